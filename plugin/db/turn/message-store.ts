import type { Knex } from "knex";
import type { ConversationKey } from "../../core/conversation.ts";

export interface MessageStore {
  /** Which of these messages the transcript has, and its oldest and newest id. */
  knownIds(key: ConversationKey, ids: readonly number[]): Promise<KnownIds>;
}

export interface KnownIds {
  readonly ids: ReadonlySet<number>;
  readonly firstId: number | null;
  readonly lastId: number | null;
}

/** Answers given through a message of the bot have negative ids, which Chatwoot does not know. */
const OWN = "messages.connection_id = :connectionId and messages.conversation_id = :conversationId";
const KNOWN_IDS = `
  select (select coalesce(array_agg(messages.message_id), '{}') from messages
           where ${OWN} and messages.message_id = any(:ids::bigint[])) as ids,
         (select min(messages.message_id) from messages where ${OWN} and messages.message_id > 0) as first_id,
         (select max(messages.message_id) from messages where ${OWN} and messages.message_id > 0) as last_id`;

export function createMessageStore(db: Knex): MessageStore {
  return {
    async knownIds({ connectionId, conversationId }, ids) {
      const { rows } = await db.raw(KNOWN_IDS, { connectionId, conversationId, ids: [...ids] });
      const [{ ids: known, first_id: firstId, last_id: lastId }] = rows;
      return { ids: new Set<number>(known.map(Number)), firstId, lastId };
    },
  };
}
