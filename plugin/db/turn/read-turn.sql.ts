import { hotQuery } from "../postgres/hot-query.ts";

/** The data for settling, for each requested conversation. */
export const READ_FOR_SETTLE = hotQuery(
  "read-for-settle",
  `
  select asked.connection_id, asked.conversation_id, to_jsonb(conversations) as conversation, contacts.memory as person,
         found.deliveries, found.known_message_ids
    from jsonb_to_recordset(?::jsonb) as asked (connection_id text, conversation_id bigint, deliveries integer)
    left join conversations using (connection_id, conversation_id)
    left join contacts using (connection_id, contact_id)
   cross join lateral (
    with waiting as (
      select deliveries.id, deliveries.source, deliveries.body, deliveries.event, deliveries.message_id, deliveries.received_at
        from deliveries
       where deliveries.connection_id = asked.connection_id and deliveries.conversation_id = asked.conversation_id
         and deliveries.settled_at is null
       order by deliveries.message_id nulls last, deliveries.id
       limit asked.deliveries)
    select (select coalesce(json_agg(json_build_object('id', waiting.id, 'source', waiting.source, 'body', waiting.body,
                     'receivedAt', extract(epoch from waiting.received_at) * 1000)), '[]')
              from waiting) as deliveries,
           (select coalesce(json_agg(messages.message_id), '[]') from messages
             where messages.connection_id = asked.connection_id and messages.conversation_id = asked.conversation_id
               and messages.message_id in (
                 select case waiting.event when 'message_created' then waiting.message_id else -waiting.message_id end
                   from waiting)) as known_message_ids) as found`,
);

/**
 * The newest messages of a row named `leased`, and those owed however old they are. An answer given through a button
 * has the negative id of its question: it belongs after that question, not before the oldest message.
 */
const TRANSCRIPT = `(with latest as (
            select messages.message_id, messages.created_at, messages.message from messages
             where messages.connection_id = leased.connection_id and messages.conversation_id = leased.conversation_id
               and messages.message_id > 0 and messages.deleted_at is null and not messages.private
             order by messages.message_id desc limit leased.window),
          given as (
            select messages.message_id, messages.created_at, messages.message from messages
             where messages.connection_id = leased.connection_id and messages.conversation_id = leased.conversation_id
               and messages.message_id <= -(select min(latest.message_id) from latest) and messages.deleted_at is null),
          owed as (
            select messages.message_id, messages.created_at, messages.message from messages
             where messages.connection_id = leased.connection_id and messages.conversation_id = leased.conversation_id
               and messages.message_id = any(leased.owed) and messages.deleted_at is null),
          told as (
            select distinct on (message_id) message_id, created_at, message
              from (select * from latest union all select * from given union all select * from owed) as found),
          placed as (
            select told.message, told.created_at,
                   case when told.message_id > 0 then told.message_id else
                     (select max(before.message_id) from told as before
                       where before.message_id > 0 and before.created_at <= told.created_at) end as place
              from told)
          select coalesce(json_agg(placed.message order by placed.place, placed.created_at), '[]') from placed)`;

export const LEASE_FOR_THINK = hotQuery(
  "lease-for-think",
  `
  with asked as (
    select * from jsonb_to_recordset(?::jsonb) as asked (
        connection_id text, conversation_id bigint, lease_ms integer, owner uuid, now timestamptz, messages integer)
     order by asked.connection_id, asked.conversation_id),
  leased as (
    update conversations set think_owner = asked.owner, think_until = now() + asked.lease_ms * interval '1 millisecond'
      from asked
     where conversations.connection_id = asked.connection_id and conversations.conversation_id = asked.conversation_id
       and conversations.think_due_at <= asked.now + interval '20 milliseconds'
       and (conversations.think_until is null or conversations.think_until < now())
    returning conversations.*, asked.messages as window)
  select leased.connection_id, leased.conversation_id, to_jsonb(leased) as conversation,
         (select contacts.memory from contacts
           where contacts.connection_id = leased.connection_id and contacts.contact_id = leased.contact_id) as person,
         ${TRANSCRIPT} as messages
    from leased`,
);

/** The data that a command may read. */
export const READ_FOR_COMMAND = hotQuery(
  "read-for-command",
  `
  with leased as (
    select conversations.*, ?::integer as window from conversations
     where conversations.connection_id = ? and conversations.conversation_id = ?)
  select to_jsonb(leased) as conversation, ${TRANSCRIPT} as messages,
         (select contacts.memory from contacts
           where contacts.connection_id = leased.connection_id and contacts.contact_id = leased.contact_id) as person,
         (select coalesce(json_agg(json_build_object('kind', timers.kind, 'dueAt', extract(epoch from timers.due_at) * 1000,
                   'data', timers.data) order by timers.due_at), '[]') from timers
           where timers.connection_id = leased.connection_id and timers.conversation_id = leased.conversation_id) as timers,
         (select coalesce(json_agg(json_build_object('at', extract(epoch from tail.at) * 1000, 'actor', tail.actor,
                   'action', tail.action, 'reason', tail.reason, 'data', tail.data) order by tail.seq), '[]')
            from (select audit_log.* from audit_log
                   where audit_log.connection_id = leased.connection_id
                     and audit_log.conversation_id = leased.conversation_id
                   order by audit_log.seq desc limit 50) as tail) as record,
         (select coalesce(json_agg(json_build_object('kind', failed.kind, 'error', failed.error,
                   'at', extract(epoch from failed.finished_at) * 1000) order by failed.finished_at desc), '[]')
            from (select effects.effect ->> 'kind' as kind, effects.error, effects.finished_at from effects
                   where effects.connection_id = leased.connection_id
                     and effects.conversation_id = leased.conversation_id and effects.status = 'failed'
                   order by effects.position desc limit 3) as failed) as failures,
         (select coalesce(json_agg(json_build_object('nr', approvals.nr, 'tool', approvals.tool, 'args', approvals.args)
                   order by approvals.nr), '[]') from approvals
           where approvals.connection_id = leased.connection_id and approvals.conversation_id = leased.conversation_id
             and approvals.status = 'pending') as approvals
    from leased`,
);
