import { LOCALES } from "../locale.ts";
import { clip, foldWords, withoutSignature } from "./fold-words.ts";
import { phrasePatterns, wholly } from "./phrases.ts";

const MAX_CHARS = 100;

const accept = phrasePatterns("consent", "accept", wholly);
const yes = phrasePatterns("consent", "yes", wholly);
const decline = phrasePatterns("consent", "decline", wholly);

/** How a message answers the terms. Only a whole message counts; a mere "yes" or a refusal only while the question is open. */
export function readConsent(text: string, { isOpen }: { isOpen: boolean }): "accepted" | "declined" | undefined {
  const bare = withoutSignature(clip(text));
  const words = bare.length > MAX_CHARS ? "" : foldWords(bare).replace(/^please | (?:please|por favor)$/g, "");
  const matches = (pattern: typeof accept) => LOCALES.some((locale) => pattern(locale).test(words));
  if (matches(accept) || (isOpen && matches(yes))) return "accepted";
  return isOpen && matches(decline) ? "declined" : undefined;
}
