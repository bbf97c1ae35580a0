import type { Conversation, ConversationKey } from "../../plugin/core/conversation.ts";
import type { NewDelivery } from "../../plugin/db/delivery-store.ts";
import { startConversation } from "../../plugin/turn/draft.ts";
import { customerMessage } from "../helpers/builders.ts";

let last = 0;
export const nextNumber = () => {
  last += 1;
  return last;
};

export function aNewDelivery(changes: Partial<NewDelivery> = {}): NewDelivery {
  return {
    connectionId: "c1",
    dedupeKey: `message_created:${nextNumber()}`,
    source: "bot",
    event: "message_created",
    conversationId: 12,
    messageId: 5001,
    body: "{}",
    receivedAt: Date.UTC(2026, 0, 20, 9, 15, 3),
    ...changes,
  };
}

/** A conversation that no other test has, as it is before its first turn is written. */
export function aNewConversation(changes: Partial<Conversation> = {}): Conversation {
  const key: ConversationKey = { connectionId: "c1", conversationId: 100_000 + nextNumber() };
  return { ...startConversation(key, customerMessage({}, { id: key.conversationId })), ...changes };
}
