import type { Knex } from "knex";
import type { ContactMemory } from "../../core/contact-memory.ts";
import type { ConversationKey } from "../../core/conversation.ts";
import type { Ends } from "../../core/turn/episode-summary.ts";

export interface EpisodeKey extends ConversationKey {
  readonly episode: number;
}

export interface EndedEpisode extends EpisodeKey, Ends {
  readonly inboxId: number;
  /** What is remembered of the contact: without consent the episode is not summarised. */
  readonly person: ContactMemory | null;
}

export interface EpisodeStore {
  /** Recently ended episodes without a summary, with their first and last messages. */
  listToSummarise(limit: number): Promise<readonly EndedEpisode[]>;
  saveSummary(key: EpisodeKey, summary: string): Promise<void>;
}

/** Messages until the bot's next episode belong to this one. Chatwoot's messages have whole seconds only. */
const TO_SUMMARISE = `
  select episodes.connection_id as "connectionId", episodes.conversation_id as "conversationId", episodes.episode,
         conversations.inbox_id as "inboxId", contacts.memory as person, said.asked, said.answered
    from episodes join conversations using (connection_id, conversation_id)
    left join contacts on contacts.connection_id = conversations.connection_id
     and contacts.contact_id = conversations.contact_id
   cross join lateral (
     select min(later.started_at) as started_at from episodes as later
      where later.connection_id = episodes.connection_id and later.conversation_id = episodes.conversation_id
        and later.episode = episodes.episode + 1) as next
   cross join lateral (
     with own as (
       select messages.author, messages.message ->> 'text' as text, messages.message_id, messages.created_at
         from messages
        where messages.connection_id = episodes.connection_id and messages.conversation_id = episodes.conversation_id
          and not messages.private and messages.deleted_at is null
          and (messages.author <> 'customer' or conversations.marks -> 'hidden_up_to' is null
               or messages.created_at > to_timestamp((conversations.marks ->> 'hidden_up_to')::numeric / 1000))
          and messages.created_at >= date_trunc('second', episodes.started_at)
          and (next.started_at is null or messages.created_at < date_trunc('second', next.started_at)))
     select (select coalesce(json_agg(first.text), '[]') from (
               select own.text from own where own.author = 'customer' order by own.created_at, own.message_id limit 3
             ) as first) as asked,
            (select coalesce(json_agg(json_build_object('by', last.author, 'text', last.text)), '[]') from (
               select own.author, own.text from own where own.author in ('bot', 'person')
                order by own.message_id desc limit 3) as last) as answered) as said
   where episodes.ended_at is not null and episodes.summary is null and episodes.ended_at > now() - interval '7 days'
   order by episodes.ended_at limit ?`;

export function createEpisodeStore(db: Knex): EpisodeStore {
  return {
    async listToSummarise(limit) {
      const { rows } = await db.raw(TO_SUMMARISE, [limit]);
      return rows;
    },
    async saveSummary({ connectionId, conversationId, episode }, summary) {
      await db("episodes")
        .where({ connection_id: connectionId, conversation_id: conversationId, episode })
        .whereNull("summary")
        .update({ summary });
    },
  };
}
