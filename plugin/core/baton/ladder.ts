import { parseDuration } from "../settings/duration.ts";
import type { InboxSettings } from "../settings/settings.ts";

/** Steps taken one by one while no answer comes. Each running ladder is one timer row, so it survives restarts. */
export const LADDERS = ["waiting_in_team", "agent_silent", "customer_silent"] as const;
export type LadderName = (typeof LADDERS)[number];

export type LadderAction<L extends LadderName> = InboxSettings["ladders"][L][number]["do"];

/** The bot has kept one episode for too long. */
export const EPISODE_LIMIT = "episode_limit";
/** Several things were asked at once: the next one may be answered now. */
export const NEXT_INTENT = "next_intent";
/** The bot said it would write again. */
export const FOLLOW_UP = "follow_up";
/** Gives a paused conversation back to the bot when the requested time is over. */
export const PAUSE_OVER = "pause_over";

export interface TimerChange {
  readonly set?: { readonly kind: string; readonly dueAt: number; readonly data?: Readonly<Record<string, unknown>> };
  readonly cancel?: string;
}

export const setTimer = (kind: string, dueAt: number, data: Readonly<Record<string, unknown>> = {}): TimerChange => ({
  set: { kind, dueAt, data },
});
export const cancelTimers = (kinds: readonly string[]): readonly TimerChange[] => kinds.map((cancel) => ({ cancel }));

type Steps = readonly { readonly after: string; readonly do: string }[];

/** The position on a ladder: the next step, and when the ladder began. */
export interface LadderPosition {
  readonly step: number;
  readonly startedAt: number;
  /** People have just come back: they are told of the conversation before the step. */
  readonly atOpening?: boolean;
}

/** Begins a ladder, or queues it for the moment when people are back; an empty one is switched off. */
export function startLadder(name: LadderName, steps: Steps, at: number, staffedAt = at): readonly TimerChange[] {
  const startedAt = Math.max(at, staffedAt);
  if (staffedAt <= at || steps.length === 0) return climb(name, steps, { step: 0, startedAt });
  return [setTimer(name, startedAt, { step: 0, startedAt, atOpening: true })];
}

/** The timer of the step where the ladder stands, if it goes on. */
export function climb(name: LadderName, steps: Steps, { step, startedAt }: LadderPosition): readonly TimerChange[] {
  const after = afterOf(steps, step);
  const goesOn = step < steps.length || GOES_ON.has(name);
  return after === null || !goesOn ? [] : [setTimer(name, startedAt + after, { step, startedAt })];
}

/** The people of a ladder are away: it stands still until they are back, and the steps keep their distance. */
export function postpone(
  name: LadderName,
  steps: Steps,
  { step, openingAt }: { step: number; openingAt: number },
): readonly TimerChange[] {
  const before = step === 0 ? 0 : (afterOf(steps, step - 1) ?? 0);
  return [setTimer(name, openingAt, { step, startedAt: openingAt - before, atOpening: true })];
}

/** Supervisors are called until one answers: beyond its last step the ladder goes on with growing pauses. */
const GOES_ON: ReadonlySet<LadderName> = new Set(["waiting_in_team", "agent_silent"]);

/** How long after the beginning a step is due; null for a ladder without steps. */
function afterOf(steps: Steps, step: number): number | null {
  const ordered = orderedSteps(steps);
  const last = ordered.at(-1);
  if (!last) return null;
  return ordered[step]?.afterMs ?? Math.max(last.afterMs, LEAST_PAUSE_MS) * 2 ** (step - ordered.length + 1);
}

const LEAST_PAUSE_MS = 60_000;

/** In the order of their times, whatever order they were written in. */
export function orderedSteps<A extends string>(
  steps: readonly { readonly after: string; readonly do: A }[],
): readonly { readonly afterMs: number; readonly do: A }[] {
  const timed = steps.map((step) => ({ afterMs: parseDuration(step.after) ?? 0, do: step.do }));
  return timed.sort((a, b) => a.afterMs - b.afterMs);
}

/** Where a fired timer stands; one whose data is not a position begins anew. */
export function positionOf(data: Readonly<Record<string, unknown>>, firedAt: number): LadderPosition {
  const { step, startedAt, atOpening } = data;
  return {
    step: typeof step === "number" ? step : 0,
    startedAt: typeof startedAt === "number" ? startedAt : firedAt,
    atOpening: atOpening === true,
  };
}
