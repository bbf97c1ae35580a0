import { hotQuery } from "./hot-query.ts";

/**
 * One conversation's outbox is emptied by one worker at a time, in order: the lease is a pair of columns with an expiry,
 * so a worker that died holds it for seconds only. Taking the next effect reads the baton in the same instant, and asks
 * for its status twice: the second look is at the row itself, which may be newer than what this statement saw of it.
 */
export const BEGIN_DELIVERY = hotQuery(
  "begin-delivery",
  `
  with leased as (
    update conversations set deliver_owner = ?::uuid, deliver_until = now() + ? * interval '1 millisecond'
     where conversations.connection_id = ? and conversations.conversation_id = ?
       and (conversations.deliver_until is null or conversations.deliver_until < now() or conversations.deliver_owner = ?::uuid)
    returning connection_id, conversation_id, baton, known),
  next as (
    select effects.* from effects join leased using (connection_id, conversation_id)
     where effects.status in ('pending', 'sending', 'uncertain')
     order by effects.position limit 1),
  taken as (
    update effects set status = 'sending', send_started_at = now(), attempts = effects.attempts + 1
      from next
     where effects.id = next.id and next.status = 'pending' and next.next_attempt_at <= now()
       and effects.status = 'pending'
    returning effects.id, effects.attempts, effects.send_started_at)
  select leased.baton, leased.known, taken.id is not null as taken,
         case when next.next_attempt_at <= now() then to_jsonb(next) || coalesce(to_jsonb(taken), '{}') end as effect
    from leased left join next on true left join taken on true`,
);

/** The transcript gets the bot's words at once: the echo may be late, or lost. */
export const FINISH_EFFECT = hotQuery(
  "finish-effect",
  `
  with input as materialized (select row.* from jsonb_to_record(?::jsonb) as row (
    id uuid, status text, message_id bigint, message jsonb, error text, retry_ms double precision, owner uuid, lease_ms integer)),
  wanted as (select ?::text as connection_id, ?::bigint as conversation_id),
  done as (
    update effects set status = input.status, message_id = coalesce(input.message_id, effects.message_id),
           error = input.error,
           next_attempt_at = now() + coalesce(input.retry_ms, 0) * interval '1 millisecond',
           finished_at = case when input.status in ('sent', 'withheld', 'failed') then now() end
      from input, wanted
     where effects.id = input.id and effects.status in ('pending', 'sending', 'uncertain')),
  told as (
    insert into messages (connection_id, conversation_id, message_id, created_month, created_at, author, author_id,
      private, message, effect_id)
    select wanted.connection_id, wanted.conversation_id, row.message_id, row.created_month, row.created_at, 'bot',
           row.author_id, row.private, row.message, input.id
      from input, wanted, jsonb_to_record(input.message) as row (
        message_id bigint, created_month date, created_at timestamptz, author_id bigint, private boolean, message jsonb)
     where input.message is not null
    on conflict do nothing),
  next as (
    select effects.* from effects, wanted, input
     where effects.connection_id = wanted.connection_id and effects.conversation_id = wanted.conversation_id
       and effects.status in ('pending', 'sending', 'uncertain') and effects.id <> input.id
       and input.status in ('sent', 'withheld', 'failed')
     order by effects.position limit 1),
  due as (select next.* from next where next.next_attempt_at <= now()),
  leased as (
    update conversations set
           deliver_until = case when exists (select 1 from due) then now() + input.lease_ms * interval '1 millisecond' end,
           deliver_owner = case when exists (select 1 from due) then input.owner end
      from wanted, input
     where conversations.connection_id = wanted.connection_id and conversations.conversation_id = wanted.conversation_id
       and conversations.deliver_owner = input.owner
    returning conversations.baton, conversations.known),
  taken as (
    update effects set status = 'sending', send_started_at = now(), attempts = effects.attempts + 1
      from due, leased where effects.id = due.id and due.status = 'pending' and effects.status = 'pending'
    returning effects.id, effects.attempts, effects.send_started_at)
  select leased.baton, leased.known, taken.id is not null as taken,
         to_jsonb(due) || coalesce(to_jsonb(taken), '{}') as effect
    from leased left join due on true left join taken on true`,
);
