import { createHash } from "node:crypto";

/** An entry of the record. `data` holds ids, kinds and scores, never a customer's words. */
export interface AuditFact {
  readonly at: number;
  /** Such as `customer`, `bot`, `person:7`, `system`. */
  readonly actor: string;
  readonly action: string;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface AuditEntry extends AuditFact {
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** The holder that the record states. */
export interface Replayed {
  readonly holder: string;
  readonly seq: number;
}

/** Replays the passes of a conversation from its record; null when a pass does not follow from the one before. */
export function replayPasses(facts: readonly Pick<AuditFact, "action" | "data">[]): Replayed | null {
  let now: Replayed | null = null;
  for (const { action, data } of facts) {
    if (action !== "began" && action !== "passed") continue;
    const { from, to, seq } = data;
    if (typeof to !== "string" || typeof seq !== "number") return null;
    const follows = now ? action === "passed" && from === now.holder && seq === now.seq + 1 : action === "began";
    if (!follows) return null;
    now = { holder: to, seq };
  }
  return now;
}

export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/** Links facts to the chain of their conversation: to change one later, every following hash would have to change. */
export function chainAudit(head: AuditHead, facts: readonly AuditFact[]): readonly AuditEntry[] {
  let { seq, hash } = head;
  return facts.map((fact) => {
    const previousHash = hash;
    seq += 1;
    hash = hashEntry({ ...fact, seq, previousHash });
    return { ...fact, seq, previousHash, hash };
  });
}

export function hashEntry(entry: Omit<AuditEntry, "hash">): string {
  const parts = [
    entry.seq,
    entry.at,
    entry.actor,
    entry.action,
    entry.reason,
    canonical(entry.data),
    entry.previousHash,
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** jsonb forgets the order of keys, so the hash must not depend on it. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, canonical(inner)]);
}
