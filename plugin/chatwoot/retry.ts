import { setTimeout as sleep } from "node:timers/promises";
import { backOffMs } from "../concurrency/back-off.ts";
import { Aborted, ChatwootError, type Outcome } from "../errors.ts";

export interface RetryOptions {
  /** Including the first. */
  readonly tries?: number;
  readonly baseMs?: number;
  /** The longest wait between two tries; when Chatwoot asks for more, the call fails and names the wait. */
  readonly maxWaitMs?: number;
}

export type RetryPolicy = Required<RetryOptions>;

export interface Attempt {
  readonly policy: RetryPolicy;
  readonly signal: AbortSignal | undefined;
}

const RETRY_DEFAULTS: RetryPolicy = { tries: 3, baseMs: 250, maxWaitMs: 10_000 };
const MAX_RETRY_AFTER_MS = 600_000;
const CERTAINTY: readonly Outcome[] = ["not_done", "maybe_done", "unknown"];

export const retryPolicy = (options: RetryOptions = {}): RetryPolicy => ({ ...RETRY_DEFAULTS, ...options });

/** Seconds or an HTTP date; undefined when it is neither. Bounded, so that a wrong clock cannot park a conversation. */
export function parseRetryAfter(header: unknown, nowMs: number): number | undefined {
  if (typeof header !== "string" || header.trim() === "") return undefined;
  const text = header.trim();
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isNaN(waitMs) ? undefined : Math.min(Math.max(waitMs, 0), MAX_RETRY_AFTER_MS);
}

/** Repeats a call until it works, waiting longer each time with full jitter, so that workers return one by one. */
export async function withRetries<T>(attempt: (tries: number) => Promise<T>, { policy, signal }: Attempt): Promise<T> {
  let worst: Outcome = "not_done";
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(tries);
    } catch (error) {
      if (!(error instanceof ChatwootError)) throw error;
      worst = lessCertain(worst, error.outcome);
      error.outcome = worst;
      const waitMs = Math.max(
        backOffMs(tries, { baseMs: policy.baseMs, maxMs: policy.maxWaitMs }),
        error.retryAfterMs ?? 0,
      );
      if (!error.retryable || tries >= policy.tries || waitMs > policy.maxWaitMs) throw error;
      await pause(waitMs, signal);
    }
  }
}

function lessCertain(one: Outcome, other: Outcome): Outcome {
  return CERTAINTY.indexOf(one) > CERTAINTY.indexOf(other) ? one : other;
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    throw new Aborted("The call to Chatwoot was given up between two tries", { cause: error });
  }
}
