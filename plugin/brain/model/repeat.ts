import { setTimeout as sleep } from "node:timers/promises";
import { backOffMs } from "../../concurrency/back-off.ts";
import { ModelUnavailable } from "../../errors.ts";
import { abortOf } from "./model-failure.ts";

/** Beyond the first try: a customer waits. */
const REPEATS = 2;
const BASE_MS = 400;
const MAX_WAIT_MS = 10_000;

interface Patience {
  readonly signal: AbortSignal;
  /** A wait that would end later is not started. */
  readonly deadline: number;
}

/** Repeats passing failures: after the time that the provider asks for, else after a growing time, with full jitter. */
export async function repeat<T>(attempt: () => Promise<T>, { signal, deadline }: Patience): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ModelUnavailable && error.isPassing) || tries > REPEATS) throw error;
      const waitMs = Math.max(error.retryAfterMs ?? 0, backOffMs(tries, { baseMs: BASE_MS, maxMs: MAX_WAIT_MS }));
      if (performance.now() + waitMs >= deadline) throw error;
      await sleep(waitMs, undefined, { signal }).catch(() => {
        throw abortOf(signal);
      });
    }
  }
}
