import type { Stores } from "../../db/stores.ts";
import { Misuse } from "../misuse.ts";

export interface InboxOptions {
  readonly connection?: string | undefined;
  readonly json?: boolean | undefined;
  readonly defaults?: boolean | undefined;
  readonly expect?: string | undefined;
  readonly "dry-run"?: boolean | undefined;
}

/** One thing that can be done with inboxes. Its words are what follows its name. */
export type InboxAction = (stores: Stores, words: readonly string[], options: InboxOptions) => Promise<void>;

/** The one word a command wants. */
export function oneWord(words: readonly string[], usage: string): string {
  const [word, ...rest] = words;
  if (word === undefined || rest.length > 0) throw new Misuse(`Use it as: baton inbox ${usage}`);
  return word;
}

/** One word, and perhaps a second. */
export function twoWords(words: readonly string[], usage: string): readonly [string, string | undefined] {
  const [first, second, ...rest] = words;
  if (first === undefined || rest.length > 0) throw new Misuse(`Use it as: baton inbox ${usage}`);
  return [first, second];
}

export function versionFrom(word: string): number {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  throw new Misuse(`A version is a number, not ${word}`);
}
