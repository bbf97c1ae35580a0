import { fold, writeOut } from "./fold.ts";

const EMAIL = /[^\s@<>()]+@[^\s@<>()]+\.[a-z]{2,}/gu;
const URL = /(?:https?:\/\/|www\.)\S+/gu;
const ELONGATED = /(\p{L})\1{2,}/gu;
const NUMBER = /\d+(?:[.,:/-]\d+)*/gu;
const TOKEN = /[\p{L}\d]+(?:'[\p{L}]+)?|\?|\p{Extended_Pictographic}/gu;
/** Longer runs of digits are order numbers, phones or documents: which one is a matter for the entities, not the words. */
const LONG_NUMBER_DIGITS = 5;

/** Contractions typed without their apostrophe, where no other word is spelt like them. */
const CONTRACTIONS = /^(?:(do|ca|wo|did|does|have|has)nt|(i)(m|ve)|(what)s)$/;

/** Folded, with one kind of apostrophe. */
export const foldText = (text: string): string => fold(text).replace(/[’`´]/g, "'");

/** The words of a message as the classifier sees them: folded, chat spellings expanded, identifiers replaced by tokens. */
export function tokenise(text: string): readonly string[] {
  const cleaned = foldText(text)
    .replace(URL, " xurl ")
    .replace(EMAIL, " xmail ")
    .replace(ELONGATED, "$1$1")
    .replace(NUMBER, (digits) => (digits.replace(/\D/g, "").length >= LONG_NUMBER_DIGITS ? " xlong " : ` ${digits} `));
  const words = cleaned.match(TOKEN) ?? [];
  return words.flatMap((word) => withApostrophe(writeOut(word)).split(" "));
}

function withApostrophe(word: string): string {
  return word.replace(CONTRACTIONS, (_, verb, i, end, what) => (verb ? `${verb}n't` : i ? `i'${end}` : `${what}'s`));
}

/** A rough stem good for Portuguese, Spanish and English alike; it only has to map forms of a word together. */
export function stem(word: string): string {
  if (word.length <= 3) return word;
  const cut = word.replace(ENDING, "");
  return (cut.length < 3 ? word.slice(0, 3) : cut).replace(/[aeio]$/, "");
}
const ENDING =
  /(mente|cao|coes|cion|ciones|mentos?|ings?|edly|ed|ly|ies|es|s|ar|er|ir|ando|endo|indo|iendo|ad[oa]s?|id[oa]s?|ou|ei|am|em|aria|ia|ment|tions?|able)$/;
