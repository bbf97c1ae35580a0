import type { Choice } from "./effect.ts";

const MAX_ANSWER_LENGTH = 300;
const MIN_PREFIX_LETTERS = 4;

/** Signs that may stand around a number without changing it: "2.", "(2)", "#2". A price or a percentage is no position. */
const POSITION_SIGNS = /^[\p{L}\p{N}\s.,;:!()[\]"'*_#°-]+$/u;
const ARTICLE = "(?:(?:a|o|la|el|lo|the) )?";
const NOUN = "(?:opcao|opcion|option|alternativa|item|numero|number|num|nr|no|n)";
const POLITE = "(?: (?:por favor|please|porfavor|pls|pfv))?";
const NUMBERED = new RegExp(`^${ARTICLE}(?:${NOUN} ){0,2}(\\d{1,2})(?:st|nd|rd|th|o|a|do|da|ro|ra|er)?${POLITE}$`);
const NAMED_NUMBER = new RegExp(`^${ARTICLE}${NOUN} ([a-z]+)${POLITE}$`);
const ORDINAL = new RegExp(`^${ARTICLE}([a-z]+)(?: (?:one|opcao|opcion|option|alternativa))?${POLITE}$`);

const CARDINALS = [
  ["um", "uma", "uno", "una", "one"],
  ["dois", "duas", "dos", "two"],
  ["tres", "three"],
  ["quatro", "cuatro", "four"],
  ["cinco", "five"],
  ["seis", "six"],
  ["sete", "siete", "seven"],
  ["oito", "ocho", "eight"],
  ["nove", "nueve", "nine"],
  ["dez", "diez", "ten"],
];
const ORDINALS = [
  ["primeiro", "primeira", "primero", "primera", "primer", "first"],
  ["segundo", "segunda", "second"],
  ["terceiro", "terceira", "tercero", "tercera", "tercer", "third"],
  ["quarto", "quarta", "cuarto", "cuarta", "fourth"],
  ["quinto", "quinta", "fifth"],
  ["sexto", "sexta", "sixth"],
  ["setimo", "setima", "septimo", "septima", "seventh"],
  ["oitavo", "oitava", "octavo", "octava", "eighth"],
  ["nono", "nona", "noveno", "novena", "ninth"],
  ["decimo", "decima", "tenth"],
];
const LAST = ["ultimo", "ultima", "last"];

/**
 * The option that a typed answer means, or undefined when it could mean another one or something else: a wrong choice is
 * worse than asking again. Words that stand in a title are read as that title before they are read as a position.
 */
export function readChoice(text: string, choices: readonly Choice[]): Choice | undefined {
  const answer = text.trim();
  if (answer === "" || answer.length > MAX_ANSWER_LENGTH) return undefined;
  const named = findNamed(answer, choices);
  if (named.length > 0) return onlyOne(named);
  return onlyOne([...findAtPosition(answer, choices), ...findByPrefix(answer, choices)]);
}

/** True for a title that a customer would take for the position of an option: such a list must not be numbered. */
export const readsAsNumber = (title: string): boolean => /^\d+$/.test(wordsOf(title));

/** Exact first, then ever more forgiving; a title that is a position of its own never loses to the value of another. */
function findNamed(answer: string, choices: readonly Choice[]): readonly Choice[] {
  for (const reading of [(text: string) => text.trim(), fold, wordsOf]) {
    const wanted = reading(answer);
    if (wanted === "") break;
    const titled = choices.filter((choice) => reading(choice.title) === wanted);
    const valued = choices.filter((choice) => reading(choice.value) === wanted);
    if (titled.length > 0) return [...titled, ...valued];
    if (valued.length > 0) return [...valued, ...findAtPosition(answer, choices)];
  }
  return [];
}

function findAtPosition(answer: string, choices: readonly Choice[]): readonly Choice[] {
  const words = wordsOf(answer);
  if (!POSITION_SIGNS.test(fold(answer))) return [];
  const position = readPosition(words, choices.length);
  const choice = position === undefined ? undefined : choices[position - 1];
  if (!choice) return [];
  const isSpelled = words.split(" ").length > 1 && new RegExp(`\\b${NOUN} `).test(words);
  return isSpelled ? [choice] : [choice, ...choices.filter((other) => sharesWord(other, words))];
}

function readPosition(words: string, count: number): number | undefined {
  const digits = NUMBERED.exec(words)?.[1];
  if (digits !== undefined) return Number(digits);
  const cardinal = NAMED_NUMBER.exec(words)?.[1];
  const ordinal = ORDINAL.exec(words)?.[1];
  if (ordinal !== undefined && LAST.includes(ordinal)) return count;
  return positionIn(CARDINALS, cardinal) ?? positionIn(ORDINALS, ordinal);
}

function positionIn(names: readonly (readonly string[])[], word: string | undefined): number | undefined {
  const index = word === undefined ? -1 : names.findIndex((row) => row.includes(word));
  return index < 0 ? undefined : index + 1;
}
