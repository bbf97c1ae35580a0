import type { DueTimer, EventContext, Handled, TimerHandler } from "../../plugin/core/handler.ts";
import {
  type LadderAction,
  type LadderName,
  type LadderPosition,
  nextStep,
  orderedSteps,
  positionOf,
} from "../../plugin/core/ladder.ts";
import type { Locale } from "../../plugin/core/settings.ts";

/** What one step of a ladder does; its time is the ladder's business. */
export type LadderStep = (context: EventContext, at: number) => Handled;

/**
 * One rung at a time: does the step that is due, puts it on record, and sets the timer of the next. When the holder has
 * changed meanwhile the pass has cancelled the ladder; a timer that fires all the same does nothing.
 */
export function defineLadder<L extends LadderName>(ladder: {
  name: L;
  appliesTo: (context: EventContext) => boolean;
  steps: Readonly<Record<LadderAction<L>, LadderStep>>;
}): TimerHandler {
  return {
    kind: ladder.name,
    run(timer, context) {
      if (!ladder.appliesTo(context)) return {};
      const position = positionOf(timer.data, timer.dueAt);
      const steps: readonly { after: string; do: LadderAction<L> }[] = context.settings.ladders[ladder.name];
      const due = orderedSteps(steps)[position.step];
      if (!due) return {};
      const handled = ladder.steps[due.do](context, context.now);
      // Who passes the baton leaves this ladder: the next holder has another.
      const timers = handled.pass ? [] : further(ladder.name, context, position);
      return { ...handled, ...onRecord(ladder.name, { action: due.do, timer, position }), timers };
    },
  };
}

function onRecord(
  name: LadderName,
  fired: { action: string; timer: DueTimer; position: LadderPosition },
): Pick<Handled, "record"> {
  const { action, timer, position } = fired;
  return {
    record: { action: "ladder_step", data: { ladder: name, step: position.step, does: action, due_at: timer.dueAt } },
  };
}

const further = (name: LadderName, { settings }: EventContext, position: LadderPosition) =>
  nextStep(name, settings.ladders[name], position);

/** The language to speak without having just heard the customer. */
export const localeOf = ({ person, settings }: EventContext): Locale => person.language ?? settings.locale;

/** How long somebody has waited, for people to read. */
export function minutesWaiting({ baton, now }: EventContext): number {
  return Math.max(1, Math.round((now - (baton.waitingSince ?? baton.since)) / 60_000));
}
