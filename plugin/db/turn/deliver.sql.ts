import { hotQuery } from "../postgres/hot-query.ts";

/** How long ago the last POST began, and a look found nothing: measured by one clock. */
const AGES = `jsonb_build_object('posting_ms', extract(epoch from now() - next.posting_at) * 1000,
           'absent_ms', extract(epoch from now() - next.absent_since) * 1000)`;

/**
 * One worker at a time empties a conversation's outbox, in order: the lease is a pair of columns with an expiry, so a
 * dead worker holds it for seconds only. Taking the next effect reads the baton in the same instant, and asks for its
 * status twice: the second look reads the row itself, which may be newer than the statement's snapshot.
 */
export const BEGIN_DELIVERY = hotQuery(
  "begin-delivery",
  `
  with asked as (
    select * from jsonb_to_recordset(?::jsonb) as asked (
        connection_id text, conversation_id bigint, owner uuid, lease_ms integer)
     order by asked.connection_id, asked.conversation_id),
  leased as (
    update conversations set deliver_owner = asked.owner, deliver_until = now() + asked.lease_ms * interval '1 millisecond'
      from asked
     where conversations.connection_id = asked.connection_id and conversations.conversation_id = asked.conversation_id
       and (conversations.deliver_until is null or conversations.deliver_until < now()
            or conversations.deliver_owner = asked.owner)
    returning conversations.connection_id, conversations.conversation_id, conversations.baton, conversations.known),
  next as (
    select first.* from leased cross join lateral (
      select effects.* from effects
       where effects.connection_id = leased.connection_id and effects.conversation_id = leased.conversation_id
         and effects.status in ('pending', 'sending', 'uncertain')
       order by effects.position limit 1) as first),
  taken as (
    update effects set status = 'sending', send_started_at = now(), attempts = effects.attempts + 1
      from next
     where effects.id = next.id and next.status = 'pending' and next.next_attempt_at <= now()
       and effects.status = 'pending'
    returning effects.id, effects.attempts)
  select leased.connection_id, leased.conversation_id, leased.baton, leased.known, taken.id is not null as taken,
         case when next.next_attempt_at <= now() then to_jsonb(next) || ${AGES} || coalesce(to_jsonb(taken), '{}') end as effect
    from leased left join next using (connection_id, conversation_id) left join taken on taken.id = next.id`,
);

/**
 * Right before the POST: the baton as it is now, if the worker still has the lease, and the time by the database's
 * clock. From here on the message may exist in Chatwoot.
 */
export const START_POSTING = hotQuery(
  "start-posting",
  `
  with asked as materialized (
    select * from jsonb_to_recordset(?::jsonb) as asked (connection_id text, conversation_id bigint, id uuid, owner uuid))
  update effects set posting_at = now(), absent_since = null
    from asked join conversations using (connection_id, conversation_id)
   where effects.id = asked.id and effects.status = 'sending' and conversations.deliver_owner = asked.owner
  returning effects.connection_id, effects.conversation_id, conversations.baton`,
);

/**
 * The transcript gets the bot's words at once: the echo may be late, or lost. That a message was sent is written down
 * whoever has the lease by now; every other outcome only by its owner.
 */
export const FINISH_EFFECT = hotQuery(
  "finish-effect",
  `
  with input as materialized (
    select * from jsonb_to_recordset(?::jsonb) as input (
        connection_id text, conversation_id bigint, id uuid, status text, message_id bigint, message jsonb, error text,
        retry_ms double precision, absent boolean, owner uuid, lease_ms integer)
     order by input.connection_id, input.conversation_id),
  done as (
    update effects set status = input.status, message_id = coalesce(input.message_id, effects.message_id),
           error = input.error,
           absent_since = case when input.absent then coalesce(effects.absent_since, now()) end,
           next_attempt_at = now() + coalesce(input.retry_ms, 0) * interval '1 millisecond',
           finished_at = case when input.status in ('sent', 'withheld', 'failed') then now() end
      from input
     where effects.id = input.id and effects.status in ('pending', 'sending', 'uncertain')
       and (input.status = 'sent' or exists (
         select 1 from conversations
          where conversations.connection_id = input.connection_id
            and conversations.conversation_id = input.conversation_id and conversations.deliver_owner = input.owner))),
  told as (
    insert into messages (connection_id, conversation_id, message_id, created_month, created_at, author, author_id,
      private, message, effect_id)
    select input.connection_id, input.conversation_id, row.message_id, row.created_month, row.created_at, 'bot',
           row.author_id, row.private, row.message, input.id
      from input, jsonb_to_record(input.message) as row (
        message_id bigint, created_month date, created_at timestamptz, author_id bigint, private boolean, message jsonb)
     where input.message is not null
    on conflict do nothing),
  due as (
    select next.* from input cross join lateral (
      select effects.* from effects
       where effects.connection_id = input.connection_id and effects.conversation_id = input.conversation_id
         and effects.status in ('pending', 'sending', 'uncertain') and effects.id <> input.id
         and input.status in ('sent', 'withheld', 'failed')
       order by effects.position limit 1) as next
     where next.next_attempt_at <= now()),
  leased as (
    update conversations set
           deliver_until = case when due.id is not null then now() + input.lease_ms * interval '1 millisecond' end,
           deliver_owner = case when due.id is not null then input.owner end
      from input left join due using (connection_id, conversation_id)
     where conversations.connection_id = input.connection_id and conversations.conversation_id = input.conversation_id
       and conversations.deliver_owner = input.owner
    returning conversations.connection_id, conversations.conversation_id, conversations.baton, conversations.known),
  taken as (
    update effects set status = 'sending', send_started_at = now(), attempts = effects.attempts + 1
      from due join leased using (connection_id, conversation_id)
     where effects.id = due.id and due.status = 'pending' and effects.status = 'pending'
    returning effects.id, effects.attempts)
  select leased.connection_id, leased.conversation_id, leased.baton, leased.known, taken.id is not null as taken,
         to_jsonb(due) || '{"posting_ms": null, "absent_ms": null}' || coalesce(to_jsonb(taken), '{}') as effect
    from leased left join due using (connection_id, conversation_id) left join taken on taken.id = due.id`,
);
