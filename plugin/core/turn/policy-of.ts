import type { Policy } from "../baton/policy.ts";
import type { ContactMemory } from "../contact-memory.ts";
import { isOpen, nextOpening } from "../hours.ts";
import { ladderTexts } from "../texts/texts.ts";
import type { Surroundings } from "./surroundings.ts";

interface Moment extends Surroundings {
  readonly now: number;
  readonly person?: ContactMemory | null;
}

const HOUR_MS = 3_600_000;

/** What the inbox wants, at this moment. While people are away, waiting for them is counted from when they are back. */
export function policyOf({ settings, hours, people, person, now }: Moment): Policy {
  const { handoff, ladders, locale } = settings;
  return {
    ladders,
    handoffLimit: handoff.loop_limit,
    // An event is some milliseconds older than this moment: being there must not look like an opening in between.
    staffedAt: isOpen(hours, now) ? 0 : (nextOpening(hours, now) ?? 0),
    reopen: handoff.reopen,
    reopenWindowMs: handoff.reopen_window_hours * HOUR_MS,
    onlineAgentIds: new Set(people.agents.filter(({ online }) => online).map(({ id }) => id)),
    returnLine: handoff.say_return ? ladderTexts[person?.language ?? locale].botIsBack : null,
  };
}
