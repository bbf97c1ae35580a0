export interface RestContact {
  readonly id: number;
  readonly name: string | null;
  readonly email: string | null;
  /** E.164 with `+`. */
  readonly phone_number: string | null;
  readonly identifier: string | null;
  readonly blocked?: boolean;
  readonly thumbnail?: string;
  readonly availability_status?: string;
  readonly custom_attributes: Readonly<Record<string, unknown>>;
  readonly additional_attributes: Readonly<Record<string, unknown>>;
  readonly last_activity_at?: number | null;
  readonly created_at?: number;
  readonly contact_inboxes?: readonly RestContactInbox[];
}

export interface RestContactInbox {
  readonly source_id: string;
  readonly inbox: { readonly id: number; readonly name?: string; readonly channel_type?: string };
}
