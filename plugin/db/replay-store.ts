import type { Knex } from "knex";
import type { ConversationKey } from "../core/conversation.ts";
import type { Effect } from "../core/effect.ts";
import type { EffectStatus } from "./turn/effect-store.ts";

/** The last ids in outbox and audit log before a replay: rows after them are new. */
export interface ReplayMark {
  readonly position: number;
  readonly seq: number;
}

export interface ReplayedEffect {
  readonly effect: Effect;
  readonly status: EffectStatus;
  readonly error: string | null;
}

export interface ReplayedFact {
  readonly actor: string;
  readonly action: string;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The result of one delivery, for the operator. */
export interface ReplayStore {
  mark(key: ConversationKey): Promise<ReplayMark>;
  outcomeOf(connectionId: string, dedupeKey: string): Promise<string | null>;
  effectsSince(key: ConversationKey, mark: ReplayMark): Promise<readonly ReplayedEffect[]>;
  factsSince(key: ConversationKey, mark: ReplayMark): Promise<readonly ReplayedFact[]>;
}

export function createReplayStore(db: Knex): ReplayStore {
  const own = ({ connectionId, conversationId }: ConversationKey) => ({
    connection_id: connectionId,
    conversation_id: conversationId,
  });
  return {
    async mark(key) {
      const effects = await db("effects").where(own(key)).max({ last: "position" }).first();
      const facts = await db("audit_log").where(own(key)).max({ last: "seq" }).first();
      return { position: effects?.last ?? 0, seq: facts?.last ?? 0 };
    },
    async outcomeOf(connectionId, dedupeKey) {
      const row = await db("deliveries").where({ connection_id: connectionId, dedupe_key: dedupeKey }).first("outcome");
      return row?.outcome ?? null;
    },
    async effectsSince(key, { position }) {
      const rows = await db("effects").where(own(key)).where("position", ">", position).orderBy("position");
      return rows.map(({ effect, status, error }) => ({ effect, status, error }));
    },
    async factsSince(key, { seq }) {
      const rows = await db("audit_log").where(own(key)).where("seq", ">", seq).orderBy("seq");
      return rows.map(({ actor, action, reason, data }) => ({ actor, action, reason, data }));
    },
  };
}
