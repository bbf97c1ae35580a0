import { type HotQuery, hotQuery } from "../postgres/hot-query.ts";
import type { OfConversation } from "../postgres/per-conversation.ts";

/**
 * A turn is written by one statement and so in one transaction. `moved` is empty when another worker wrote the
 * conversation since it was read; then no other part writes either. A deletion may arrive before the message itself:
 * `buried` messages are in the transcript already when they arrive, and so need no answer.
 */
const MOVE = `
  with input as materialized (
    select doc, doc ->> 'connection_id' as connection_id, (doc ->> 'conversation_id')::bigint as conversation_id
      from jsonb_array_elements(?::jsonb) as doc),
  wanted as (select row.* from input, jsonb_to_record(input.doc -> 'conversation') as row (
    connection_id text, conversation_id bigint, inbox_id bigint, contact_id bigint, version bigint, holder text,
    baton jsonb, known jsonb, asks bigint, owed bigint[], owed_since timestamptz, think_due_at timestamptz,
    offer jsonb, summary text, instruction text, marks jsonb, wish jsonb, audit_seq bigint, audit_hash text)),
  moved as (
    insert into conversations (connection_id, conversation_id, inbox_id, contact_id, version, holder, baton, known, asks,
      owed, owed_since, think_due_at, offer, summary, instruction, marks, wish, audit_seq, audit_hash)
    select connection_id, conversation_id, inbox_id, contact_id, version + 1, holder, baton, known, asks,
      owed, owed_since, think_due_at, offer, summary, instruction, marks, wish, audit_seq, audit_hash from wanted
     order by connection_id, conversation_id
    on conflict (connection_id, conversation_id) do update set
      inbox_id = excluded.inbox_id, contact_id = excluded.contact_id, version = excluded.version, holder = excluded.holder,
      baton = excluded.baton, known = excluded.known, asks = excluded.asks, owed = excluded.owed,
      owed_since = excluded.owed_since, think_due_at = excluded.think_due_at, offer = excluded.offer,
      summary = excluded.summary, instruction = excluded.instruction, marks = excluded.marks, wish = excluded.wish, audit_seq = excluded.audit_seq,
      audit_hash = excluded.audit_hash, updated_at = now(),
      think_until = case when excluded.think_due_at is null then null else conversations.think_until end
    where conversations.version = excluded.version - 1
    returning connection_id, conversation_id),
  turn as (select input.* from moved join input using (connection_id, conversation_id))`;

/** By their key in the document: a turn writes few of them, and each costs time even when it has nothing to do. */
const PARTS = {
  messages: `
  told as (
    insert into messages (connection_id, conversation_id, message_id, created_month, created_at, author, author_id,
      private, message, effect_id)
    select turn.connection_id, turn.conversation_id, row.message_id, row.created_month, row.created_at, row.author,
      row.author_id, row.private, row.message, row.effect_id
      from turn, jsonb_to_recordset(turn.doc -> 'messages') as row (
        message_id bigint, created_month date, created_at timestamptz, author text, author_id bigint, private boolean,
        message jsonb, effect_id uuid)
    on conflict (connection_id, conversation_id, message_id, created_month) do update set
      message = excluded.message, effect_id = coalesce(excluded.effect_id, messages.effect_id),
      edited_at = case when messages.message ->> 'text' is distinct from excluded.message ->> 'text' then now()
                       else messages.edited_at end
    where messages.deleted_at is null)`,
  deleted: `
  forgotten as (
    update messages set deleted_at = now(), message = messages.message || '{"text": "", "attachments": []}'
      from turn
     where messages.connection_id = turn.connection_id and messages.conversation_id = turn.conversation_id
       and messages.message_id in (select jsonb_array_elements_text(turn.doc -> 'deleted')::bigint)),
  buried as (
    insert into messages (connection_id, conversation_id, message_id, created_month, created_at, author, private, message,
      deleted_at)
    select turn.connection_id, turn.conversation_id, item.id::bigint, date_trunc('month', now())::date, now(), 'system',
      false, '{"text": "", "attachments": []}', now()
      from turn, jsonb_array_elements_text(turn.doc -> 'deleted') as item (id)
     where not exists (
       select 1 from messages
        where messages.connection_id = turn.connection_id and messages.conversation_id = turn.conversation_id
          and messages.message_id = item.id::bigint)
    on conflict do nothing)`,
  contact: `
  met as (
    insert into contacts (connection_id, contact_id, name, email, phone, identifier, attributes, memory)
    select distinct on (turn.connection_id, row.id) turn.connection_id, row.id, row.name, row.email, row.phone, row.identifier, row.attributes,
      nullif(turn.doc -> 'person', 'null'::jsonb)
      from turn, jsonb_to_recordset(turn.doc -> 'contact') as row (
        id bigint, name text, email text, phone text, identifier text, attributes jsonb)
     order by turn.connection_id, row.id
    on conflict (connection_id, contact_id) do update set
      name = excluded.name, email = excluded.email, phone = excluded.phone, identifier = excluded.identifier,
      attributes = excluded.attributes, updated_at = now(),
      memory = case when excluded.memory is null then contacts.memory
                    else coalesce(contacts.memory, '{}') || excluded.memory end)`,
  effects: `
  owed as (
    insert into effects (id, connection_id, conversation_id, cause, baton_seq, effect)
    select row.id, turn.connection_id, turn.conversation_id, row.cause, row.baton_seq, row.effect
      from turn, jsonb_array_elements(turn.doc -> 'effects') with ordinality as item (value, nr),
        jsonb_to_record(item.value) as row (id uuid, cause text, baton_seq bigint, effect jsonb)
     order by item.nr
    on conflict (id) do nothing)`,
  confirmed: `
  confirmed as (
    update effects set status = 'sent', message_id = row."messageId", finished_at = now(), error = null
      from turn, jsonb_to_recordset(turn.doc -> 'confirmed') as row ("effectId" uuid, "messageId" bigint)
     where effects.id = row."effectId" and effects.connection_id = turn.connection_id
       and effects.conversation_id = turn.conversation_id and effects.status <> 'sent')`,
  audit: `
  recorded as (
    insert into audit_log (connection_id, conversation_id, seq, at, actor, action, reason, data, previous_hash, hash)
    select turn.connection_id, turn.conversation_id, row.seq, row.at, row.actor, row.action, row.reason, row.data,
      row.previous_hash, row.hash
      from turn, jsonb_to_recordset(turn.doc -> 'audit') as row (
        seq bigint, at timestamptz, actor text, action text, reason text, data jsonb, previous_hash text, hash text))`,
  cancelled: `
  cancelled as (
    delete from timers using turn
     where timers.connection_id = turn.connection_id and timers.conversation_id = turn.conversation_id
       and timers.kind in (select jsonb_array_elements_text(turn.doc -> 'cancelled'))
       and timers.kind not in (select row.kind from jsonb_to_recordset(turn.doc -> 'timers') as row (kind text)))`,
  timers: `
  set_timers as (
    insert into timers (connection_id, conversation_id, kind, due_at, data)
    select turn.connection_id, turn.conversation_id, row.kind, row."dueAt", row.data
      from turn, jsonb_to_recordset(turn.doc -> 'timers') as row (kind text, "dueAt" timestamptz, data jsonb)
    on conflict (connection_id, conversation_id, kind) do update set
      due_at = excluded.due_at, data = excluded.data, created_at = now())`,
  episodes: `
  told_episode as (
    insert into episodes (connection_id, conversation_id, episode, started_at, ended_at, outcome, handoffs, reopens)
    select turn.connection_id, turn.conversation_id, row.episode, coalesce(row."startedAt", now()), row."endedAt",
      row.outcome, coalesce(row.handoffs, 0), row.reopens
      from turn, jsonb_to_recordset(turn.doc -> 'episodes') as row (
        episode integer, "startedAt" timestamptz, "endedAt" timestamptz, outcome text, handoffs integer, reopens integer)
    on conflict (connection_id, conversation_id, episode) do update set
      ended_at = coalesce(excluded.ended_at, episodes.ended_at), outcome = coalesce(excluded.outcome, episodes.outcome),
      summary = case when excluded.ended_at is null then episodes.summary end,
      handoffs = greatest(excluded.handoffs, episodes.handoffs))`,
  handoffs: `
  told_handoff as (
    insert into handoffs (connection_id, conversation_id, episode, nr, at, reason, team, picked_up_at, first_reply_at,
      ended_at, rating, escalated_at, escalated_by, escalation_reason)
    select turn.connection_id, turn.conversation_id, row.episode, row.nr, coalesce(row.at, now()),
      coalesce(row.reason, 'opened'), row.team, row."pickedUpAt", row."firstReplyAt", row."endedAt", row.rating,
      case when row."escalatedBy" is not null then row.at end, row."escalatedBy", row."escalationReason"
      from turn, jsonb_to_recordset(turn.doc -> 'handoffs') as row (
        episode integer, nr integer, at timestamptz, reason text, team text, "pickedUpAt" timestamptz,
        "firstReplyAt" timestamptz, "endedAt" timestamptz, rating integer,
        "escalatedBy" bigint, "escalationReason" text)
    on conflict (connection_id, conversation_id, episode, nr) do update set
      picked_up_at = coalesce(handoffs.picked_up_at, excluded.picked_up_at),
      first_reply_at = coalesce(handoffs.first_reply_at, excluded.first_reply_at),
      ended_at = coalesce(handoffs.ended_at, excluded.ended_at), rating = coalesce(excluded.rating, handoffs.rating))`,
  notices: `
  noticed as (
    insert into notices (connection_id, conversation_id, kind, channel, address, text)
    select turn.connection_id, turn.conversation_id, row.kind, row.channel, row.address, row.text
      from turn, jsonb_to_recordset(turn.doc -> 'notices') as row (kind text, channel text, address text, text text))`,
  tickets: `
  ticketed as (
    insert into tickets (connection_id, conversation_id, kind, title, detail)
    select turn.connection_id, turn.conversation_id, 'conversation', row.title, row.detail
      from turn, jsonb_to_recordset(turn.doc -> 'tickets') as row (title text, detail jsonb))`,
  deliveries: `
  settled as (
    update deliveries set settled_at = now(), outcome = row.outcome
      from turn, jsonb_to_recordset(turn.doc -> 'deliveries') as row (id bigint, outcome text)
     where deliveries.connection_id = turn.connection_id and deliveries.conversation_id = turn.conversation_id
       and deliveries.settled_at is null and deliveries.id = row.id)`,
  commands: `
  asked as (
    insert into commands (connection_id, conversation_id, message_id, name, call, actor_id)
    select turn.connection_id, turn.conversation_id, (item.call ->> 'messageId')::bigint, item.call ->> 'name', item.call,
      (item.call -> 'actor' ->> 'id')::bigint
      from turn, jsonb_array_elements(turn.doc -> 'commands') with ordinality as item (call, nr)
     order by item.nr
    on conflict (connection_id, message_id) do nothing)`,
  commandsDone: `
  done as (
    update commands set status = row.status, finished_at = now(), lease_until = null
      from turn, jsonb_to_recordset(turn.doc -> 'commandsDone') as row ("messageId" bigint, status text)
     where commands.connection_id = turn.connection_id and commands.message_id = row."messageId")`,
  askedApprovals: `
  to_approve as (
    insert into approvals (connection_id, conversation_id, nr, tool, args)
    select turn.connection_id, turn.conversation_id, item.nr + coalesce((
        select max(approvals.nr) from approvals
         where approvals.connection_id = turn.connection_id and approvals.conversation_id = turn.conversation_id), 0),
      item.asked ->> 'tool', item.asked -> 'args'
      from turn, jsonb_array_elements(turn.doc -> 'askedApprovals') with ordinality as item (asked, nr))`,
  approvals: `
  decided as (
    update approvals set status = row.status, decided_by = row."decidedBy", decided_at = now()
      from turn, jsonb_to_recordset(turn.doc -> 'approvals') as row (nr integer, status text, "decidedBy" bigint)
     where approvals.connection_id = turn.connection_id and approvals.conversation_id = turn.conversation_id
       and approvals.nr = row.nr and approvals.status = 'pending')`,
  erasures: `
  to_erase as (
    insert into deletion_requests (connection_id, contact_id, conversation_id, requested_by)
    select turn.connection_id, row."contactId", turn.conversation_id, row."requestedBy"
      from turn, jsonb_to_recordset(turn.doc -> 'erasures') as row ("contactId" bigint, "requestedBy" bigint)
    on conflict do nothing)`,
};

type Part = keyof typeof PARTS;

const PART_NAMES = Object.keys(PARTS) as readonly Part[];
const known = new Map<number, HotQuery>();

/** All rows that one turn writes; the lists may be empty. */
export interface TurnDoc extends OfConversation, Readonly<Record<Part, readonly unknown[]>> {
  readonly conversation: object;
  /** The new memory of the contact; null leaves it unchanged. */
  readonly person: object | null;
}

/** The statement that writes the parts that these documents contain. */
export function commitTurns(docs: readonly TurnDoc[]): HotQuery {
  const parts = PART_NAMES.filter((part) => docs.some((doc) => doc[part].length > 0));
  const mask = parts.reduce((bits, part) => bits | (1 << PART_NAMES.indexOf(part)), 0);
  const query = known.get(mask) ?? hotQuery(`commit-turns-${mask}`, textOf(parts));
  known.set(mask, query);
  return query;
}

function textOf(parts: readonly Part[]): string {
  const steps = [MOVE, ...parts.map((part) => PARTS[part])];
  return `${steps.join(",")}\n  select connection_id, conversation_id from moved`;
}
