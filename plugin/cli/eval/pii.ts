import { typeOf } from "../../eval/pii-kinds.ts";
import { parsePiiTexts } from "../../eval/pii-texts.ts";
import { type PiiRun, runPii, type Score } from "../../eval/run-pii.ts";
import { readText } from "../files.ts";
import { printResult, readEvalArgs } from "./measure.ts";

/** `baton eval pii --file <json> [--json] [--items]`. */
export async function evalPii(args: readonly string[]): Promise<void> {
  const { files, ...print } = readEvalArgs(args, ["file"]);
  const run = runPii(parsePiiTexts(await readText(files.file), files.file));
  printResult(print, { json: asJson(run, print.items), lines: asLines(run), itemLines: itemLines(run) });
}

function asJson({ all, identifiers, byType, items, msPerText }: PiiRun, withItems: boolean): object {
  return {
    texts: items.length,
    f2: all.f2,
    precision: all.precision,
    recall: all.recall,
    all,
    identifiers,
    by_type: byType,
    ms_per_text: msPerText,
    ...(withItems ? { items: items.map(itemOf) } : {}),
  };
}

function itemOf({ text, expected, predicted }: PiiRun["items"][number]) {
  return {
    full_text: text,
    expected: expected.map((span) => ({ ...span, text: text.slice(span.start_position, span.end_position) })),
    predicted: predicted.map(({ kind, start, end, confidence, right }) => ({
      entity_type: typeOf(kind),
      start_position: start,
      end_position: end,
      text: text.slice(start, end),
      confidence,
      right,
    })),
  };
}

function asLines({ all, identifiers, byType, items, msPerText }: PiiRun): readonly string[] {
  const types = Object.entries(byType).map(
    ([type, { expected, found }]) => `${type.padEnd(20)} ${String(found).padStart(5)} of ${expected}`,
  );
  return [
    `Measured on ${items.length} texts, ${msPerText.toFixed(2)} ms each`,
    "",
    "                        F2  precision  recall",
    `identifiers         ${figures(identifiers)}`,
    `all                 ${figures(all)}`,
    "",
    "found",
    ...types,
  ];
}

function figures({ f2, precision, recall }: Score): string {
  return `${f2.toFixed(3).padStart(6)} ${precision.toFixed(3).padStart(10)} ${recall.toFixed(3).padStart(7)}`;
}

function itemLines({ items }: PiiRun): readonly string[] {
  const lines = items
    .map(itemOf)
    .flatMap(({ full_text, expected, predicted }) => [
      ...expected
        .filter(({ found }) => !found)
        .map((span) => `MISSED\t${span.entity_type}\t${span.text}\t${full_text}`),
      ...predicted
        .filter(({ right }) => !right)
        .map((span) => `WRONG\t${span.entity_type}\t${span.text}\t${full_text}`),
    ]);
  return ["", ...lines.map((line) => line.replaceAll("\n", " "))];
}
