import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { rankPassages } from "../../plugin/cli/eval/rank-passages.ts";
import { openConfig } from "../../plugin/cli/open-config.ts";
import { withStores } from "../../plugin/cli/with-stores.ts";
import { fieldOf } from "../../plugin/eval/labelled-file.ts";
import type { LabelledPassage, LabelledQuestion } from "../../plugin/eval/run-retrieval.ts";
import { arrayIn } from "./sets.ts";
import { type Row, verdictOf } from "./table.ts";

const BARS = [0.8, 0.96];
const GOALS = [0.88, 0.985];

/** The row for finding the paragraph that answers a question, among all paragraphs and by words alone. */
export async function* retrievalRows(folder: string): AsyncGenerator<Row> {
  const file = path.join(folder, "qa/faquad/train.json");
  if (!existsSync(file)) return;
  const set = splitFaquad(JSON.parse(await readFile(file, "utf8")));
  const run = await withStores(await openConfig(), (_stores, db) => rankPassages(db, set));
  const values = [run.recallAt1, run.recallAt5];
  yield {
    set: "FaQuAD pt-BR",
    measure: "recall@1 / recall@5",
    bar: percents(BARS),
    goal: percents(GOALS),
    figure: percents(values),
    value: { recall_at_1: run.recallAt1, recall_at_5: run.recallAt5, mrr: run.mrr },
    verdict: verdictOf(values, BARS, GOALS),
  };
}

/** The shape of SQuAD: articles, their paragraphs, the questions on each. */
function splitFaquad(data: unknown): { passages: readonly LabelledPassage[]; questions: readonly LabelledQuestion[] } {
  const paragraphs = arrayIn(data, "data").flatMap((article) =>
    arrayIn(article, "paragraphs").map((paragraph) => ({ title: String(fieldOf(article, "title")), paragraph })),
  );
  return {
    passages: paragraphs.map(({ title, paragraph }, id) => ({
      id: String(id),
      title,
      text: String(fieldOf(paragraph, "context")),
    })),
    questions: paragraphs.flatMap(({ paragraph }, id) =>
      arrayIn(paragraph, "qas").map((asked) => ({ text: String(fieldOf(asked, "question")), passage: String(id) })),
    ),
  };
}

const percents = (values: readonly number[]): string =>
  values.map((value) => `${(100 * value).toFixed(1)} %`).join(" / ");
