import {
  climb,
  type DueTimer,
  type EventContext,
  isOpen,
  type LadderAction,
  type LadderName,
  type LadderPosition,
  nextOpening,
  orderedSteps,
  positionOf,
  postpone,
  type TimerHandler,
  type Wishes,
} from "../../plugin/bot.ts";

/** The action of one step of a ladder. */
export type LadderStep = (context: EventContext, at: number) => Wishes;

interface Ladder {
  readonly name: LadderName;
  readonly appliesTo: (context: EventContext) => boolean;
  /** For ladders that call people: the steps at opening, at closing, and after the last step. */
  readonly people?: { readonly atOpening: LadderStep; readonly atClosing: LadderStep; readonly beyond: LadderStep };
}

/**
 * Runs the step that is due, records it, and sets the timer of the next step. A change of the holder cancels the ladder; a
 * timer that fires anyway does nothing.
 */
export function defineLadder<L extends LadderName>(
  ladder: Ladder & { readonly name: L; readonly steps: Readonly<Record<LadderAction<L>, LadderStep>> },
): TimerHandler {
  const actions = new Map<string, LadderStep>(Object.entries(ladder.steps));
  return {
    kind: ladder.name,
    run(timer, context) {
      if (!ladder.appliesTo(context)) return {};
      const position = positionOf(timer.data, timer.dueAt);
      const dueStep = findDueStep(ladder, actions, { context, position });
      if (!dueStep) return {};
      const handled = dueStep.run(context, context.now);
      const record = onRecord(ladder.name, { does: dueStep.does, timer, position });
      // A step that changes the holder ends this ladder: the next holder has another one.
      return { ...handled, ...record, timers: handled.pass ? [] : dueStep.next };
    },
  };
}

interface DueStep {
  readonly does: string;
  readonly run: LadderStep;
  readonly next: NonNullable<Wishes["timers"]>;
}

function findDueStep(
  { name, people }: Ladder,
  actions: ReadonlyMap<string, LadderStep>,
  { context, position }: { context: EventContext; position: LadderPosition },
): DueStep | undefined {
  const { hours, now, settings } = context;
  const steps = settings.ladders[name];
  const { step } = position;
  const openingAt = isOpen(hours, now) ? null : nextOpening(hours, now);
  if (people && openingAt !== null) {
    return { does: "wait_for_opening", run: people.atClosing, next: postpone(name, steps, { step, openingAt }) };
  }
  if (people && position.atOpening) {
    return { does: "opening", run: people.atOpening, next: climb(name, steps, position) };
  }
  const next = climb(name, steps, { ...position, step: step + 1 });
  const due = orderedSteps<string>(steps)[step]?.do;
  const action = due === undefined ? undefined : actions.get(due);
  if (due !== undefined && action) return { does: due, run: action, next };
  return people && { does: "remind_again", run: people.beyond, next };
}

function onRecord(
  name: LadderName,
  fired: { does: string; timer: DueTimer; position: LadderPosition },
): Pick<Wishes, "record"> {
  const { does, timer, position } = fired;
  return { record: { action: "ladder_step", data: { ladder: name, step: position.step, does, due_at: timer.dueAt } } };
}

/** How long the customer has waited. */
export function minutesWaiting({ baton, now }: EventContext): number {
  return Math.max(1, Math.round((now - (baton.waitingSince ?? baton.since)) / 60_000));
}

/** The waiting time as text: minutes, or hours from two hours on. */
export function timeWaiting(context: EventContext): string {
  const minutes = minutesWaiting(context);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
