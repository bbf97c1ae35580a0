import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import { chainAudit } from "../core/audit.ts";
import type { ContactMemory, Conversation, ConversationKey, TurnChange } from "../core/conversation.ts";
import type { Message } from "../core/event.ts";
import type { HandoffChange } from "../core/story.ts";
import { commitTurn } from "./commit-turn.sql.ts";
import { toConversation } from "./conversation-row.ts";
import { hotQuery, runHot } from "./hot-query.ts";

export interface UnsettledDelivery {
  readonly id: number;
  readonly source: "bot" | "account" | "reconcile";
  readonly body: string;
  readonly receivedAt: number;
}

export interface SettleView {
  readonly conversation: Conversation | null;
  readonly deliveries: readonly UnsettledDelivery[];
  /** Ids among the deliveries' messages that the transcript has already; negative ones are answers given through them. */
  readonly knownMessageIds: ReadonlySet<number>;
  /** What is remembered of the contact of a known conversation; a first message brings no memory yet. */
  readonly person: ContactMemory | null;
}

export interface ThinkView {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly person: ContactMemory | null;
}

export interface ThinkLease {
  readonly leaseMs: number;
  /** How many of the newest messages are wanted. */
  readonly messages: number;
  readonly now?: number;
}

/** What a turn reads and writes. Reading takes no lock: a commit succeeds only on the version that was read. */
export interface TurnStore {
  find(key: ConversationKey): Promise<Conversation | undefined>;
  readForSettle(key: ConversationKey, limit: number): Promise<SettleView>;
  /** What is remembered of a contact who writes in a conversation that is new to Baton. */
  findPerson(connectionId: string, contactId: number): Promise<ContactMemory | null>;
  /** Takes the lease to think, if an answer is due and nobody else is making it. */
  leaseForThink(key: ConversationKey, options: ThinkLease): Promise<ThinkView | undefined>;
  renewThinkLease(key: ConversationKey, leaseMs: number): Promise<void>;
  dropThinkLease(key: ConversationKey): Promise<void>;
  /** False when somebody else wrote since: read again and decide anew. */
  commit(change: TurnChange): Promise<boolean>;
}

export function createTurnStore(db: Knex): TurnStore {
  const raw = async (sql: string, bindings: readonly unknown[]) => (await db.raw(sql, [...bindings] as string[])).rows;
  return {
    async find({ connectionId, conversationId }) {
      const [row] = await raw(FIND, [connectionId, conversationId]);
      return row && toConversation(row);
    },
    async readForSettle({ connectionId, conversationId }, limit) {
      const [row] = await runHot(db, READ_FOR_SETTLE, [connectionId, conversationId, limit]);
      return {
        conversation: row.conversation && toConversation(row.conversation),
        deliveries: row.deliveries,
        knownMessageIds: new Set<number>(row.known_message_ids),
        person: row.person,
      };
    },
    async findPerson(connectionId, contactId) {
      const [row] = await runHot(db, FIND_PERSON, [connectionId, contactId]);
      return row?.memory ?? null;
    },
    async leaseForThink({ connectionId, conversationId }, { leaseMs, messages, now = Date.now() }) {
      const [row] = await runHot(db, LEASE_FOR_THINK, [leaseMs, connectionId, conversationId, iso(now), messages]);
      return row && { conversation: toConversation(row.conversation), messages: row.messages, person: row.person };
    },
    async renewThinkLease({ connectionId, conversationId }, leaseMs) {
      await raw(RENEW_THINK, [leaseMs, connectionId, conversationId]);
    },
    async dropThinkLease({ connectionId, conversationId }) {
      await raw(DROP_THINK, [connectionId, conversationId]);
    },
    async commit(change) {
      const doc = toCommit(change);
      const [row] = await runHot(db, commitTurn(doc), [JSON.stringify(doc)]);
      return row.committed;
    },
  };
}

const FIND = `
  select conversations.* from conversations
   where conversations.connection_id = ? and conversations.conversation_id = ?`;

const READ_FOR_SETTLE = hotQuery(
  "read-for-settle",
  `
  with wanted as (select ?::text as connection_id, ?::bigint as conversation_id),
  waiting as (
    select deliveries.id, deliveries.source, deliveries.body, deliveries.event, deliveries.message_id, deliveries.received_at
      from deliveries join wanted using (connection_id, conversation_id)
     where deliveries.settled_at is null
     order by deliveries.message_id nulls last, deliveries.id
     limit ?)
  select (select to_jsonb(conversations) from conversations join wanted using (connection_id, conversation_id)) as conversation,
         (select coalesce(json_agg(json_build_object('id', waiting.id, 'source', waiting.source, 'body', waiting.body,
                   'receivedAt', extract(epoch from waiting.received_at) * 1000)), '[]')
            from waiting) as deliveries,
         (select coalesce(json_agg(messages.message_id), '[]')
            from messages join wanted using (connection_id, conversation_id)
           where messages.message_id in (
             select case waiting.event when 'message_created' then waiting.message_id else -waiting.message_id end from waiting)
         ) as known_message_ids,
         (select contacts.memory from conversations join wanted using (connection_id, conversation_id)
            join contacts using (connection_id, contact_id)) as person`,
);

const FIND_PERSON = hotQuery(
  "find-person",
  `
  select contacts.memory from contacts where contacts.connection_id = ? and contacts.contact_id = ?`,
);

/**
 * The newest messages, and those owed however old they are. An answer given through a button has the negative id of its
 * question: it belongs where it was given, not before everything else.
 */
const LEASE_FOR_THINK = hotQuery(
  "lease-for-think",
  `
  with leased as (
    update conversations set think_until = now() + ? * interval '1 millisecond'
     where conversations.connection_id = ? and conversations.conversation_id = ?
       and conversations.think_due_at <= ?::timestamptz + interval '20 milliseconds'
       and (conversations.think_until is null or conversations.think_until < now())
    returning *),
  latest as (
    select latest.* from leased, lateral (
      select messages.message_id, messages.created_at, messages.message from messages
       where messages.connection_id = leased.connection_id and messages.conversation_id = leased.conversation_id
         and messages.message_id > 0 and messages.deleted_at is null and not messages.private
       order by messages.message_id desc limit ?) as latest),
  given as (
    select messages.message_id, messages.created_at, messages.message from messages join leased using (connection_id, conversation_id)
     where messages.message_id <= -(select min(latest.message_id) from latest) and messages.deleted_at is null),
  owed as (
    select messages.message_id, messages.created_at, messages.message from messages join leased using (connection_id, conversation_id)
     where messages.message_id = any(leased.owed) and messages.deleted_at is null),
  told as (
    select distinct on (message_id) message_id, created_at, message
      from (select * from latest union all select * from given union all select * from owed) as found),
  placed as (
    select told.message, told.created_at,
           case when told.message_id > 0 then told.message_id else
             (select max(before.message_id) from told as before
               where before.message_id > 0 and before.created_at <= told.created_at) end as place
      from told)
  select to_jsonb(leased) as conversation,
         (select contacts.memory from contacts
           where contacts.connection_id = leased.connection_id and contacts.contact_id = leased.contact_id) as person,
         (select coalesce(json_agg(placed.message order by placed.place, placed.created_at), '[]') from placed) as messages
    from leased`,
);

const RENEW_THINK = `
  update conversations set think_until = now() + ? * interval '1 millisecond'
   where conversations.connection_id = ? and conversations.conversation_id = ? and conversations.think_until is not null`;

const DROP_THINK = `
  update conversations set think_until = null
   where conversations.connection_id = ? and conversations.conversation_id = ?`;

/** One JSON document, taken apart again by the statement: one round trip whatever a turn writes. */
function toCommit(change: TurnChange) {
  const { conversation } = change;
  const audit = chainAudit(conversation.audit, change.facts);
  const head = audit.at(-1) ?? conversation.audit;
  const timers = change.timers.flatMap(({ set }) =>
    set ? [{ ...set, dueAt: iso(set.dueAt), data: set.data ?? {} }] : [],
  );
  return {
    conversation: { ...toRow(conversation), audit_seq: head.seq, audit_hash: head.hash },
    messages: change.messages.map(toMessageRow),
    deleted: change.deletedMessageIds,
    contact: change.contact ? [change.contact] : [],
    person: change.person,
    effects: change.effects.map(({ effect, batonSeq }) => ({
      id: randomUUID(),
      effect,
      baton_seq: batonSeq,
      cause: `turn:${conversation.version + 1}`,
    })),
    confirmed: change.confirmed,
    audit: audit.map((entry) => ({ ...entry, at: iso(entry.at), previous_hash: entry.previousHash })),
    cancelled: change.timers.flatMap(({ cancel }) => (cancel ? [cancel] : [])),
    timers,
    episodes: change.episodes.map((row) => ({ ...row, startedAt: iso(row.startedAt), endedAt: iso(row.endedAt) })),
    handoffs: change.handoffs.map(toHandoffRow),
    notices: change.notices,
    tickets: change.tickets,
    deliveries: change.deliveries,
  };
}

function toRow(conversation: Conversation) {
  return {
    connection_id: conversation.connectionId,
    conversation_id: conversation.conversationId,
    inbox_id: conversation.inboxId,
    contact_id: conversation.known.state.contact?.id ?? null,
    version: conversation.version,
    holder: conversation.baton.holder,
    baton: conversation.baton,
    known: conversation.known,
    asks: conversation.asks,
    owed: conversation.owed,
    owed_since: iso(conversation.owedSince),
    think_due_at: iso(conversation.thinkDueAt),
    offer: conversation.offer,
    summary: conversation.summary,
    instruction: conversation.instruction,
    marks: conversation.marks,
    wish: conversation.wish,
  };
}

function toMessageRow(message: Message) {
  const at = new Date(message.createdAt).toISOString();
  return {
    message_id: message.id,
    created_month: `${at.slice(0, 7)}-01`,
    created_at: at,
    author: message.author.kind,
    author_id: message.author.id,
    private: message.private,
    effect_id: message.effectId,
    message,
  };
}

const toHandoffRow = (row: HandoffChange) => ({
  ...row,
  at: iso(row.at),
  pickedUpAt: iso(row.pickedUpAt),
  firstReplyAt: iso(row.firstReplyAt),
  endedAt: iso(row.endedAt),
});

const iso = (at: number | null | undefined) => (at === null || at === undefined ? null : new Date(at).toISOString());
