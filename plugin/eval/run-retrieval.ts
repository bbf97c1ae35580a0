import { ConfigInvalid } from "../errors.ts";
import { fieldOf, listIn, textIn } from "./labelled-file.ts";
import { mean, percentiles, share } from "./statistics.ts";

export interface LabelledPassage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface LabelledQuestion {
  readonly text: string;
  /** The id of the passage that answers it. */
  readonly passage: string;
}

export interface FoundAnswer {
  readonly passage: string;
  readonly score: number;
}

export interface RetrievalItem extends LabelledQuestion {
  /** From 1 on; null if the search did not find the passage. */
  readonly rank: number | null;
  readonly found: readonly FoundAnswer[];
}

export interface RetrievalRun {
  readonly recallAt1: number;
  readonly recallAt5: number;
  readonly recallAt10: number;
  /** The mean of 1 / rank. */
  readonly mrr: number;
  readonly timing: { readonly p50Ms: number; readonly p95Ms: number };
  readonly items: readonly RetrievalItem[];
}

/** Searches for every question and notes the rank of the passage that answers it. */
export async function runRetrieval(
  search: (text: string) => Promise<readonly FoundAnswer[]>,
  questions: readonly LabelledQuestion[],
): Promise<RetrievalRun> {
  const items: RetrievalItem[] = [];
  const times: number[] = [];
  for (const question of questions) {
    const before = performance.now();
    const found = await search(question.text);
    times.push(performance.now() - before);
    const at = found.findIndex(({ passage }) => passage === question.passage);
    items.push({ ...question, rank: at === -1 ? null : at + 1, found });
  }
  const recallAt = (most: number) => share(items, ({ rank }) => rank !== null && rank <= most);
  return {
    recallAt1: recallAt(1),
    recallAt5: recallAt(5),
    recallAt10: recallAt(10),
    mrr: mean(items, ({ rank }) => (rank === null ? 0 : 1 / rank)),
    timing: percentiles(times),
    items,
  };
}

export function parsePassages(content: unknown, name: string): readonly LabelledPassage[] {
  return listIn(content, { name, shape: "objects" }).map((item, index) => {
    const [id, text] = [fieldOf(item, "id"), fieldOf(item, "text")];
    if (!isId(id) || typeof text !== "string") throw new ConfigInvalid(`${name}: item ${index + 1} needs id and text`);
    return { id: String(id), title: textIn(item, "title") ?? "", text };
  });
}

export function parseQuestions(content: unknown, name: string): readonly LabelledQuestion[] {
  return listIn(content, { name, shape: "objects" }).map((item, index) => {
    const [passage, text] = [fieldOf(item, "passage"), fieldOf(item, "text")];
    if (!isId(passage) || typeof text !== "string")
      throw new ConfigInvalid(`${name}: item ${index + 1} needs text and passage`);
    return { text, passage: String(passage) };
  });
}

const isId = (value: unknown): value is string | number => typeof value === "string" || typeof value === "number";
