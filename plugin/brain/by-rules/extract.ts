import { foldText } from "../../language/normalise.ts";
import { sentencesOf } from "../../language/sentences.ts";
import { readMood } from "../../language/sentiment.ts";

const MAX_SENTENCE = 220;
const MAX_SENTENCES = 3;
/** Shorter words say little about the matter. */
const TELLING_LETTERS = 5;
const MAX_TELLING = 8;
const QUESTION = 3;
/** A complaint is likely to be about the matter. */
const FEELING = 4;

/** The sentences that say most about the customer's matter, in the order they were said. */
export function keySentences(texts: readonly string[], most = MAX_SENTENCES): readonly string[] {
  const sentences = texts.flatMap(readable);
  const ranked = sentences
    .map((sentence, index) => ({ sentence, index, weight: weigh(sentence) + index / sentences.length }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most);
  return ranked.sort((a, b) => a.index - b.index).map(({ sentence }) => sentence);
}

const readable = (text: string): readonly string[] =>
  sentencesOf(text)
    .filter((part) => /\p{L}/u.test(part))
    .map((part) => cut(part.replace(/\s+/g, " ")));

function weigh(sentence: string): number {
  const words = foldText(sentence).match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = new Set(words.filter((word) => word.length >= TELLING_LETTERS || /\d/.test(word))).size;
  const feeling = Math.abs(readMood(sentence).sentiment) * FEELING;
  return Math.min(telling, MAX_TELLING) + (sentence.includes("?") ? QUESTION : 0) + feeling;
}

const cut = (sentence: string) =>
  sentence.length > MAX_SENTENCE ? `${sentence.slice(0, MAX_SENTENCE - 1).trimEnd()}…` : sentence;
