/** The holder of a conversation. Only `pass` may change it; everything else obeys. */
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
  "system_failure",
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
  /** The agent who paused the bot last. */
  readonly pausedBy?: number;
  /** The time since which the customer waits for an answer of bot or agent; null: the customer does not wait. */
  readonly waitingSince: number | null;
  /** When the customer wrote last. */
  readonly lastAskedAt: number | null;
  /** The bot's last words were a question, and the customer has not answered it. */
  readonly asked?: boolean;
}

/** The handoff is for people only: the bot is not offered to the customer again. */
const FOR_PEOPLE_ONLY: ReadonlySet<Reason> = new Set(["policy", "loop", "budget"]);
export const isForPeopleOnly = (reason: Reason): boolean => FOR_PEOPLE_ONLY.has(reason);

/** An agent or a team has the conversation. */
export const isPeople = (holder: Holder): boolean => holder === "team" || holder === "agent";

/** An agent paused the bot and the given time is not over; without a time the pause does not end. */
export const isPaused = ({ holder, reason, pausedUntil }: Baton, at: number): boolean =>
  holder === "agent" && reason === "paused" && (pausedUntil === null || at < pausedUntil);

/** The loop guard: after so many handoffs only an agent, or the end of a pause, may give it to the bot again. */
export function mayReturnByItself(baton: Baton, at: number, handoffLimit: number): boolean {
  if (isPaused(baton, at)) return false;
  return baton.pausedUntil !== null || baton.handoffs < handoffLimit;
}
