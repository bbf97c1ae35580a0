import { ConfigInvalid } from "../errors.ts";
import { fieldOf, listIn, textIn } from "./labelled-file.ts";

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
  /** From 1 on; null where it was not found at all. */
  readonly rank: number | null;
  readonly found: readonly FoundAnswer[];
}

export interface RetrievalRun {
  readonly recallAt1: number;
  readonly recallAt5: number;
  readonly recallAt10: number;
  /** Mean of one over the rank. */
  readonly mrr: number;
  readonly timing: { readonly p50Ms: number; readonly p95Ms: number };
  readonly items: readonly RetrievalItem[];
}

/** Asks every question and looks where the passage that answers it came out. */
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
  times.sort((first, second) => first - second);
  const recallAt = (most: number) => share(items, ({ rank }) => (rank !== null && rank <= most ? 1 : 0));
  return {
    recallAt1: recallAt(1),
    recallAt5: recallAt(5),
    recallAt10: recallAt(10),
    mrr: share(items, ({ rank }) => (rank === null ? 0 : 1 / rank)),
    timing: { p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) },
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

function share<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0) / Math.max(1, items.length);
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
