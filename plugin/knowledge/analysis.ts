import { sentencesOf } from "../language/sentences.ts";
import { termsOf } from "./terms.ts";

/** The terms of a text. They are computed once, when it is stored. */
export interface Analysis {
  readonly title: readonly string[];
  readonly sentences: readonly (readonly string[])[];
}

export function analyse({ title, text }: { readonly title: string; readonly text: string }): Analysis {
  const sentences = sentencesOf(text).map(termsOf);
  return { title: termsOf(title), sentences: sentences.filter((terms) => terms.length > 0) };
}

/** The number of terms without the title. */
export function lengthOf({ sentences }: Analysis): number {
  return sentences.reduce((sum, terms) => sum + terms.length, 0);
}

/** The stored form: the title, then each sentence on its own line. */
export function writeAnalysis({ title, sentences }: Analysis): string {
  return [title, ...sentences].map((terms) => terms.join(" ")).join("\n");
}

export function readAnalysis(written: string): Analysis {
  const [title = [], ...sentences] = written.split("\n").map((line) => (line === "" ? [] : line.split(" ")));
  return { title, sentences };
}
