import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import { chainAudit } from "../../core/baton/audit.ts";
import type { HandoffChange } from "../../core/baton/story.ts";
import type { ContactMemory } from "../../core/contact-memory.ts";
import type { Conversation, ConversationKey, TurnChange } from "../../core/conversation.ts";
import type { Message } from "../../core/event.ts";
import { hotQuery, runHot } from "../postgres/hot-query.ts";
import { type OfConversation, perConversation } from "../postgres/per-conversation.ts";
import { commitTurns, type TurnDoc } from "./commit-turn.sql.ts";
import { toConversation } from "./conversation-row.ts";
import { LEASE_FOR_THINK, READ_FOR_SETTLE } from "./read-turn.sql.ts";

export interface UnsettledDelivery {
  readonly id: number;
  readonly source: "bot" | "account" | "reconcile";
  readonly body: string;
  readonly receivedAt: number;
}

export interface SettleView {
  readonly conversation: Conversation | null;
  readonly deliveries: readonly UnsettledDelivery[];
  /** Ids among the deliveries' messages that the transcript has already; an answer through a message is negative. */
  readonly knownMessageIds: ReadonlySet<number>;
  /** The memory of the contact of a known conversation; a first message brings no memory yet. */
  readonly person: ContactMemory | null;
}

export interface ThinkView {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly person: ContactMemory | null;
}

/** Work on one conversation that a single worker does; when the worker dies, it expires. */
export interface Lease extends ConversationKey {
  readonly owner: string;
  readonly leaseMs: number;
}

export interface ThinkRequest {
  /** The number of newest messages to read. */
  readonly messages: number;
  readonly now?: number;
}

/** Reads and writes a turn. Reading takes no lock: a commit succeeds only on the version that was read. */
export interface TurnStore {
  find(key: ConversationKey): Promise<Conversation | undefined>;
  readForSettle(key: ConversationKey, limit: number): Promise<SettleView>;
  /** The memory of a contact who writes in a new conversation. */
  findPerson(connectionId: string, contactId: number): Promise<ContactMemory | null>;
  /** Takes the lease to think, if an answer is due and no other worker is making it. */
  leaseForThink(lease: Lease, request: ThinkRequest): Promise<ThinkView | undefined>;
  /** Both do nothing for a worker that has lost the lease to another. */
  renewThinkLease(lease: Lease): Promise<void>;
  dropThinkLease(lease: Lease): Promise<void>;
  /** False when another worker wrote since: read again and decide anew. */
  commit(change: TurnChange): Promise<boolean>;
}

export function createTurnStore(db: Knex): TurnStore {
  const raw = async (sql: string, bindings: readonly unknown[]) => (await db.raw(sql, [...bindings] as string[])).rows;
  const read = perConversation<OfConversation & { deliveries: number }>(db, () => READ_FOR_SETTLE);
  const lease = perConversation<OfConversation & LeaseRow>(db, () => LEASE_FOR_THINK);
  const commit = perConversation(db, commitTurns);
  return {
    async find({ connectionId, conversationId }) {
      const [row] = await raw(FIND, [connectionId, conversationId]);
      return row && toConversation(row);
    },
    async readForSettle(key, limit) {
      const row = await read({ ...columnsOf(key), deliveries: limit });
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
    async leaseForThink({ leaseMs, owner, ...key }, { messages, now = Date.now() }) {
      const row = await lease({ ...columnsOf(key), lease_ms: leaseMs, owner, now: iso(now), messages });
      return row && { conversation: toConversation(row.conversation), messages: row.messages, person: row.person };
    },
    async renewThinkLease({ connectionId, conversationId, owner, leaseMs }) {
      await raw(RENEW_THINK, [leaseMs, connectionId, conversationId, owner]);
    },
    async dropThinkLease({ connectionId, conversationId, owner }) {
      await raw(DROP_THINK, [connectionId, conversationId, owner]);
    },
    commit: async (change) => (await commit(toCommit(change))) !== undefined,
  };
}

interface LeaseRow {
  readonly lease_ms: number;
  readonly owner: string;
  readonly now: string | null;
  readonly messages: number;
}

const columnsOf = ({ connectionId, conversationId }: ConversationKey) => ({
  connection_id: connectionId,
  conversation_id: conversationId,
});

const FIND = `
  select conversations.* from conversations
   where conversations.connection_id = ? and conversations.conversation_id = ?`;

const FIND_PERSON = hotQuery(
  "find-person",
  `
  select contacts.memory from contacts where contacts.connection_id = ? and contacts.contact_id = ?`,
);

const RENEW_THINK = `
  update conversations set think_until = now() + ? * interval '1 millisecond'
   where conversations.connection_id = ? and conversations.conversation_id = ? and conversations.think_owner = ?
     and conversations.think_until is not null`;

const DROP_THINK = `
  update conversations set think_until = null, think_owner = null
   where conversations.connection_id = ? and conversations.conversation_id = ? and conversations.think_owner = ?`;

/** One JSON document, taken apart again by the statement: one round trip for a turn of any size. */
function toCommit(change: TurnChange): TurnDoc {
  const { conversation } = change;
  const audit = chainAudit(conversation.audit, change.facts);
  const head = audit.at(-1) ?? conversation.audit;
  const timers = change.timers.flatMap(({ set }) =>
    set ? [{ ...set, dueAt: iso(set.dueAt), data: set.data ?? {} }] : [],
  );
  return {
    ...columnsOf(conversation),
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
    commands: change.commands,
    commandsDone: change.commandsDone,
    askedApprovals: change.askedApprovals,
    approvals: change.approvals,
    erasures: change.erasures,
  };
}

function toRow(conversation: Conversation) {
  return {
    ...columnsOf(conversation),
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
