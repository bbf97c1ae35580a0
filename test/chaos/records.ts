import type { Knex } from "knex";
import { MESSAGE_KINDS } from "../../plugin/core/effect.ts";

export interface RecordedEffect {
  readonly id: string;
  readonly position: number;
  readonly status: string;
  readonly error: string | null;
  readonly isMessage: boolean;
}

export interface RecordedConversation {
  readonly holder: string;
  readonly decisions: readonly { readonly kind: string; readonly covered: readonly number[] }[];
  /** In the order in which they were to be delivered. */
  readonly effects: readonly RecordedEffect[];
}

/** What Baton's tables say about a run. */
export interface BatonRecords {
  readonly conversations: ReadonlyMap<number, RecordedConversation>;
  readonly unsettled: readonly { readonly id: number; readonly conversationId: number | null }[];
  readonly tickets: readonly { readonly conversationId: number | null; readonly title: string }[];
}

export async function loadRecords(db: Knex): Promise<BatonRecords> {
  const [conversations, decided, effects, unsettled, tickets] = await Promise.all([
    db("conversations").select("conversation_id", "holder"),
    db("audit_log").where({ action: "decided" }).orderBy("seq").select("conversation_id", "data"),
    db("effects").orderBy("position").select("conversation_id", "id", "position", "status", "error", "effect"),
    db("deliveries").whereNull("settled_at").select("id", "conversation_id"),
    db("tickets").where({ status: "open" }).select("conversation_id", "title"),
  ]);
  const decisionsOf = groupBy(decided, (row) => ({ kind: row.data.decision, covered: row.data.covered }));
  const effectsOf = groupBy(effects, (row) => ({
    id: row.id,
    position: row.position,
    status: row.status,
    error: row.error,
    isMessage: MESSAGE_KINDS.has(row.effect.kind),
  }));
  const entries = conversations.map(({ conversation_id: id, holder }) => {
    const recorded = { holder, decisions: decisionsOf.get(id) ?? [], effects: effectsOf.get(id) ?? [] };
    return [id, recorded] as const;
  });
  return {
    conversations: new Map(entries),
    unsettled: unsettled.map(({ id, conversation_id: conversationId }) => ({ id, conversationId })),
    tickets: tickets.map(({ conversation_id: conversationId, title }) => ({ conversationId, title })),
  };
}

function groupBy<R extends { conversation_id: number }, T>(
  rows: readonly R[],
  toValue: (row: R) => T,
): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.conversation_id) ?? [];
    group.push(toValue(row));
    groups.set(row.conversation_id, group);
  }
  return groups;
}
