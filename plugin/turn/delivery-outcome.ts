import { MESSAGE_KINDS } from "../core/effect.ts";
import type { Outcome, StoredEffect } from "../db/effect-store.ts";
import { type ChatwootError, ChatwootUnauthorized } from "../errors.ts";

/** About half an hour with the delays below: long enough for any restart, short enough to be noticed. */
const MAX_ATTEMPTS = 40;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 60_000;

/** What becomes of an effect whose call failed: again later, look first, or given up. */
export function afterFailure(effect: StoredEffect, err: ChatwootError): Outcome {
  const isMessage = MESSAGE_KINDS.has(effect.effect.kind);
  if (isMessage && err.outcome !== "not_done") {
    return { status: "uncertain", error: err.status === 500 ? "answered_500" : "no_answer", retryInMs: FIRST_DELAY_MS };
  }
  if (effect.effect.kind === "typing") return { status: "failed", error: err.code };
  // A refused token is the admin's to mend: the customer's answer waits for it rather than being thrown away.
  const mayMend = err.retryable || err instanceof ChatwootUnauthorized;
  if (!mayMend || effect.attempts >= MAX_ATTEMPTS) return { status: "failed", error: err.code };
  return {
    status: "pending",
    error: err.code,
    retryInMs: Math.max(err.retryAfterMs ?? 0, retryDelayMs(effect.attempts)),
  };
}

/** Exponential with full jitter above a floor, so that a thousand conversations do not come back in the same moment. */
export function retryDelayMs(attempts: number): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts, 10));
  return Math.round(FIRST_DELAY_MS / 2 + Math.random() * ceiling);
}
