import { fold } from "../fold.ts";

/** One option that a customer may choose. */
export interface Choice {
  readonly title: string;
  readonly value: string;
}

const MAX_ANSWER_LENGTH = 300;
const MIN_PREFIX_LETTERS = 4;

/** Signs that may stand around a number without changing it: "2.", "(2)", "#2". A price or a percentage is no position. */
const POSITION_SIGNS = /^[\p{L}\p{N}\s.,;:!()[\]"'*_#°-]+$/u;
const ARTICLE = /^(?:a|o|la|el|lo|the) /;
const POLITE = / (?:por favor|please|pls|pfv)$/;
const NOUN = "(opcao|opcion|option|alternativa|item|numero|number)";
/** Short for "number" before a digit only: "no one" is nobody, not the first option. */
const DIGITS = "(?:(?:num|nr|no|n) )?(\\d{1,2})(?:st|nd|rd|th|o|a|do|da|ro|ra|er)?";
const POSITION = new RegExp(`^(?:${NOUN} ){0,2}(?:${DIGITS}|([a-z]+))(?: (one|${NOUN}))?$`);

/** One row for each position, in Portuguese, Spanish and English, without accents. */
const NUMBER_WORDS: readonly (readonly string[])[] = [
  ["primeiro", "primeira", "primero", "primera", "primer", "first"],
  ["dois", "duas", "dos", "two", "segundo", "segunda", "second"],
  ["tres", "three", "terceiro", "terceira", "tercero", "tercera", "tercer", "third"],
  ["quatro", "cuatro", "four", "quarto", "quarta", "cuarto", "cuarta", "fourth"],
  ["cinco", "five", "quinto", "quinta", "fifth"],
  ["seis", "six", "sexto", "sexta", "sixth"],
  ["sete", "siete", "seven", "setimo", "setima", "septimo", "septima", "seventh"],
  ["oito", "ocho", "eight", "oitavo", "oitava", "octavo", "octava", "eighth"],
  ["nove", "nueve", "nine", "nono", "nona", "noveno", "novena", "ninth"],
  ["dez", "diez", "ten", "decimo", "decima", "tenth"],
];
/** "Um" alone is also a sigh, "one" also a pronoun: they count only after a noun, as in "option one". */
const ONE_WORDS: readonly string[] = ["um", "uma", "uno", "una", "one"];
const LAST_WORDS: readonly string[] = ["ultimo", "ultima", "last"];

/**
 * The option that a typed answer means, or undefined when it could mean another one or something else: a wrong choice is
 * worse than asking again. A word that stands in a title is read as that title before it is read as a position.
 */
export function readChoice(text: string, choices: readonly Choice[]): Choice | undefined {
  const answer = text.trim();
  if (answer.length > MAX_ANSWER_LENGTH) return undefined;
  const named = findNamed(answer, choices);
  return onlyOne(named.length > 0 ? named : [...findAtPosition(answer, choices), ...findByPrefix(answer, choices)]);
}

/** Whether a title is only a number. A list with such titles must not be numbered: the title would be read as a position. */
export const isAmount = (title: string): boolean => /^\d+$/.test(plainWords(title));

/** Compares exactly first, then without case and accents, then words only. Customers see titles; Telegram's buttons send values. */
function findNamed(answer: string, choices: readonly Choice[]): readonly Choice[] {
  for (const reading of [(text: string) => text.trim(), (text: string) => fold(text).trim(), plainWords]) {
    const wanted = reading(answer);
    if (wanted === "") continue;
    const titled = choices.filter((choice) => reading(choice.title) === wanted);
    const valued = choices.filter((choice) => reading(choice.value) === wanted);
    if (titled.length > 0) return [...titled, ...valued];
    if (valued.length > 0) return [...valued, ...findAtPosition(answer, choices)];
  }
  return [];
}

function findAtPosition(answer: string, choices: readonly Choice[]): readonly Choice[] {
  if (!POSITION_SIGNS.test(fold(answer))) return [];
  const [, noun, digits, name, nounBehind] = POSITION.exec(bare(answer)) ?? [];
  const word = digits ?? name ?? "";
  const isExplicit = noun !== undefined || nounBehind !== undefined;
  const choice = choices[positionOf(word, { count: choices.length, isExplicit }) - 1];
  if (!choice) return [];
  const speaksOfTitle = choices.some(
    (other) => isAmount(other.title) || (other !== choice && hasWord(other.title, word)),
  );
  return speaksOfTitle && !isExplicit ? [] : [choice];
}

const hasWord = (title: string, word: string) => plainWords(title).split(" ").includes(word);

/** The position from 1 on; zero when the word is no position. */
function positionOf(word: string, { count, isExplicit }: { count: number; isExplicit: boolean }): number {
  if (/^\d+$/.test(word)) return Number(word);
  if (isExplicit && ONE_WORDS.includes(word)) return 1;
  if (LAST_WORDS.includes(word)) return count;
  return NUMBER_WORDS.findIndex((row) => row.includes(word)) + 1;
}

function findByPrefix(answer: string, choices: readonly Choice[]): readonly Choice[] {
  const start = bare(answer);
  if ((start.match(/\p{L}/gu) ?? []).length < MIN_PREFIX_LETTERS) return [];
  return choices.filter((choice) => plainWords(choice.title).startsWith(start));
}

/** The answer without article and courtesy. */
function bare(answer: string): string {
  return plainWords(answer).replace(POLITE, "").replace(ARTICLE, "");
}

function plainWords(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}

function onlyOne(found: readonly Choice[]): Choice | undefined {
  const [first, ...others] = found;
  return others.every((other) => other === first) ? first : undefined;
}
