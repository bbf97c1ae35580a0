import type { Locale } from "../locale.ts";
import { vocabularyLines, vocabularyRows } from "../vocabulary.ts";

export interface Phrase {
  readonly text: string;
  readonly intent: string;
}

/** The example phrases of the intents that every inbox understands from the start. */
export const builtinPhrases = (language: Locale): readonly Phrase[] =>
  vocabularyRows(`intents/${language}`).flatMap(({ key, value }) =>
    value.split(" | ").map((text) => ({ text, intent: key })),
  );

/** Phrases that customers write to a business and that belong to no intent. */
export const unknownPhrases = (language: Locale): readonly string[] => vocabularyLines(`background/${language}`);
