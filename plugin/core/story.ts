import type { PassEvent, Passed } from "./baton.ts";
import type { Baton } from "./holder.ts";

export const OUTCOMES = [
  "answered",
  "handed_off",
  "awaiting_customer",
  "followup_scheduled",
  "abandoned",
  "opted_out",
  "failed",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a pass adds to the episode it belongs to. Fields that are left out stay as they are. */
export interface EpisodeChange {
  readonly episode: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly outcome?: Outcome;
  readonly handoffs?: number;
}

/** One handoff of an episode, from the call for a person to the end of it: what the numbers that matter are made of. */
export interface HandoffChange {
  readonly episode: number;
  readonly nr: number;
  readonly at?: number;
  readonly reason?: string;
  readonly team?: string;
  readonly pickedUpAt?: number;
  readonly firstReplyAt?: number;
  readonly endedAt?: number;
  readonly rating?: number;
}

export interface Story {
  readonly episode: EpisodeChange | null;
  readonly handoff: HandoffChange | null;
}

/** What one pass means for the record of episodes and handoffs. */
export function storyOf(before: Baton, event: PassEvent, { baton, reason }: Passed): Story {
  return { episode: episodeStory(before, event, baton), handoff: handoffStory(before, event, { baton, reason }) };
}

export function firstStory(baton: Baton): EpisodeChange {
  return { episode: baton.episode, startedAt: baton.since, handoffs: 0 };
}

function episodeStory(before: Baton, event: PassEvent, baton: Baton): EpisodeChange | null {
  const { episode, handoffs } = baton;
  if (episode !== before.episode) return { episode, startedAt: event.at, handoffs };
  if (baton.holder === "closed" && before.holder !== "closed") {
    return { episode, endedAt: event.at, handoffs, outcome: outcomeOf(before) };
  }
  return handoffs === before.handoffs ? null : { episode, handoffs };
}

/** Closed while people had it, or after they had: theirs. Otherwise the bot answered to the end. */
function outcomeOf(before: Baton): Outcome {
  if (before.reason === "error" || before.reason === "model_failure") return "failed";
  return before.handoffs > 0 || before.holder !== "bot" ? "handed_off" : "answered";
}

function handoffStory(
  before: Baton,
  event: PassEvent,
  { baton, reason }: Pick<Passed, "baton" | "reason">,
): HandoffChange | null {
  const own = { episode: before.episode, nr: baton.handoffs };
  if (event.type === "handed_off" && reason) {
    const { team } = event.handoff.route;
    return { ...own, at: event.at, reason, ...(team ? { team } : {}) };
  }
  if (before.handoffs === 0 || before.episode !== baton.episode) return null;
  if (event.type === "person_spoke") return { ...own, pickedUpAt: event.at, firstReplyAt: event.at };
  if (baton.holder === "agent" && before.holder === "team") return { ...own, pickedUpAt: event.at };
  const isOver = baton.holder !== before.holder && (baton.holder === "bot" || baton.holder === "closed");
  return isOver ? { ...own, endedAt: event.at } : null;
}
