import { parseDuration } from "./duration.ts";
import type { InboxSettings } from "./settings.ts";

/** What happens step by step while nobody answers. Each running ladder is one timer row, so it survives restarts. */
export const LADDERS = ["waiting_in_team", "agent_silent", "customer_silent"] as const;
export type LadderName = (typeof LADDERS)[number];

export type LadderAction<L extends LadderName> = InboxSettings["ladders"][L][number]["do"];

/** The bot has kept one episode for too long. */
export const EPISODE_LIMIT = "episode_limit";
/** Gives a paused conversation back to the bot when the time that was asked for is over. */
export const PAUSE_OVER = "pause_over";

export interface TimerChange {
  readonly set?: { readonly kind: string; readonly dueAt: number; readonly data?: Readonly<Record<string, unknown>> };
  readonly cancel?: string;
}

export const setTimer = (kind: string, dueAt: number, data: Readonly<Record<string, unknown>> = {}): TimerChange => ({
  set: { kind, dueAt, data },
});
export const cancelTimers = (kinds: readonly string[]): readonly TimerChange[] => kinds.map((cancel) => ({ cancel }));

type Steps = InboxSettings["ladders"][LadderName];

/** Begins a ladder; an empty one is switched off. */
export function startLadder(name: LadderName, steps: Steps, startedAt: number): readonly TimerChange[] {
  return climb(name, steps, { step: 0, startedAt });
}

/** The timer of the step after this one, if the ladder goes on. */
export function nextStep(name: LadderName, steps: Steps, { step, startedAt }: LadderPosition): readonly TimerChange[] {
  return climb(name, steps, { step: step + 1, startedAt });
}

export interface LadderPosition {
  readonly step: number;
  readonly startedAt: number;
}

function climb(name: LadderName, steps: Steps, position: LadderPosition): readonly TimerChange[] {
  const ordered = orderedSteps(steps);
  const step = ordered[position.step];
  return step ? [setTimer(name, position.startedAt + step.afterMs, { ...position })] : [];
}

/** In the order of their times, whatever order they were written in. */
export function orderedSteps<A extends string>(
  steps: readonly { readonly after: string; readonly do: A }[],
): readonly { readonly afterMs: number; readonly do: A }[] {
  const timed = steps.map((step) => ({ afterMs: parseDuration(step.after) ?? 0, do: step.do }));
  return timed.sort((a, b) => a.afterMs - b.afterMs);
}

/** Where a fired timer stands; one whose data is not a position begins anew. */
export function positionOf(data: Readonly<Record<string, unknown>>, firedAt: number): LadderPosition {
  const { step, startedAt } = data;
  return { step: typeof step === "number" ? step : 0, startedAt: typeof startedAt === "number" ? startedAt : firedAt };
}
