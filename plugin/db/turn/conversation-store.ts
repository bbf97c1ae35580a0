import type { Knex } from "knex";
import type { Conversation } from "../../core/conversation.ts";
import { type ConversationRow, toConversation } from "./conversation-row.ts";

export interface ConversationStore {
  /** The known ones of these conversations, by their id. */
  findAll(connectionId: string, ids: readonly number[]): Promise<ReadonlyMap<number, Conversation>>;
  /** The number of customers who wait for a person of any team. */
  countWaiting(connectionId: string): Promise<number>;
}

export function createConversationStore(db: Knex): ConversationStore {
  return {
    async findAll(connectionId, ids) {
      const rows = await db<ConversationRow>("conversations")
        .where({ connection_id: connectionId })
        .whereIn("conversation_id", [...ids]);
      return new Map(rows.map((row) => [row.conversation_id, toConversation(row)]));
    },
    async countWaiting(connectionId) {
      const waiting = db("conversations").where({ connection_id: connectionId, holder: "team" });
      const [row] = await waiting.count<{ count: number }[]>({ count: "*" });
      return Number(row?.count ?? 0);
    },
  };
}
