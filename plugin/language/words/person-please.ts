import type { Locale } from "../locale.ts";
import { once } from "../vocabulary.ts";
import { CLAUSE, clip, foldClauses, foldWords } from "./fold-words.ts";
import { anyOf, firstLocale, literally, phrasePatterns, phrasesIn, wholly } from "./phrases.ts";

/** An inbox's own phrases for "a person, please". */
export interface PersonWords {
  /** Further words that mean "a person, please". */
  readonly words: readonly string[];
  /** Phrases with such words that do not mean it. */
  readonly not_words: readonly string[];
}

/** How far before a wish to look for a negation: more letters than any of them has. */
const MAX_TURN_CHARS = 80;

const wishes = phrasePatterns("person-please", "wish", anyOf);
const alone = phrasePatterns("person-please", "alone", wholly);
const turnedRound = once(() => new RegExp(`(?<![^ ])(?:${phrasesIn("person-please", "turned round").join("|")})$`));

/** The language of a message that clearly asks for a person, or undefined. The brain judges vague messages. */
export function readPersonWish(text: string, preferred: Locale, own: PersonWords): Locale | undefined {
  const said = withoutPhrases(foldClauses(clip(text)), own.not_words);
  if (own.words.length > 0 && asksInOwnWords(said, own.words)) return preferred;
  const bare = said.replaceAll(CLAUSE, " ").replace(/ +/g, " ").trim();
  return firstLocale(preferred, (locale) => alone(locale).test(bare) || asks(said, wishes(locale)));
}

function asks(said: string, wish: RegExp): boolean {
  for (const { index } of said.matchAll(wish)) {
    if (!turnedRound().test(said.slice(Math.max(0, index - MAX_TURN_CHARS), index).trimEnd())) return true;
  }
  return false;
}

function asksInOwnWords(said: string, words: readonly string[]): boolean {
  return asks(said, anyOf(words.map((phrase) => literally(foldWords(phrase)))));
}

function withoutPhrases(said: string, phrases: readonly string[]): string {
  if (phrases.length === 0) return said;
  const unwanted = anyOf(phrases.map((phrase) => literally(foldWords(phrase))));
  return said.replace(unwanted, CLAUSE);
}
