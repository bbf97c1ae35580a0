import type { Knex } from "knex";
import type { Baton } from "../../core/baton/holder.ts";
import type { Known } from "../../core/baton/observe.ts";
import type { ConversationKey } from "../../core/conversation.ts";
import type { Effect } from "../../core/effect.ts";
import type { Message } from "../../core/event.ts";
import { type OfConversation, perConversation } from "../postgres/per-conversation.ts";
import { BEGIN_DELIVERY, FINISH_EFFECT, START_POSTING } from "./deliver.sql.ts";
import type { Lease } from "./turn-store.ts";

export type EffectStatus = "pending" | "sending" | "uncertain" | "sent" | "withheld" | "failed";

export interface StoredEffect {
  readonly id: string;
  readonly effect: Effect;
  readonly batonSeq: number;
  readonly status: EffectStatus;
  readonly attempts: number;
  readonly createdAt: number;
  /** How long ago the last POST began; null: none has begun. */
  readonly postingMs: number | null;
  /** How long ago a look first found no message since that POST; null: no look has. */
  readonly absentMs: number | null;
  readonly error: string | null;
}

/** The next effect of a conversation with the baton at this moment. */
export interface NextEffect {
  readonly baton: Baton;
  readonly known: Known;
  readonly effect: StoredEffect;
  /** True: the effect was pending and is now marked as being sent. False: an earlier attempt has an unknown outcome. */
  readonly taken: boolean;
}

export type Outcome =
  | { readonly status: "sent"; readonly message: Message | null }
  | { readonly status: "withheld"; readonly error: string }
  | { readonly status: "failed"; readonly error: string }
  | {
      readonly status: "pending" | "uncertain";
      readonly error: string;
      readonly retryInMs: number;
      /** A look found no message in Chatwoot. */
      readonly isAbsent?: boolean;
    };

export interface EffectStore {
  /** Takes the conversation's lease and its next effect. Undefined: no effect is due, or another worker has the lease. */
  begin(lease: Lease): Promise<NextEffect | undefined>;
  /** The baton right before a POST, which begins now. Undefined: another worker has the lease. */
  startPosting(lease: Lease, effectId: string): Promise<Baton | undefined>;
  /** Stores the outcome of an effect and takes the next one; the lease ends when there is no next one. */
  finish(lease: Lease, effectId: string, outcome: Outcome): Promise<NextEffect | undefined>;
  renew(lease: Lease): Promise<void>;
  release(lease: Lease): Promise<void>;
  append(key: ConversationKey, options: { id: string; batonSeq: number; cause: string; effect: Effect }): Promise<void>;
  /** Gives up all waiting effects of a conversation. Returns how many. */
  withholdAll(key: ConversationKey, because: string): Promise<number>;
}

export function createEffectStore(db: Knex): EffectStore {
  const own = ({ connectionId, conversationId, owner }: Lease) => ({
    connection_id: connectionId,
    conversation_id: conversationId,
    deliver_owner: owner,
  });
  const byKey = (key: ConversationKey) => ({ connection_id: key.connectionId, conversation_id: key.conversationId });
  const begin = perConversation<OfConversation & LeaseRow>(db, () => BEGIN_DELIVERY);
  const startPosting = perConversation<OfConversation & { id: string; owner: string }>(db, () => START_POSTING);
  const finish = perConversation<OfConversation & LeaseRow & DoneRow>(db, () => FINISH_EFFECT);
  return {
    async begin(lease) {
      const { owner, leaseMs } = lease;
      const row = await begin({ ...byKey(lease), owner, lease_ms: leaseMs });
      if (!row) return undefined;
      if (row.effect) return toNext(row);
      await this.release(lease);
      return undefined;
    },
    async finish(lease, effectId, outcome) {
      const { owner, leaseMs } = lease;
      const row = await finish({ ...byKey(lease), ...toDone(outcome), id: effectId, owner, lease_ms: leaseMs });
      return row?.effect ? toNext(row) : undefined;
    },
    async startPosting(lease, effectId) {
      const row = await startPosting({ ...byKey(lease), id: effectId, owner: lease.owner });
      return row?.baton;
    },
    async renew(lease) {
      await db("conversations")
        .where(own(lease))
        .update({ deliver_until: db.raw("now() + ? * interval '1 millisecond'", [lease.leaseMs]) });
    },
    async release(lease) {
      await db("conversations").where(own(lease)).update({ deliver_until: null, deliver_owner: null });
    },
    async append(key, { id, batonSeq, cause, effect }) {
      const row = { ...byKey(key), id, baton_seq: batonSeq, cause, effect: JSON.stringify(effect) };
      await db("effects").insert(row).onConflict("id").ignore();
    },
    async withholdAll(key, because) {
      return db("effects")
        .where(byKey(key))
        .whereIn("status", ["pending", "sending", "uncertain"])
        .update({ status: "withheld", error: because, finished_at: db.fn.now() });
    },
  };
}

interface LeaseRow {
  readonly owner: string;
  readonly lease_ms: number;
}

type DoneRow = ReturnType<typeof toDone> & { readonly id: string };

function toDone(outcome: Outcome) {
  if (outcome.status === "sent") {
    const { message } = outcome;
    const row = message && transcriptRow(message);
    return {
      status: "sent",
      message_id: message?.id ?? null,
      message: row,
      error: null,
      retry_ms: null,
      absent: false,
    };
  }
  const { status, error } = outcome;
  const [retryMs, absent] = "retryInMs" in outcome ? [outcome.retryInMs, outcome.isAbsent ?? false] : [null, false];
  return { status, message_id: null, message: null, error, retry_ms: retryMs, absent };
}

function transcriptRow(message: Message) {
  const at = new Date(message.createdAt).toISOString();
  return {
    message_id: message.id,
    created_month: `${at.slice(0, 7)}-01`,
    created_at: at,
    author_id: message.author.id,
    private: message.private,
    message,
  };
}

interface NextRow {
  baton: Baton;
  known: Known;
  effect: {
    id: string;
    effect: Effect;
    baton_seq: number;
    status: EffectStatus;
    attempts: number;
    created_at: string;
    posting_ms: number | null;
    absent_ms: number | null;
    error: string | null;
  };
  taken: boolean;
}

function toNext({ baton, known, effect, taken }: NextRow): NextEffect {
  return {
    baton,
    known,
    taken,
    effect: {
      id: effect.id,
      effect: effect.effect,
      batonSeq: effect.baton_seq,
      status: effect.status,
      attempts: effect.attempts,
      createdAt: Date.parse(effect.created_at),
      postingMs: effect.posting_ms,
      absentMs: effect.absent_ms,
      error: effect.error,
    },
  };
}
