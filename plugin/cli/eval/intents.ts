import { decide, type IntentSummary } from "../../eval/intent-metrics.ts";
import { type LabelledText, parseLabelledTexts } from "../../eval/labelled-texts.ts";
import { type IntentRun, runIntents } from "../../eval/run-intents.ts";
import { readText } from "../files.ts";
import { printResult, readEvalArgs } from "./measure.ts";

/** `baton eval intents --train <file> --test <file> [--json] [--items]`: CSV `text,intent` or JSON `[{text, intent}]`. */
export async function evalIntents(args: readonly string[]): Promise<void> {
  const { files, ...print } = readEvalArgs(args, ["train", "test"]);
  const run = runIntents(await readTexts(files.train), await readTexts(files.test));
  printResult(print, { json: asJson(run, print.items), lines: asLines(run), itemLines: itemLines(run) });
}

const readTexts = async (file: string): Promise<readonly LabelledText[]> =>
  parseLabelledTexts(await readText(file), file);

function asJson({ summary, items, ...run }: IntentRun, withItems: boolean): object {
  const { atThreshold, bestMcc, curve } = summary;
  return {
    trained_on: run.trainedOn,
    intents: run.intents,
    tested_on: summary.count,
    out_of_scope: summary.outOfScope,
    scope: summary.scope,
    accuracy: summary.accuracy,
    micro_f1: summary.microF1,
    macro_f1: summary.macroF1,
    closed_accuracy: summary.closedAccuracy,
    threshold: run.threshold,
    in_scope_accuracy: atThreshold.inScopeAccuracy,
    oos_recall: atThreshold.oosRecall,
    oos_precision: atThreshold.oosPrecision,
    mcc: atThreshold.mcc,
    best_mcc: bestMcc.mcc,
    best_mcc_threshold: bestMcc.threshold,
    curve: curve.map((point) => ({
      threshold: point.threshold,
      in_scope_accuracy: point.inScopeAccuracy,
      oos_recall: point.oosRecall,
      mcc: point.mcc,
    })),
    timing: {
      train_ms: run.timing.trainMs,
      classify_p50_ms: run.timing.classify.p50Ms,
      classify_p95_ms: run.timing.classify.p95Ms,
    },
    ...(withItems ? { items: itemsOf({ summary, items, ...run }) } : {}),
  };
}

/** `predicted` is the intent that the measures count; null when the message counts as none of them. */
function itemsOf({ summary, items, threshold }: IntentRun) {
  const limit = summary.scope === "closed" ? 0 : threshold;
  return items.map((item) => ({
    text: item.text,
    expected: item.expected,
    predicted: decide(item, limit).actual,
    best: item.best,
    confidence: item.confidence,
    known: item.confidence >= threshold,
  }));
}

function asLines({ summary, timing, ...run }: IntentRun): readonly string[] {
  const { atThreshold, bestMcc } = summary;
  return [
    `Learnt ${run.intents} intents from ${run.trainedOn} examples in ${Math.round(timing.trainMs)} ms`,
    `Measured on ${summary.count} messages, ${summary.outOfScope} of them out of scope`,
    "",
    `accuracy             ${percent(summary.accuracy)}${summary.scope === "closed" ? "  (none out of scope: the best intent counts)" : "  (at the threshold, none is a class)"}`,
    `micro F1             ${percent(summary.microF1)}`,
    `macro F1             ${percent(summary.macroF1)}`,
    `best intent right    ${percent(summary.closedAccuracy)}  (of those in scope, no threshold)`,
    "",
    `threshold            ${run.threshold.toFixed(3)}  (chosen on the examples)`,
    `in-scope accuracy    ${percent(atThreshold.inScopeAccuracy)}`,
    `out-of-scope recall  ${percent(atThreshold.oosRecall)}`,
    `out-of-scope prec.   ${percent(atThreshold.oosPrecision)}`,
    `MCC                  ${atThreshold.mcc.toFixed(3)}, best ${bestMcc.mcc.toFixed(3)} at ${bestMcc.threshold.toFixed(3)}`,
    `time per message     p50 ${timing.classify.p50Ms.toFixed(2)} ms, p95 ${timing.classify.p95Ms.toFixed(2)} ms`,
    "",
    ...curveLines(summary),
  ];
}

function curveLines({ curve }: IntentSummary): readonly string[] {
  const lines = curve.map(
    ({ threshold, inScopeAccuracy, oosRecall, mcc }) =>
      `${threshold.toFixed(3).padStart(9)}  ${percent(inScopeAccuracy)}   ${percent(oosRecall)}  ${mcc.toFixed(3)}`,
  );
  return ["threshold  in scope  oos recall  MCC", ...lines];
}

function itemLines(run: IntentRun): readonly string[] {
  const line = ({ expected, predicted, confidence, text }: ReturnType<typeof itemsOf>[number]) =>
    [expected === predicted ? "ok" : "WRONG", expected ?? "-", predicted ?? "-", confidence.toFixed(3), text].join(
      "\t",
    );
  return ["", ...itemsOf(run).map(line)];
}

function percent(value: number | null): string {
  return value === null ? "    -  " : `${(100 * value).toFixed(1).padStart(5)} %`;
}
