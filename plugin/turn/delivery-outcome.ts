import { backOffMs } from "../concurrency/back-off.ts";
import { MESSAGE_KINDS } from "../core/effect.ts";
import type { Outcome, StoredEffect } from "../db/turn/effect-store.ts";
import { type ChatwootError, ChatwootUnauthorized, ChatwootUnavailable } from "../errors.ts";

/** Long enough for any restart, short enough to be noticed. */
const GIVE_UP_AFTER_MS = 30 * 60_000;
/** An effect that waited behind others is tried at least once, however old it is. */
const LEAST_ATTEMPTS = 10;
const FIRST_DELAY_MS = 500;
const RETRY = { floorMs: FIRST_DELAY_MS / 2, baseMs: 2 * FIRST_DELAY_MS, maxMs: 30_000 };
/** While Chatwoot is down the breaker holds calls back: frequent tries cost little and end the wait soon. */
const OUTAGE_RETRY = { ...RETRY, maxMs: 8_000 };

/** The outcome of a failed call: try later, look first, or give up. */
export function afterFailure(effect: StoredEffect, err: ChatwootError, now: number): Outcome {
  const isMessage = MESSAGE_KINDS.has(effect.effect.kind);
  if (isMessage && err.outcome !== "not_done") {
    return { status: "uncertain", error: err.status === 500 ? "answered_500" : "no_answer", retryInMs: FIRST_DELAY_MS };
  }
  if (effect.effect.kind === "typing") return { status: "failed", error: err.code };
  // An administrator has to renew a refused token: the customer's answer waits for it.
  const mayMend = err.retryable || err instanceof ChatwootUnauthorized;
  if (!mayMend || isHopeless(effect, now)) return { status: "failed", error: err.code };
  return { status: "pending", error: err.code, retryInMs: Math.max(err.retryAfterMs ?? 0, delayAfter(err, effect)) };
}

export const isHopeless = ({ attempts, createdAt }: StoredEffect, now: number): boolean =>
  attempts >= LEAST_ATTEMPTS && now - createdAt > GIVE_UP_AFTER_MS;

const delayAfter = (err: ChatwootError, { attempts }: StoredEffect) =>
  err instanceof ChatwootUnavailable ? outageDelayMs(attempts) : backOffMs(attempts, RETRY);

export const outageDelayMs = (attempts: number): number => backOffMs(attempts, OUTAGE_RETRY);
