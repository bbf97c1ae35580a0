import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { ConfigInvalid } from "../../errors.ts";
import { parsePassages, parseQuestions, type RetrievalItem, type RetrievalRun } from "../../eval/run-retrieval.ts";
import { openConfig } from "../open-config.ts";
import { withStores } from "../with-stores.ts";
import { rankPassages } from "./rank-passages.ts";

/** `baton eval retrieval --passages <json> --questions <json> [--json] [--items]`. */
export async function evalRetrieval(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      passages: { type: "string" },
      questions: { type: "string" },
      json: { type: "boolean", default: false },
      items: { type: "boolean", default: false },
    },
  });
  if (!values.passages || !values.questions) {
    throw new ConfigInvalid("Say what is known and what is asked: --passages <file> --questions <file>");
  }
  const passages = parsePassages(await readJson(values.passages), values.passages);
  const questions = parseQuestions(await readJson(values.questions), values.questions);
  const run = await withStores(await openConfig(), (_stores, db) => rankPassages(db, { passages, questions }));
  if (values.json)
    console.log(JSON.stringify(asJson(run, { passages: passages.length, items: values.items }), null, 2));
  else console.log([...asLines(run), ...(values.items ? run.items.map(itemLine) : [])].join("\n"));
}

async function readJson(file: string): Promise<unknown> {
  const content = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new ConfigInvalid(`${file} cannot be read`, { cause });
  });
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new ConfigInvalid(`${file} is not valid JSON`, { cause });
  }
}

/** How many of the passages found are worth showing. */
const SHOWN = 10;

function asJson(run: RetrievalRun, { passages, items }: { passages: number; items: boolean }): unknown {
  const { recallAt1, recallAt5, recallAt10, mrr, timing } = run;
  return {
    passages,
    questions: run.items.length,
    recall_at_1: recallAt1,
    recall_at_5: recallAt5,
    recall_at_10: recallAt10,
    mrr,
    timing: { search_p50_ms: timing.p50Ms, search_p95_ms: timing.p95Ms },
    ...(items ? { items: run.items.map((item) => ({ ...item, found: item.found.slice(0, SHOWN) })) } : {}),
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
