import type { Knex } from "knex";
import type { Conversation } from "../core/conversation.ts";
import { type ConversationRow, toConversation } from "./conversation-row.ts";

export interface ConversationStore {
  /** Those of these that Baton knows, by their id. */
  findAll(connectionId: string, ids: readonly number[]): Promise<ReadonlyMap<number, Conversation>>;
}

export function createConversationStore(db: Knex): ConversationStore {
  return {
    async findAll(connectionId, ids) {
      const rows = await db<ConversationRow>("conversations")
        .where({ connection_id: connectionId })
        .whereIn("conversation_id", [...ids]);
      return new Map(rows.map((row) => [row.conversation_id, toConversation(row)]));
    },
  };
}
