import { vocabularyRows } from "./vocabulary.ts";

/** Accents of Latin letters, and signs without width. Marks of other scripts stay: they change the word. */
const ORNAMENTS = /[\u0300-\u036f\ufe0e\ufe0f\u20e3\u200b-\u200d\u2060\ufeff\u00ad]/g;

/** Lower case without accents, full-width and other compatibility forms as plain characters. */
export const fold = (text: string): string => text.normalize("NFKD").toLowerCase().replace(ORNAMENTS, "");

/** The same letter for letter: a position in the result is the same position in the text. */
export function foldInPlace(text: string): string {
  return text.replace(/[^\p{ASCII}]|[A-Z]/gu, (letter) => {
    // Not the compatibility forms: "nº" must not become "no".
    const plain = letter.normalize("NFD").toLowerCase().replace(ORNAMENTS, "");
    if (plain.length === letter.length) return plain;
    return letter === "’" ? "'" : letter;
  });
}

let shortForms: ReadonlyMap<string, string> | undefined;

/** A folded chat spelling written out, such as "vc" as "voce"; any other word as it is. */
export function writeOut(word: string): string {
  shortForms ??= new Map(vocabularyRows("short-forms").map(({ key, value }) => [key, value]));
  return shortForms.get(word) ?? word;
}
