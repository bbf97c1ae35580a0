import type { Brain } from "../core/decision.ts";
import { Aborted, ModelUnavailable } from "../errors.ts";

/** Longer than a model with tools takes that works at all, shorter than a customer's patience. */
export const DECIDE_LIMIT_MS = 60_000;

/** A brain may hang, or not listen when it is told to stop: nobody waits for it then. */
export function boundBrain(brain: Brain, limitMs = DECIDE_LIMIT_MS): Brain {
  return {
    decide: (context, signal) => within(limitMs, signal, (stop) => brain.decide(context, stop)),
    recap: (context, because, signal) => within(limitMs, signal, (stop) => brain.recap(context, because, stop)),
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
