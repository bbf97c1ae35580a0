import { readFile } from "node:fs/promises";
import path from "node:path";
import { generateBrazilian } from "../brain/eval/generate-brazilian.ts";
import { parsePiiTexts } from "../brain/eval/pii-texts.ts";
import { runPii, type Score } from "../brain/eval/run-pii.ts";
import { type Row, verdictOf } from "./eval-table.ts";

const GENERATED_TEXTS = 4000;

/** The rows for what a model may not see. */
export async function* safetyRows(folder: string): AsyncGenerator<Row> {
  const file = path.join(folder, "pii/presidio_synth_v2.json");
  const { identifiers, all } = runPii(parsePiiTexts(await readFile(file, "utf8"), file));
  yield f2Row("Presidio synth_v2, identifiers", identifiers, { bar: 0.95, goal: 0.98 });
  yield f2Row("Presidio synth_v2, all spans", all, { bar: 0.62, goal: 0.75 });
  yield generatedRow();
}

function f2Row(set: string, { f2 }: Score, { bar, goal }: { readonly bar: number; readonly goal: number }): Row {
  return {
    set,
    measure: "F2 of spans",
    bar: bar.toFixed(2),
    goal: goal.toFixed(2),
    figure: f2.toFixed(3),
    value: { f2 },
    verdict: verdictOf([f2], [bar], [goal]),
  };
}

function generatedRow(): Row {
  const { recall, precision } = runPii(generateBrazilian(GENERATED_TEXTS)).all;
  return {
    set: "Brazilian identifiers, made up",
    measure: "recall / precision",
    bar: "99.0 % / 98.0 %",
    goal: "",
    figure: `${(100 * recall).toFixed(1)} % / ${(100 * precision).toFixed(1)} %`,
    value: { recall, precision },
    verdict: verdictOf([recall, precision], [0.99, 0.98], [1, 1]),
  };
}
