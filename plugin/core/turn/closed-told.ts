import { fold } from "../../language/fold.ts";
import type { Message } from "../event.ts";
import type { OpeningHours } from "../hours.ts";

/** Chatwoot says it right after the customer's message, and not again within the day. */
const RECENTLY_MS = 10 * 60_000;
/** Chatwoot fills these in before it sends. */
const PLACEHOLDER = /\{\{.*?\}\}|\{%.*?%\}/gs;

/** Whether Chatwoot itself has just told this customer that nobody is there: two voices need not say the same. */
export function isClosedTold(messages: readonly Message[], hours: OpeningHours | null, now: number): boolean {
  const expected = (hours?.closedMessage ?? "").split(PLACEHOLDER).map(lettersOf).filter(Boolean);
  if (expected.length === 0) return false;
  return messages.some(({ author, createdAt, text }) => {
    const isRecent = author.kind === "system" && now - createdAt <= RECENTLY_MS;
    return isRecent && expected.every((part) => lettersOf(text).includes(part));
  });
}

/** However it was rendered on the way. */
const lettersOf = (text: string) => fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, "");
