import { type IntentSummary, type Prediction, summarise } from "../../plugin/eval/intent-metrics.ts";
import type { LabelledText } from "../../plugin/eval/labelled-texts.ts";
import { crossValidate, runIntents } from "../../plugin/eval/run-intents.ts";
import { openEvalData, type Split } from "./sets.ts";
import { type Row, verdictOf } from "./table.ts";

const FOLDS = 5;

/** The rows for intents, each as soon as it is measured. One configuration for all sets. */
export async function* intentRows(folder: string): AsyncGenerator<Row> {
  const data = openEvalData(folder);
  const braun = await Promise.all(["AskUbuntu", "Chatbot", "WebApplications"].map(data.braun));
  yield accuracyRow("Braun 2017", { measure: "overall F1", bar: 0.93, goal: 0.95 }, braun.flatMap(predict));
  yield mccRow("HINT3 sofmattress", { bar: 0.64, goal: 0.68 }, await data.hint3("sofmattress"));
  yield mccRow("HINT3 curekart", { bar: 0.6, goal: 0.65 }, await data.hint3("curekart"));
  const clinc = await data.clinc150();
  yield openRow("CLINC150", clinc);
  yield openRow("CLINC150, 100 oos examples", { ...clinc, train: [...clinc.train, ...clinc.oosTrain] });
  yield crossValidated("BANKING77, 5 folds", { measure: "accuracy", bar: 0.9, goal: 0.93 }, await data.banking77());
  yield crossValidated("Tais pt-BR, 5 folds", { measure: "accuracy", bar: 0.865, goal: 0.9 }, await data.tais());
}

interface Wanted {
  readonly measure: string;
  readonly bar: number;
  readonly goal: number;
}

function predict({ train, test }: Split): readonly Prediction[] {
  return runIntents(train, test).items;
}

function crossValidated(set: string, wanted: Wanted, texts: readonly LabelledText[]): Row {
  return accuracyRow(set, wanted, crossValidate(texts, FOLDS));
}

/** For sets in which every message has an intent: the best one counts. */
function accuracyRow(set: string, { measure, bar, goal }: Wanted, predictions: readonly Prediction[]): Row {
  const { microF1 } = summarise(predictions, 0);
  return {
    set,
    measure,
    bar: percent(bar),
    goal: percent(goal),
    figure: percent(microF1),
    value: { [measure.replaceAll(" ", "_")]: microF1 },
    verdict: verdictOf([microF1], [bar], [goal]),
  };
}

function mccRow(set: string, { bar, goal }: Pick<Wanted, "bar" | "goal">, split: Split): Row {
  const { summary } = runIntents(split.train, split.test);
  const { mcc } = summary.bestMcc;
  return {
    set,
    measure: "best MCC over thresholds",
    bar: bar.toFixed(2),
    goal: goal.toFixed(2),
    figure: `${mcc.toFixed(3)} (${summary.atThreshold.mcc.toFixed(3)} at the threshold chosen)`,
    value: { best_mcc: mcc, mcc: summary.atThreshold.mcc },
    verdict: verdictOf([mcc], [bar], [goal]),
  };
}

function openRow(set: string, split: Split): Row {
  const { atThreshold }: IntentSummary = runIntents(split.train, split.test).summary;
  const values = [atThreshold.inScopeAccuracy, atThreshold.oosRecall ?? 0] as const;
  return {
    set,
    measure: "in-scope accuracy / oos recall",
    bar: "89.0 % / 84.0 %",
    goal: "92.0 % / 88.0 %",
    figure: values.map(percent).join(" / "),
    value: { in_scope_accuracy: values[0], oos_recall: values[1] },
    verdict: verdictOf(values, [0.89, 0.84], [0.92, 0.88]),
  };
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
