/** Who a Chatwoot access token belongs to, as Chatwoot says. */
export interface Identity {
  readonly id: number;
  readonly name: string;
  readonly accounts: readonly { readonly id: number; readonly role: string }[];
}
