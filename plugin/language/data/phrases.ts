import { backgroundPhrases } from "./background.ts";
import { englishIntents } from "./intents-en.ts";

import { spanishIntents } from "./intents-es.ts";
import { portugueseIntents } from "./intents-pt.ts";

export type PhraseLanguage = "pt-BR" | "en" | "es";
export const phraseLanguages: readonly PhraseLanguage[] = ["pt-BR", "en", "es"];

export interface Phrase {
  readonly text: string;
  readonly intent: string;
}

const sources: Readonly<Record<PhraseLanguage, string>> = {
  "pt-BR": portugueseIntents,
  en: englishIntents,
  es: spanishIntents,
};

/** The example phrases of the intents every inbox understands from the start. */
export function builtinPhrases(language: PhraseLanguage): readonly Phrase[] {
  return sources[language]
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [intent = "", phrases = ""] = line.split(": ");
      return phrases.split(" | ").map((text) => ({ text, intent }));
    });
}

/** Things said to a business that no inbox answers. */
export function unknownPhrases(language: PhraseLanguage): readonly string[] {
  return backgroundPhrases[language].split(" | ");
}
