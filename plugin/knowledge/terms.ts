import { writeOut } from "../language/fold.ts";
import { LOCALES } from "../language/locale.ts";
import { foldText, stem } from "../language/normalise.ts";
import { once, vocabularyWords } from "../language/vocabulary.ts";

/** Raise it when the terms of a text change: the next synchronisation then stores every text again. */
export const TERMS_VERSION = 2;

/** A longer run of letters is no word of a question. */
const MAX_WORD_CHARS = 40;
const WORD = /[\p{L}\p{N}]+/gu;

/** Words of questions that seldom occur in answers. */
const ASKING_WORDS = `
  quantos quantas quanta cadê aceita aceitam aceitar trabalha trabalham oferece oferecem existe existem
  many much accept accepts accepting offer offers possible able whats
  cuantos cuantas cuanta acepta aceptan aceptar trabaja trabajan ofrece ofrecen existe existen puedes pueden`;

/** The terms of a text: folded words without endings. Common words keep their endings, so that they match only themselves. */
export function termsOf(text: string): readonly string[] {
  return splitWords(text).map((word) => (isCommon(word) ? word : stem(word)));
}

/** Whether a term is a function word or a word of questions, which tells nothing about the subject. */
export function isCommon(term: string): boolean {
  return commonWords().has(term);
}

const commonWords = once(() => {
  const small = LOCALES.flatMap((language) => vocabularyWords(`function-words/${language}`));
  return new Set(splitWords([...small, ASKING_WORDS].join(" ")));
});

function splitWords(text: string): readonly string[] {
  const words = foldText(text).match(WORD) ?? [];
  return words.flatMap((word) => writeOut(word.slice(0, MAX_WORD_CHARS)).split(/[^\p{L}\p{N}]+/u));
}
