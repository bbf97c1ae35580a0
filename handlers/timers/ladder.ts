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

/** What one step of a ladder does; its time is the ladder's business. */
export type LadderStep = (context: EventContext, at: number) => Wishes;

interface Ladder {
  readonly name: LadderName;
  readonly appliesTo: (context: EventContext) => boolean;
  /** For ladders that call people: what else happens when they come, go, or are still not there after the last step. */
  readonly people?: { readonly atOpening: LadderStep; readonly atClosing: LadderStep; readonly beyond: LadderStep };
}

/**
 * One rung at a time: does the step that is due, puts it on record, and sets the timer of the next. When the holder has
 * changed meanwhile the pass has cancelled the ladder; a timer that fires all the same does nothing.
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
      const rung = findRung(ladder, actions, { context, position });
      if (!rung) return {};
      const handled = rung.run(context, context.now);
      const record = onRecord(ladder.name, { does: rung.does, timer, position });
      // Who passes the baton leaves this ladder: the next holder has another.
      return { ...handled, ...record, timers: handled.pass ? [] : rung.next };
    },
  };
}

interface Rung {
  readonly does: string;
  readonly run: LadderStep;
  readonly next: NonNullable<Wishes["timers"]>;
}

function findRung(
  { name, people }: Ladder,
  actions: ReadonlyMap<string, LadderStep>,
  { context, position }: { context: EventContext; position: LadderPosition },
): Rung | undefined {
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

/** How long somebody has waited, for people to read. */
export function minutesWaiting({ baton, now }: EventContext): number {
  return Math.max(1, Math.round((now - (baton.waitingSince ?? baton.since)) / 60_000));
}

/** The same in words: after some hours nobody counts minutes. */
export function timeWaiting(context: EventContext): string {
  const minutes = minutesWaiting(context);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
