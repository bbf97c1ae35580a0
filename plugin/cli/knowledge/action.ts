import type { Stores } from "../../db/stores.ts";
import type { OpenKnowledge } from "../../knowledge/open-knowledge.ts";
import { Misuse } from "../arguments.ts";

export interface KnowledgeOptions {
  readonly connection?: string | undefined;
  readonly json: boolean;
}

/** One action of `baton knowledge`, with the words after its name. */
export type KnowledgeAction = (
  parts: { readonly stores: Stores; readonly known: OpenKnowledge },
  words: readonly string[],
  options: KnowledgeOptions,
) => Promise<void>;

export function idFrom(word: string | undefined, usage: string): number {
  if (word !== undefined && /^\d{1,15}$/.test(word)) return Number(word);
  throw new Misuse(`Use it as: baton knowledge ${usage}`);
}
