import { writeOut } from "../language/fold.ts";
import { LOCALES } from "../language/locale.ts";
import { foldText, stem } from "../language/normalise.ts";
import { once, vocabularyWords } from "../language/vocabulary.ts";

/** Changes with the terms below: what was stored with other ones has to be taken apart again. */
export const TERMS_VERSION = 2;

/** A longer run of letters is no word that anybody asks for. */
const LONGEST_WORD = 40;
const WORD = /[\p{L}\p{N}]+/gu;

/** Asking about anything, people use these; the texts that answer seldom do. */
const ASKING_WORDS = `
  quantos quantas quanta cadê aceita aceitam aceitar trabalha trabalham oferece oferecem existe existem
  many much accept accepts accepting offer offers possible able whats
  cuantos cuantas cuanta acepta aceptan aceptar trabaja trabajan ofrece ofrecen existe existen puedes pueden`;

/** What a text is found by: folded, without endings. The small words stay whole, so that they match only themselves. */
export function termsOf(text: string): readonly string[] {
  return splitWords(text).map((word) => (isCommon(word) ? word : stem(word)));
}

/** Words that hold every sentence together and say nothing about its subject. */
export function isCommon(term: string): boolean {
  return commonWords().has(term);
}

const commonWords = once(() => {
  const small = LOCALES.flatMap((language) => vocabularyWords(`function-words/${language}`));
  return new Set(splitWords([...small, ASKING_WORDS].join(" ")));
});

function splitWords(text: string): readonly string[] {
  const words = foldText(text).match(WORD) ?? [];
  return words.flatMap((word) => writeOut(word.slice(0, LONGEST_WORD)).split(/[^\p{L}\p{N}]+/u));
}
