import { abortable, limited } from "../concurrency/time-limit.ts";
import type { Brain, TurnContext } from "../core/decision.ts";
import { Aborted, ModelUnavailable } from "../errors.ts";

/** Extra time for a brain with a model, which keeps the inbox's limit itself. Only a hanging brain uses it up. */
const GRACE_MS = 1_000;

/** Ends a decision or recap that exceeds the inbox's time limit, even when the brain ignores the signal to stop. */
export function boundBrain(brain: Brain, limitMs?: number): Brain {
  const limitOf = ({ settings }: TurnContext, signal: AbortSignal) => {
    const ms = limitMs ?? settings.thinking.turn_seconds * 1000 + GRACE_MS;
    const late = new ModelUnavailable(`No decision within ${ms} ms`);
    return { ms, signal, late, aborted: new Aborted("The answer is not wanted any more") };
  };
  return {
    decide: (context, signal) =>
      limited(limitOf(context, signal), (stop) => abortable(stop, brain.decide(context, stop))),
    recap: (context, because, signal) =>
      limited(limitOf(context, signal), (stop) => abortable(stop, brain.recap(context, because, stop))),
  };
}
