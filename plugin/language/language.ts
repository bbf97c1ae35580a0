import { builtinPhrases, unknownPhrases } from "./intents/phrases.ts";
import { LOCALES, type Locale } from "./locale.ts";
import { once, vocabularyWords } from "./vocabulary.ts";

export type Language = Locale | "other";

export interface DetectedLanguage {
  readonly language: Language;
  readonly confidence: number;
}

type Profiles = ReadonlyMap<Language, ReadonlyMap<string, number>>;

const languages: readonly Language[] = [...LOCALES, "other"];
const LETTERS = /\p{L}/gu;
const LATIN = /\p{Script=Latin}/gu;
/** Overlapping trigrams repeat each other's evidence. Without this factor a few words would give certainty. */
const EVIDENCE_SHARE = 0.35;
/** The weight of a function word, relative to a trigram. */
const WORD_WEIGHT = 3;
/** The profile of other languages is small, so it starts with a handicap. */
const OTHER_PRIOR = -1.5;

/** The language of a short message. Words that two languages share leave the confidence near one half. */
export function detectLanguage(text: string): DetectedLanguage {
  const plain = text.replace(/(?:https?:\/\/|www\.)\S+|\S+@\S+/g, " ").toLowerCase();
  const letters = plain.match(LETTERS)?.length ?? 0;
  if (letters === 0) return { language: "other", confidence: 0 };
  if ((plain.match(LATIN)?.length ?? 0) < letters / 2) return { language: "other", confidence: 1 };
  const clues = cluesOf(plain);
  const logs = languages.map((language) => logLikelihood(clues, language));
  const best = Math.max(...logs);
  const total = logs.reduce((sum, log) => sum + Math.exp(log - best), 0);
  return { language: languages[logs.indexOf(best)] ?? "other", confidence: 1 / total };
}

/** The languages of a collection of texts: each is the language of at least a tenth of them. */
export function languagesOf(texts: readonly string[]): readonly Locale[] {
  const counts = new Map<Language, number>();
  for (const text of texts) {
    const { language } = detectLanguage(text);
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return LOCALES.filter((language) => (counts.get(language) ?? 0) >= texts.length / 10);
}

function logLikelihood(clues: readonly string[], language: Language): number {
  const profile = profiles().get(language);
  const prior = language === "other" ? OTHER_PRIOR : 0;
  return clues.reduce((sum, clue) => sum + EVIDENCE_SHARE * weightOf(clue) * (profile?.get(clue) ?? 0), prior);
}

function weightOf(clue: string): number {
  return clue.startsWith("=") ? WORD_WEIGHT : 1;
}

/** Accents are kept, because they distinguish Portuguese from Spanish. */
function cluesOf(text: string): readonly string[] {
  const words = text.match(/[\p{L}']+/gu) ?? [];
  return words.flatMap((word) => {
    const framed = ` ${word} `;
    const trigrams = Array.from({ length: framed.length - 2 }, (_, start) => framed.slice(start, start + 3));
    return [`=${word}`, ...trigrams];
  });
}

/** For each language the log of how much more often a clue occurs in it than in all languages together. */
const profiles = once((): Profiles => {
  const counts = new Map(languages.map((language) => [language, countClues(textsOf(language))]));
  const totals = new Map([...counts].map(([language, found]) => [language, sumOf(found)]));
  const clues = new Set([...counts.values()].flatMap((found) => [...found.keys()]));
  const profile = (language: Language): ReadonlyMap<string, number> => {
    const found = counts.get(language);
    const entries = [...clues].map((clue): [string, number] => {
      const shares = languages.map((other) => ((counts.get(other)?.get(clue) ?? 0) + 0.05) / (totals.get(other) ?? 1));
      const own = ((found?.get(clue) ?? 0) + 0.05) / (totals.get(language) ?? 1);
      return [clue, Math.log(own / (shares.reduce((sum, share) => sum + share, 0) / languages.length))];
    });
    return new Map(entries);
  };
  return new Map(languages.map((language) => [language, profile(language)]));
});

function textsOf(language: Language): readonly string[] {
  const small = vocabularyWords(`function-words/${language}`);
  if (language === "other") return [...small, ...small, ...small];
  return [...small, ...small, ...builtinPhrases(language).map(({ text }) => text), ...unknownPhrases(language)];
}

function countClues(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const clue of texts.flatMap((text) => cluesOf(text.toLowerCase())))
    counts.set(clue, (counts.get(clue) ?? 0) + 1);
  return counts;
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
