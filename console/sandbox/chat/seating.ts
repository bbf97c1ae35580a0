import { type ChatContext, findSeat, inboxOf, patchCustomer } from "./chat-state.ts";
import type { Seat } from "./customer-api.ts";

/** Gives a customer a contact and a conversation when the first message needs them, once however many wait. */
export function createSeating({ store, api, onConversation }: ChatContext): (customerKey: string) => Promise<Seat> {
  const pending = new Map<string, Promise<Seat>>();

  const sit = async (customerKey: string): Promise<Seat> => {
    const state = store.get();
    const customer = state.customers.find(({ key }) => key === customerKey);
    const inbox = customer && inboxOf(state, customer);
    if (!customer || !inbox) throw new Error("This customer's inbox is gone. Add a new customer.");
    const sourceId = customer.sourceId ?? (await api.createContact(inbox, customer.name));
    patchCustomer(store, customerKey, { sourceId });
    const conversationId = customer.conversationId ?? (await api.createConversation(inbox, sourceId));
    patchCustomer(store, customerKey, { conversationId });
    if (customer.conversationId === null) onConversation(conversationId);
    return { inbox, sourceId, conversationId };
  };

  return (customerKey) => {
    const seat = findSeat(store.get(), customerKey);
    if (seat) return Promise.resolve(seat);
    const running = pending.get(customerKey) ?? sit(customerKey).finally(() => pending.delete(customerKey));
    pending.set(customerKey, running);
    return running;
  };
}
