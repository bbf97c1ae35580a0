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
  /** Since when the customer waits for people; null: nobody owes them a word. */
  readonly waitingSince: number | null;
  /** When the customer wrote last. */
  readonly lastAskedAt: number | null;
}

/** A person is in charge, or a person is awaited. */
export const isPeople = (holder: Holder): boolean => holder === "team" || holder === "agent";
