import type { Effect } from "../effect.ts";
import type { ConversationState } from "../event.ts";

/**
 * A field that Baton itself sets in a conversation. Chatwoot's reports of it come before or after its answer, or never,
 * mixed with reports of the value before: none of them is the act of an agent.
 */
export interface OwnWrite {
  readonly to: string;
  /** By Chatwoot's clock as far as Baton knows it, until Chatwoot has told of the write; then its own word. */
  readonly at: number;
  readonly stage: "under_way" | "in_doubt" | "answered" | "told";
}

/** Baton's last write of each field on which the baton depends. */
export type OwnWrites = Readonly<Record<Field, OwnWrite | null>>;
export type OwnChange = Partial<Pick<ConversationState, Field>>;
type Field = "status" | "assignee";

export const nothingOwn: OwnWrites = { status: null, assignee: null };

/** Whether a snapshot shows Baton's own write, an older value, or a change by others. */
export interface Reading {
  readonly says: "own" | "stale" | "news";
  readonly own: OwnWrite | null;
}

interface Shown {
  readonly known: ConversationState;
  readonly seen: ConversationState;
}

/** The largest error of Baton's idea of Chatwoot's clock. */
const CLOCK_DOUBT_MS = 1_500;
/** Chatwoot ends a request after 15 s: a change that appears much later was made by others. */
const UNDER_WAY_MS = 30_000;

export function readField(own: OwnWrite | null, field: Field, { known, seen }: Shown): Reading {
  if (own === null) return { says: "news", own };
  const isWritten = wordOf(field, seen) === own.to;
  switch (own.stage) {
    case "told":
      return { says: isSince(own, seen) ? "news" : "stale", own };
    case "answered":
      if (isWritten) return { says: "own", own: told(own, seen) };
      return { says: isLater(seen, own.at + CLOCK_DOUBT_MS) ? "news" : "stale", own };
    case "under_way":
    case "in_doubt":
      if (isWritten && !isLater(seen, own.at + UNDER_WAY_MS)) return { says: "own", own: told(own, seen) };
      // Another change was faster: Baton's write, if it still comes, overwrites it.
      return { says: "news", own: wordOf(field, seen) === wordOf(field, known) ? own : null };
  }
}

const told = (own: OwnWrite, seen: ConversationState): OwnWrite => ({
  ...own,
  at: seen.updatedAt ?? own.at,
  stage: "told",
});

/** The change by which Chatwoot will show that an effect was carried out; null when the baton does not depend on it. */
export function ownChangeOf(effect: Effect): OwnChange | null {
  if (effect.kind === "set_status") return { status: effect.status };
  if (effect.kind !== "assign" || "team" in effect.to) return null;
  return { assignee: "agent" in effect.to ? { kind: "person", id: effect.to.agent, name: "" } : null };
}

/** Baton is about to make this change. */
export function beginOwn(own: OwnWrites, { change, at }: Making): OwnWrites {
  const write = (field: Field): OwnWrite | null =>
    field in change ? { to: wordOf(field, change), at, stage: "under_way" } : own[field];
  return { status: write("status"), assignee: write("assignee") };
}

/** Chatwoot has answered that the change is made. What it has told of since is known better. */
export function finishOwn(own: OwnWrites, { change, at }: Making): OwnWrites {
  const write = (field: Field) =>
    field in change && own[field]?.stage === "under_way"
      ? { ...own[field], at, stage: "answered" as const }
      : own[field];
  return { status: write("status"), assignee: write("assignee") };
}

/** The call failed and its outcome is unknown. */
export function doubtOwn(own: OwnWrites): OwnWrites {
  const doubt = (write: OwnWrite | null) =>
    write?.stage === "under_way" ? { ...write, stage: "in_doubt" as const } : write;
  return { status: doubt(own.status), assignee: doubt(own.assignee) };
}

interface Making {
  readonly change: OwnChange;
  readonly at: number;
}

function wordOf(field: Field, state: OwnChange): string {
  if (field === "status") return state.status ?? "";
  return state.assignee ? `${state.assignee.kind}:${state.assignee.id}` : "nobody";
}

/** Chatwoot's own time decides; an answer to a question asked well after the write shows it whatever time it gives. */
function isSince(own: OwnWrite, seen: ConversationState): boolean {
  if (seen.updatedAt === null || seen.updatedAt > own.at) return true;
  return seen.readAt !== undefined && seen.readAt > own.at + CLOCK_DOUBT_MS;
}

function isLater(seen: ConversationState, at: number): boolean {
  const seenAt = seen.readAt ?? seen.updatedAt;
  return seenAt === null || seenAt > at;
}
