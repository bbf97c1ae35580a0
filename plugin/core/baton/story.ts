import type { PassEvent, Passed } from "./baton.ts";
import { type Baton, isPeople } from "./holder.ts";
import type { Outcome } from "./outcome.ts";

/** The changes of an episode by a pass. Missing fields stay as they are. */
export interface EpisodeChange {
  readonly episode: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly outcome?: Outcome;
  readonly handoffs?: number;
  /** The episode that this one takes up again: the customer came back soon after it was closed. */
  readonly reopens?: number;
}

/** One handoff of an episode, from the call for a person to the end of it: the source of the reports on handoffs. */
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
  /** An agent called the supervisors with it. */
  readonly escalatedBy?: number;
  readonly escalationReason?: string;
}

export interface Story {
  readonly episode: EpisodeChange | null;
  readonly handoff: HandoffChange | null;
}

/** The facts beside the baton when an episode begins or ends. */
export interface Circumstances {
  readonly reopenWindowMs: number;
  readonly hasOptedOut: boolean;
}

interface Step {
  readonly before: Baton;
  readonly event: PassEvent;
  readonly passed: Pick<Passed, "baton" | "reason">;
}

/** What one pass means for the record of episodes and handoffs. */
export function storyOf(step: Step, circumstances: Circumstances): Story {
  return { episode: episodeStory(step, circumstances), handoff: handoffStory(step) };
}

export function firstStory(baton: Baton): EpisodeChange {
  return { episode: baton.episode, startedAt: baton.since, handoffs: 0 };
}

function episodeStory({ before, event, passed: { baton } }: Step, circumstances: Circumstances): EpisodeChange | null {
  const { episode, handoffs } = baton;
  if (episode !== before.episode) {
    const isSameMatter = event.at - before.since <= circumstances.reopenWindowMs;
    return { episode, startedAt: event.at, handoffs, ...(isSameMatter ? { reopens: before.episode } : {}) };
  }
  if (baton.holder === "closed" && before.holder !== "closed") {
    return { episode, endedAt: event.at, handoffs, outcome: outcomeOf(before, event, circumstances) };
  }
  return handoffs === before.handoffs ? null : { episode, handoffs };
}

/** Closed while people had it, or after they had: theirs. Otherwise the bot answered to the end, or asked in vain. */
function outcomeOf(before: Baton, event: PassEvent, { hasOptedOut }: Circumstances): Outcome {
  if (hasOptedOut) return "opted_out";
  if (event.type === "resolved" && event.outcome) return before.handoffs > 0 ? "handed_off" : event.outcome;
  if (before.reason === "error" || before.reason === "model_failure") return "failed";
  if (before.handoffs > 0 || before.holder !== "bot") return "handed_off";
  return before.asked ? "awaiting_customer" : "answered";
}

function handoffStory({ before, event, passed: { baton, reason } }: Step): HandoffChange | null {
  const own = { episode: before.episode, nr: baton.handoffs };
  if (event.type === "handed_off" && reason) {
    const { team } = event.handoff.route;
    return { ...own, at: event.at, reason, ...(team ? { team } : {}) };
  }
  // Events after the bot's return are no answer to the handoff before.
  if (before.handoffs === 0 || before.episode !== baton.episode || !isPeople(before.holder)) return null;
  if (event.type === "person_spoke") return { ...own, pickedUpAt: event.at, firstReplyAt: event.at };
  if (baton.holder === "agent" && before.holder === "team") return { ...own, pickedUpAt: event.at };
  return isPeople(baton.holder) ? null : { ...own, endedAt: event.at };
}
