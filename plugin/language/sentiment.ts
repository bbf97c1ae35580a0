import { moodName } from "./mood-name.ts";
import { foldText } from "./normalise.ts";
import { once, type Row, vocabularyRows, vocabularyWords } from "./vocabulary.ts";
import { isAbusive } from "./words/abuse.ts";

export interface Mood {
  /** From -1, angry, to 1, delighted. */
  readonly sentiment: number;
  /** From 0 to 1. */
  readonly urgency: number;
}

interface WordTable {
  readonly exact: ReadonlyMap<string, number>;
  readonly prefixes: ReadonlyMap<string, number>;
  readonly phrases: ReadonlyMap<string, number>;
}

/** How many words back a negator or an intensifier reaches, within its clause. */
const REACH = 3;
/** "Not great" is less bad than "bad". */
const NEGATED = -0.6;
/** The sum of feelings that gives half of the full sentiment. */
const HALF_WAY = 2.5;
const EMOJI_VALUE = 2;
const MIN_PREFIX_LETTERS = 3;
const MAX_PHRASE_WORDS = 4;
const URGENT_WORD = 0.45;
const INSULT = -2;
/** A message as old as this many counts half of the newest one. */
const HALF_LIFE = 3;

const POSITIVE_EMOJI = "😀😃😄😁😆😊🙂😍🥰😘🤩😎👍👏🙏❤🧡💛💚💙💜💖✨🎉🥳🤗💪👌🔥⭐😂🤣😉😋🙌";
const NEGATIVE_EMOJI = "😡😠🤬😤👎😞😔😟😢😭😩😫😒🙄😣😖💔🤮🤢😑😕☹😾💩🖕😱";
const EMPHASIS_MIN_LETTERS = 8;

/** Feeling and urgency by a lexicon of three languages, with negation, intensifiers, emoji, capitals and exclamations. */
export function readMood(text: string): Mood {
  const clauses = foldText(text)
    .split(/[,.;:!?\n]+/)
    .map((clause) => clause.match(/[\p{L}']+/gu) ?? []);
  const emphasis = isShouted(text) ? 1.3 : 1;
  const exclaims = (text.match(/!/g) ?? []).length;
  const feelings = clauses.flatMap((words) => valuesOf(words, tables().feelings, true));
  const insult = isAbusive(text) ? INSULT : 0;
  const sum =
    (feelings.reduce((total, value) => total + value, 0) * emphasis + emojiValue(text) + insult) *
    (1 + Math.min(exclaims, 3) * 0.1);
  const hurry = clauses.flatMap((words) => valuesOf(words, tables().urgency, false)).length * URGENT_WORD;
  const pressure = hurry === 0 ? 0 : (exclaims > 0 ? 0.1 : 0) + (emphasis > 1 ? 0.15 : 0);
  return {
    sentiment: round(sum / (Math.abs(sum) + HALF_WAY)),
    urgency: round(Math.min(1, hurry + pressure)),
  };
}

/**
 * The mood of several messages, oldest first, where the latest counts most. A neutral message, such as an order number
 * or "ok", does not calm an angry customer.
 */
export function readMoods(texts: readonly string[]): Mood {
  const moods = texts.map(readMood);
  const told = moods.filter(({ sentiment }) => moodName(sentiment) !== "neutral");
  const felt = told.length > 0 ? told : moods;
  const weights = felt.map((_, index) => 0.5 ** ((felt.length - 1 - index) / HALF_LIFE));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sum = felt.reduce((before, { sentiment }, index) => before + sentiment * (weights[index] ?? 0), 0);
  const urgency = Math.max(0, ...moods.slice(-HALF_LIFE).map((mood) => mood.urgency));
  return { sentiment: total === 0 ? 0 : round(sum / total), urgency };
}

function valuesOf(words: readonly string[], table: WordTable, withModifiers: boolean): readonly number[] {
  const values: number[] = [];
  for (let at = 0; at < words.length; at++) {
    const found = phraseAt(words, at, table) ?? wordAt(words[at] ?? "", table);
    if (!found) continue;
    const before = words.slice(Math.max(0, at - REACH), at);
    values.push(withModifiers ? modify(found.value, before) : found.value);
    at += found.length - 1;
  }
  return values;
}

function modify(value: number, before: readonly string[]): number {
  const strength = before.reduce((product, word) => product * (tables().intensifiers.get(word) ?? 1), 1);
  const isNegated = before.some((word) => tables().negators.has(word));
  return value * strength * (isNegated ? NEGATED : 1);
}

function phraseAt(words: readonly string[], at: number, { phrases }: WordTable) {
  for (let length = MAX_PHRASE_WORDS; length > 1; length--) {
    const value = phrases.get(words.slice(at, at + length).join(" "));
    if (value !== undefined) return { value, length };
  }
  return null;
}

function wordAt(word: string, { exact, prefixes }: WordTable) {
  const whole = exact.get(word);
  if (whole !== undefined) return { value: whole, length: 1 };
  for (let length = word.length; length >= MIN_PREFIX_LETTERS; length--) {
    const value = prefixes.get(word.slice(0, length));
    if (value !== undefined) return { value, length: 1 };
  }
  return null;
}

function emojiValue(text: string): number {
  const count = (set: string) =>
    Array.from(text).filter((sign) => sign !== "\ufe0f" && set.includes(sign) && /\p{S}/u.test(sign)).length;
  return (Math.min(count(POSITIVE_EMOJI), 3) - Math.min(count(NEGATIVE_EMOJI), 3)) * EMOJI_VALUE;
}

function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length >= EMPHASIS_MIN_LETTERS && text === text.toUpperCase();
}

const tables = once(() => {
  const factors = vocabularyRows("mood/intensifiers").flatMap(({ key, value }) =>
    value.split(" ").map((word): [string, number] => [word, Number(key)]),
  );
  return {
    feelings: tableOf(vocabularyRows("mood/feelings")),
    urgency: tableOf([{ key: "1", value: vocabularyWords("mood/urgency").join(" ") }]),
    negators: new Set(vocabularyWords("mood/negators")),
    intensifiers: new Map(factors),
  };
});

function tableOf(rows: readonly Row[]): WordTable {
  const table = {
    exact: new Map<string, number>(),
    prefixes: new Map<string, number>(),
    phrases: new Map<string, number>(),
  };
  for (const { key, value } of rows) {
    for (const entry of value.split(" ")) {
      const bare = entry.replace("*", "").replaceAll("_", " ");
      const target = entry.includes("_") ? table.phrases : entry.endsWith("*") ? table.prefixes : table.exact;
      target.set(bare, Number(key));
    }
  }
  return table;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
