import type { Conversation, ConversationKey, TurnChange } from "../core/conversation.ts";
import type { TurnStore } from "../db/turn/turn-store.ts";

/** Reads, decides and writes until nobody wrote in between. Null from `decide` leaves everything as it is. */
export async function changeConversation(
  turns: TurnStore,
  key: ConversationKey,
  decide: (conversation: Conversation) => TurnChange | null,
): Promise<boolean> {
  for (;;) {
    const conversation = await turns.find(key);
    const change = conversation && decide(conversation);
    if (!change) return false;
    if (await turns.commit(change)) return true;
  }
}
