import type { Knex } from "knex";
import type { ConversationKey } from "../core/conversation.ts";

export interface MessageStore {
  /** Which of these the transcript has, and the newest it has at all. */
  knownIds(key: ConversationKey, ids: readonly number[]): Promise<{ ids: ReadonlySet<number>; lastId: number | null }>;
}

const KNOWN_IDS = `
  select (select coalesce(array_agg(messages.message_id), '{}') from messages
           where messages.connection_id = :connectionId and messages.conversation_id = :conversationId
             and messages.message_id = any(:ids::bigint[])) as ids,
         (select max(messages.message_id) from messages
           where messages.connection_id = :connectionId and messages.conversation_id = :conversationId) as last_id`;

export function createMessageStore(db: Knex): MessageStore {
  return {
    async knownIds({ connectionId, conversationId }, ids) {
      const { rows } = await db.raw(KNOWN_IDS, { connectionId, conversationId, ids: [...ids] });
      return { ids: new Set<number>(rows[0].ids.map(Number)), lastId: rows[0].last_id };
    },
  };
}
