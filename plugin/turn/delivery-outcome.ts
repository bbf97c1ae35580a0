import { backOffMs } from "../concurrency/back-off.ts";
import { MESSAGE_KINDS } from "../core/effect.ts";
import type { Outcome, StoredEffect } from "../db/turn/effect-store.ts";
import { type ChatwootError, ChatwootUnauthorized, ChatwootUnavailable } from "../errors.ts";

/** Long enough for any restart, short enough to be noticed. */
const GIVE_UP_AFTER_MS = 30 * 60_000;
/** What had to wait its turn behind others has a right to be tried, however old it is. */
const LEAST_ATTEMPTS = 10;
const FIRST_DELAY_MS = 500;
const RETRY = { floorMs: FIRST_DELAY_MS / 2, baseMs: 2 * FIRST_DELAY_MS, maxMs: 30_000 };
/** While Chatwoot is away the breaker keeps the calls from it: asking often costs little, and ends the wait soon. */
const OUTAGE_RETRY = { ...RETRY, maxMs: 8_000 };

/** What becomes of an effect whose call failed: again later, look first, or given up. */
export function afterFailure(effect: StoredEffect, err: ChatwootError, now: number): Outcome {
  const isMessage = MESSAGE_KINDS.has(effect.effect.kind);
  if (isMessage && err.outcome !== "not_done") {
    return { status: "uncertain", error: err.status === 500 ? "answered_500" : "no_answer", retryInMs: FIRST_DELAY_MS };
  }
  if (effect.effect.kind === "typing") return { status: "failed", error: err.code };
  // A refused token is the admin's to mend: the customer's answer waits for it rather than being thrown away.
  const mayMend = err.retryable || err instanceof ChatwootUnauthorized;
  if (!mayMend || isHopeless(effect, now)) return { status: "failed", error: err.code };
  return { status: "pending", error: err.code, retryInMs: Math.max(err.retryAfterMs ?? 0, delayAfter(err, effect)) };
}

export const isHopeless = ({ attempts, createdAt }: StoredEffect, now: number): boolean =>
  attempts >= LEAST_ATTEMPTS && now - createdAt > GIVE_UP_AFTER_MS;

const delayAfter = (err: ChatwootError, { attempts }: StoredEffect) =>
  err instanceof ChatwootUnavailable ? outageDelayMs(attempts) : backOffMs(attempts, RETRY);

export const outageDelayMs = (attempts: number): number => backOffMs(attempts, OUTAGE_RETRY);
