import type { Brain, TurnContext } from "../core/decision.ts";
import { Aborted, ModelUnavailable } from "../errors.ts";

/** A brain with a model keeps to the inbox's own limit; this is for one that does not. */
const GRACE_MS = 1_000;

/** A brain may hang, or not listen when it is told to stop: nobody waits for it then. */
export function boundBrain(brain: Brain, limitMs?: number): Brain {
  const limitFor = ({ settings }: TurnContext) => limitMs ?? settings.thinking.turn_seconds * 1000 + GRACE_MS;
  return {
    decide: (context, signal) => within(limitFor(context), signal, (stop) => brain.decide(context, stop)),
    recap: (context, because, signal) =>
      within(limitFor(context), signal, (stop) => brain.recap(context, because, stop)),
  };
}

async function within<T>(limitMs: number, signal: AbortSignal, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener("abort", () => reject(stop.signal.reason));
  });
  const onAbort = () => stop.abort(new Aborted("The answer is not wanted any more"));
  const limit = setTimeout(() => stop.abort(new ModelUnavailable(`No decision within ${limitMs} ms`)), limitMs);
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([stopped, work(stop.signal)]);
  } finally {
    clearTimeout(limit);
    signal.removeEventListener("abort", onAbort);
  }
}
