import type { Locale } from "../locale.ts";
import { clip, foldWords, withoutSignature } from "./fold-words.ts";
import { firstLocale, phrasePatterns, wholly } from "./phrases.ts";

/** Longer than any of the phrases. */
const MAX_CHARS = 200;
const POLITE =
  /^(?:please |por favor )+|(?: please| por favor| obrigad[oa]| gracias| thanks| thank you| ja| agora| now)+$/g;

const stop = phrasePatterns("opt-out", "stop", wholly);
const start = phrasePatterns("opt-out", "start", wholly);

/** The language of a message that asks the bot to be silent for good; undefined for any other message. */
export function readOptOut(text: string, preferred: Locale, further: readonly string[] = []): Locale | undefined {
  const said = bare(text);
  if (further.some((words) => bare(words) === said)) return preferred;
  return firstLocale(preferred, (locale) => stop(locale).test(said));
}

/** The language of a message that takes an opt-out back. */
export function readOptIn(text: string, preferred: Locale): Locale | undefined {
  const said = bare(text);
  return firstLocale(preferred, (locale) => start(locale).test(said));
}

function bare(text: string): string {
  const said = withoutSignature(clip(text));
  return said.length > MAX_CHARS ? "" : foldWords(said).replace(POLITE, "");
}
