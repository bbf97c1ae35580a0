import { trainIntents } from "../language/intents/intent-model.ts";
import { randomInteger } from "../language/intents/linear-svm.ts";
import type { Example } from "../language/intents/training-set.ts";
import { type IntentSummary, type Prediction, summarise } from "./intent-metrics.ts";
import type { LabelledText } from "./labelled-texts.ts";
import { percentiles } from "./statistics.ts";

export interface IntentRun {
  readonly summary: IntentSummary;
  readonly items: readonly Prediction[];
  readonly threshold: number;
  readonly intents: number;
  readonly trainedOn: number;
  readonly timing: { readonly trainMs: number; readonly classify: ReturnType<typeof percentiles> };
}

/** Trains on one set and measures on another. */
export function runIntents(train: readonly Example[], test: readonly LabelledText[]): IntentRun {
  const started = performance.now();
  const model = trainIntents(train);
  const trainMs = performance.now() - started;
  const times: number[] = [];
  const items = test.map(({ text, intent }): Prediction => {
    const before = performance.now();
    const { ranking, confidence } = model.classify(text);
    times.push(performance.now() - before);
    return { text, expected: intent, best: ranking[0]?.intent ?? null, confidence };
  });
  return {
    summary: summarise(items, model.threshold),
    items,
    threshold: model.threshold,
    intents: model.intents.length,
    trainedOn: train.length,
    timing: { trainMs, classify: percentiles(times) },
  };
}

/** Every text is predicted once by a model that never saw it. Texts of an intent go evenly to all folds. */
export function crossValidate(texts: readonly LabelledText[], folds: number): readonly Prediction[] {
  const foldOf = foldsOf(texts, folds);
  return Array.from({ length: folds }).flatMap((_, fold) => {
    const train = texts.filter((_text, index) => foldOf[index] !== fold);
    const test = texts.filter((_text, index) => foldOf[index] === fold);
    return runIntents(train, test).items;
  });
}

/** Round robin by intent after a shuffle with a fixed seed: data files are often sorted. */
function foldsOf(texts: readonly LabelledText[], folds: number): readonly number[] {
  const random = randomInteger(1);
  const places = texts.map((_text, index) => ({ index, key: random(2 ** 31) }));
  places.sort((first, second) => first.key - second.key);
  const next = new Map<string | null, number>();
  const result = new Array<number>(texts.length).fill(0);
  let offset = 0;
  for (const { index } of places) {
    const intent = texts[index]?.intent ?? null;
    const fold = next.get(intent) ?? offset++ % folds;
    result[index] = fold;
    next.set(intent, (fold + 1) % folds);
  }
  return result;
}
