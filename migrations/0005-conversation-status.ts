import type { Knex } from "knex";

/** What reports and other systems ask: in which state a conversation is, and what became of each episode. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- the episode that this one takes up again, soon after it was closed
    alter table episodes add column reopens integer;
    create index episodes_to_summarise on episodes (ended_at) where ended_at is not null and summary is null;
    ${CONVERSATION_STATUS};
    drop view episode_numbers;
    ${EPISODE_NUMBERS};`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop view conversation_status, episode_numbers;
    drop index episodes_to_summarise;
    alter table episodes drop column reopens;
    ${EARLIER_EPISODE_NUMBERS};`);
}

/** The words are those of core/public-status.ts. Chatwoot's messages know whole seconds only. */
const CONVERSATION_STATUS = `
  create view conversation_status as
    select conversations.connection_id, conversations.conversation_id, conversations.inbox_id, conversations.holder,
           case when conversations.holder in ('team', 'agent') then 'human_handoff'
                when conversations.holder = 'closed'
                  then case when conversations.baton ->> 'reason' = 'timeout' then 'expired' else 'agent_closed' end
                when answered.message_id is not null then 'progress'
                else 'pending' end as status,
           case conversations.holder when 'team' then 'waiting_agent' when 'agent' then 'assigned' end as detail,
           conversations.holder in ('team', 'agent') as is_hil,
           conversations.baton ->> 'reason' as reason,
           to_timestamp((conversations.baton ->> 'since')::double precision / 1000) as since,
           to_timestamp((conversations.baton ->> 'waitingSince')::double precision / 1000) as waiting_since,
           episodes.episode, episodes.started_at as episode_started_at,
           next_timer.kind as next_timer, next_timer.due_at as next_timer_at
      from conversations
      left join episodes
        on episodes.connection_id = conversations.connection_id
       and episodes.conversation_id = conversations.conversation_id
       and episodes.episode = (conversations.baton ->> 'episode')::integer
      left join lateral (
        select timers.kind, timers.due_at from timers
         where timers.connection_id = conversations.connection_id
           and timers.conversation_id = conversations.conversation_id
         order by timers.due_at limit 1) as next_timer on true
      left join lateral (
        select messages.message_id from messages
         where messages.connection_id = conversations.connection_id
           and messages.conversation_id = conversations.conversation_id
           and messages.author = 'bot' and not messages.private
           and messages.created_at >= date_trunc('second', episodes.started_at)
         order by messages.message_id desc limit 1) as answered on true`;

const EPISODE_NUMBERS = `
  create view episode_numbers as
    select episodes.connection_id, episodes.conversation_id, episodes.episode, episodes.started_at, episodes.ended_at,
           episodes.outcome, episodes.handoffs,
           extract(epoch from episodes.ended_at - episodes.started_at) as seconds,
           said.customer, said.bot, said.person, episodes.reopens, episodes.summary
      from episodes
     cross join lateral (
       select min(later.started_at) as started_at from episodes as later
        where later.connection_id = episodes.connection_id and later.conversation_id = episodes.conversation_id
          and later.episode = episodes.episode + 1) as next
     cross join lateral (
       select count(*) filter (where messages.author = 'customer') as customer,
              count(*) filter (where messages.author = 'bot') as bot,
              count(*) filter (where messages.author = 'person') as person
         from messages
        where messages.connection_id = episodes.connection_id and messages.conversation_id = episodes.conversation_id
          and not messages.private and messages.created_at >= date_trunc('second', episodes.started_at)
          and (next.started_at is null or messages.created_at < date_trunc('second', next.started_at))) as said`;

const EARLIER_EPISODE_NUMBERS = `
  create view episode_numbers as
    select episodes.connection_id, episodes.conversation_id, episodes.episode, episodes.started_at, episodes.ended_at,
           episodes.outcome, episodes.handoffs,
           extract(epoch from episodes.ended_at - episodes.started_at) as seconds,
           said.customer, said.bot, said.person
      from episodes
     cross join lateral (
       select count(*) filter (where messages.author = 'customer') as customer,
              count(*) filter (where messages.author = 'bot') as bot,
              count(*) filter (where messages.author = 'person') as person
         from messages
        where messages.connection_id = episodes.connection_id and messages.conversation_id = episodes.conversation_id
          and not messages.private and messages.created_at >= episodes.started_at
          and (episodes.ended_at is null or messages.created_at < episodes.ended_at)) as said`;
