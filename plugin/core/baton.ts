import { assertNever } from "./assert-never.ts";
import type { Effect } from "./effect.ts";
import { assign, changeLabels, note, say, setPriority, setStatus } from "./effect.ts";
import type { ConversationState, Priority, Status } from "./event.ts";

/** Who holds a conversation. Everything obeys `pass`; nothing else may change the holder. */
export type Holder = "bot" | "team" | "agent" | "closed";

export const REASONS = [
  "new_conversation",
  "new_episode",
  "customer_request",
  "keyword",
  "low_confidence",
  "missing_knowledge",
  "unsupported_request",
  "policy",
  "tool_failure",
  "model_failure",
  "budget",
  "loop",
  "negative_sentiment",
  "agent_takeover",
  "agent_command",
  "opened",
  "unassigned",
  "snoozed",
  "paused",
  "returned",
  "resolved",
  "timeout",
  "error",
] as const;
export type Reason = (typeof REASONS)[number];

export interface Baton {
  readonly holder: Holder;
  readonly reason: Reason;
  /** When this holder took it, in milliseconds. */
  readonly since: number;
  /** Counts passes. An effect remembers the pass it belongs to and is withheld once another one happened. */
  readonly seq: number;
  /** Counts episodes of this conversation, from 1. */
  readonly episode: number;
  /** Handoffs in this episode: the loop guard. */
  readonly handoffs: number;
  readonly pausedUntil: number | null;
}

/** What a handoff tells people and the customer. The announcement is an effect of the pass, never text of a model. */
export interface Handoff {
  readonly recap: string;
  readonly announcement: string | null;
  readonly team: number | string | null;
  readonly priority: Priority | null;
  readonly labels: readonly string[];
}

export type PassEvent = { readonly at: number } & (
  | { readonly type: "customer_wrote"; readonly status: Status }
  | { readonly type: "person_spoke"; readonly personId: number | null }
  | { readonly type: "assigned"; readonly personId: number }
  | { readonly type: "unassigned" }
  | { readonly type: "opened"; readonly assigned: boolean }
  | { readonly type: "snoozed" }
  | { readonly type: "resolved" }
  | {
      readonly type: "returned";
      readonly reason: "returned" | "agent_command" | "timeout";
      readonly tellChatwoot: boolean;
    }
  | { readonly type: "paused"; readonly personId: number; readonly until: number | null }
  | { readonly type: "handed_off"; readonly reason: Reason; readonly handoff: Handoff }
);

export interface Passed {
  readonly baton: Baton;
  readonly effects: readonly Effect[];
  readonly timers: readonly TimerChange[];
  /** Null when nobody passed anything: the same holder for the same reason. */
  readonly reason: Reason | null;
}

export interface TimerChange {
  readonly set?: { readonly kind: string; readonly dueAt: number; readonly data?: Readonly<Record<string, unknown>> };
  readonly cancel?: string;
}

/** Gives a paused conversation back to the bot when the time that was asked for is over. */
export const PAUSE_OVER = "pause_over";

/** The first look at a conversation: who holds it is read from what Chatwoot says. */
export function firstBaton(state: ConversationState, at: number): Baton {
  const start = { reason: "new_conversation", since: at, seq: 1, episode: 1, handoffs: 0, pausedUntil: null } as const;
  switch (state.status) {
    case "pending":
      return { ...start, holder: "bot" };
    case "open":
      return { ...start, holder: state.assignee?.kind === "person" ? "agent" : "team" };
    case "snoozed":
      return { ...start, holder: "agent", reason: "snoozed" };
    case "resolved":
      return { ...start, holder: "closed" };
    default:
      return assertNever(state.status);
  }
}

/** The table of who speaks: pure and total, no clock (the time is in the event). */
export function pass(baton: Baton, event: PassEvent): Passed {
  switch (event.type) {
    case "customer_wrote":
      return customerWrote(baton, event);
    case "person_spoke":
      return take(baton, "agent", "agent_takeover", event, personSpoke(baton, event.personId));
    case "assigned":
      return baton.holder === "closed" ? same(baton) : take(baton, "agent", "agent_takeover", event);
    case "unassigned":
      return baton.holder === "agent" ? take(baton, "team", "unassigned", event) : same(baton);
    case "opened":
      return opened(baton, event);
    case "snoozed":
      return baton.holder === "closed" ? same(baton) : take(baton, "agent", "snoozed", event);
    case "resolved":
      return baton.holder === "closed" ? same(baton) : take(baton, "closed", "resolved", event);
    case "returned":
      return returned(baton, event);
    case "paused":
      return paused(baton, event);
    case "handed_off":
      return handedOff(baton, event);
    default:
      return assertNever(event);
  }
}

type Of<T extends PassEvent["type"]> = Extract<PassEvent, { type: T }>;

const same = (baton: Baton): Passed => ({ baton, effects: [], timers: [], reason: null });

function take(baton: Baton, holder: Holder, reason: Reason, event: PassEvent, effects: readonly Effect[] = []): Passed {
  if (baton.holder === holder && holder !== "bot" && baton.pausedUntil === null)
    return { baton, effects, timers: [], reason: null };
  const next = { ...baton, holder, reason, since: event.at, seq: baton.seq + 1, pausedUntil: null };
  const timers = baton.pausedUntil === null ? [] : [{ cancel: PAUSE_OVER }];
  return { baton: next, effects, timers, reason };
}

function customerWrote(baton: Baton, event: Of<"customer_wrote">): Passed {
  // A blocked contact's message leaves the conversation resolved: it asks for nothing.
  if (baton.holder !== "closed" || event.status === "resolved") return same(baton);
  const holder: Holder = event.status === "pending" ? "bot" : "team";
  const next = take(baton, holder, "new_episode", event);
  return { ...next, baton: { ...next.baton, episode: baton.episode + 1, handoffs: 0 } };
}

/** Replying leaves a conversation pending in Chatwoot: opening it shows everybody that a person has it now. */
function personSpoke(baton: Baton, personId: number | null): readonly Effect[] {
  if (baton.holder !== "bot") return [];
  return personId === null ? [setStatus("open")] : [assign({ agent: personId }), setStatus("open")];
}

function opened(baton: Baton, event: Of<"opened">): Passed {
  if (event.assigned) return take(baton, "agent", "agent_takeover", event);
  return baton.holder === "agent" && baton.reason !== "snoozed" ? same(baton) : take(baton, "team", "opened", event);
}

function returned(baton: Baton, event: Of<"returned">): Passed {
  // Closed and pending again is a customer coming back: the message that follows starts the episode.
  if (baton.holder === "bot" || (baton.holder === "closed" && !event.tellChatwoot)) return same(baton);
  const effects = event.tellChatwoot ? [assign({ nobody: true }), setStatus("pending")] : [];
  return take(baton, "bot", event.reason, event, effects);
}

function paused(baton: Baton, event: Of<"paused">): Passed {
  const effects = [assign({ agent: event.personId }), setStatus("open")];
  const next = { ...baton, holder: "agent", reason: "paused", since: event.at, seq: baton.seq + 1 } as const;
  const timers = event.until === null ? [{ cancel: PAUSE_OVER }] : [{ set: { kind: PAUSE_OVER, dueAt: event.until } }];
  return { baton: { ...next, pausedUntil: event.until }, effects, timers, reason: "paused" };
}

/** The recap goes first: nobody must ever open a thread without it. The team goes before the status (CONTRACT 6.2). */
function handedOff(baton: Baton, event: Of<"handed_off">): Passed {
  if (baton.holder !== "bot") return same(baton);
  const { recap, announcement, team, priority, labels } = event.handoff;
  const effects = [
    note(recap),
    ...(announcement ? [say(announcement)] : []),
    ...(team === null ? [] : [assign({ team })]),
    ...(priority ? [setPriority(priority)] : []),
    ...(labels.length > 0 ? [changeLabels({ add: labels })] : []),
    setStatus("open"),
  ];
  const next = take(baton, "team", event.reason, event, effects);
  return { ...next, baton: { ...next.baton, handoffs: baton.handoffs + 1 } };
}

/**
 * Asked again just before each send. What the customer sees must belong to the latest pass; what would undo a person's
 * act is dropped once a person has the conversation; notes, labels and attributes are welcome at any time.
 */
export function mayDeliver(effect: Effect, committedSeq: number, baton: Baton): boolean {
  switch (effect.kind) {
    case "say":
    case "choice":
    case "typing":
      return committedSeq === baton.seq;
    case "assign":
      return committedSeq === baton.seq || ("team" in effect.to && baton.holder === "team");
    case "set_status":
      return committedSeq === baton.seq || (effect.status === "open" && isPeople(baton.holder));
    case "note":
    case "mention":
    case "set_priority":
    case "change_labels":
    case "merge_attributes":
      return true;
    default:
      return assertNever(effect);
  }
}

const isPeople = (holder: Holder) => holder === "team" || holder === "agent";
