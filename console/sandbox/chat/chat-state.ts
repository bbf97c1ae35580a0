import type { Message } from "../../shared/chatwoot/message.ts";
import type { Store } from "../../shared/store.ts";
import type { Inbox } from "../info.ts";
import type { Typists } from "../typists.ts";
import type { CustomerApi, Seat } from "./customer-api.ts";
import type { Customer } from "./customers.ts";

/** A message on its way: shown at once, replaced by the server's own when that comes. */
export interface Outgoing {
  readonly key: string;
  readonly customerKey: string;
  readonly text: string;
  readonly files: readonly File[];
  readonly state: "sending" | "failed";
  readonly error: string;
  readonly createdAtMs: number;
}

export interface ChatState {
  readonly inboxes: readonly Inbox[];
  readonly customers: readonly Customer[];
  readonly selectedKey: string;
  /** Messages of the selected customer's conversation. */
  readonly messages: readonly Message[];
  readonly outbox: readonly Outgoing[];
  /** Unread answers of the customers not looked at, by customer key. */
  readonly unread: ReadonlyMap<string, number>;
  readonly typists: Typists;
  readonly isLoading: boolean;
}

export interface ChatContext {
  readonly store: Store<ChatState>;
  readonly api: CustomerApi;
  readonly onError: (title: string, err: unknown) => void;
  readonly onConversation: (conversationId: number) => void;
}

export function selectedCustomer(state: ChatState): Customer | undefined {
  return state.customers.find((customer) => customer.key === state.selectedKey);
}

export function inboxOf(state: ChatState, customer: Customer): Inbox | undefined {
  return state.inboxes.find((inbox) => inbox.id === customer.inboxId);
}

export function outgoingOf(state: ChatState, customerKey: string): readonly Outgoing[] {
  return state.outbox.filter((outgoing) => outgoing.customerKey === customerKey);
}

export function findSeat(state: ChatState, customerKey: string): Seat | null {
  const customer = state.customers.find(({ key }) => key === customerKey);
  const inbox = customer && inboxOf(state, customer);
  if (!inbox || !customer?.sourceId || customer.conversationId === null) return null;
  return { inbox, sourceId: customer.sourceId, conversationId: customer.conversationId };
}

export function patchCustomer(store: Store<ChatState>, key: string, patch: Partial<Customer>): void {
  store.set(({ customers }) => ({
    customers: customers.map((customer) => (customer.key === key ? { ...customer, ...patch } : customer)),
  }));
}

export function patchOutgoing(store: Store<ChatState>, key: string, patch: Partial<Outgoing>): void {
  store.set(({ outbox }) => ({
    outbox: outbox.map((outgoing) => (outgoing.key === key ? { ...outgoing, ...patch } : outgoing)),
  }));
}
