import { parseJson } from "../../eval/labelled-file.ts";
import { parsePassages, parseQuestions, type RetrievalItem, type RetrievalRun } from "../../eval/run-retrieval.ts";
import { readText } from "../files.ts";
import { openConfig } from "../open-config.ts";
import { withStores } from "../with-stores.ts";
import { printResult, readEvalArgs } from "./measure.ts";
import { rankPassages } from "./rank-passages.ts";

/** `baton eval retrieval --passages <json> --questions <json> [--json] [--items]`. */
export async function evalRetrieval(args: readonly string[]): Promise<void> {
  const { files, ...print } = readEvalArgs(args, ["passages", "questions"]);
  const passages = parsePassages(await readJson(files.passages), files.passages);
  const questions = parseQuestions(await readJson(files.questions), files.questions);
  const run = await withStores(await openConfig(), (_stores, db) => rankPassages(db, { passages, questions }));
  const json = asJson(run, { passages: passages.length, items: print.items });
  printResult(print, { json, lines: asLines(run), itemLines: run.items.map(itemLine) });
}

const readJson = async (file: string): Promise<unknown> => parseJson(await readText(file), file);

/** The most passages to show for a question. */
const MAX_SHOWN = 10;

function asJson(run: RetrievalRun, { passages, items }: { passages: number; items: boolean }): object {
  const { recallAt1, recallAt5, recallAt10, mrr, timing } = run;
  return {
    passages,
    questions: run.items.length,
    recall_at_1: recallAt1,
    recall_at_5: recallAt5,
    recall_at_10: recallAt10,
    mrr,
    timing: { search_p50_ms: timing.p50Ms, search_p95_ms: timing.p95Ms },
    ...(items ? { items: run.items.map((item) => ({ ...item, found: item.found.slice(0, MAX_SHOWN) })) } : {}),
  };
}

function asLines({ recallAt1, recallAt5, recallAt10, mrr, timing, items }: RetrievalRun): readonly string[] {
  return [
    `questions   ${items.length}`,
    `recall@1    ${percent(recallAt1)}`,
    `recall@5    ${percent(recallAt5)}`,
    `recall@10   ${percent(recallAt10)}`,
    `MRR         ${mrr.toFixed(3)}`,
    `time        p50 ${timing.p50Ms.toFixed(1)} ms, p95 ${timing.p95Ms.toFixed(1)} ms`,
  ];
}

function itemLine({ rank, passage, text, found: [first] }: RetrievalItem): string {
  return [rank ?? "-", passage, first?.passage ?? "-", first?.score.toFixed(3) ?? "-", text].join("\t");
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
