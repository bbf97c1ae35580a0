import type { Stores } from "../../db/stores.ts";
import { Misuse } from "../arguments.ts";

export interface InboxOptions {
  readonly connection?: string | undefined;
  readonly json?: boolean | undefined;
  readonly defaults?: boolean | undefined;
  readonly expect?: string | undefined;
  readonly "dry-run"?: boolean | undefined;
}

/** One action of `baton inbox`, with the words after its name. */
export type InboxAction = (stores: Stores, words: readonly string[], options: InboxOptions) => Promise<void>;

export function versionFrom(word: string): number {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  throw new Misuse(`A version is a number, not ${word}`);
}
