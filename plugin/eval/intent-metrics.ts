import { mean, share } from "./statistics.ts";

/** The classifier's result for one labelled text. Intents are null for "none". */
export interface Prediction {
  readonly text: string;
  readonly expected: string | null;
  /** The best intent, whatever its confidence. */
  readonly best: string | null;
  readonly confidence: number;
}

export interface CurvePoint {
  readonly threshold: number;
  /** The share of messages in scope that are above the threshold with the right intent. */
  readonly inScopeAccuracy: number;
  /** The share of messages out of scope that are below the threshold. Null without any. */
  readonly oosRecall: number | null;
  readonly oosPrecision: number | null;
  readonly mcc: number;
}

/** `closed`: no message was out of scope, so each gets its best intent; `open`: the threshold decides. */
export type Scope = "closed" | "open";

export interface IntentSummary {
  readonly count: number;
  readonly outOfScope: number;
  readonly scope: Scope;
  readonly accuracy: number;
  readonly microF1: number;
  readonly macroF1: number;
  /** The share of messages in scope whose best intent is right, without a threshold. */
  readonly closedAccuracy: number;
  readonly atThreshold: CurvePoint;
  readonly bestMcc: { readonly mcc: number; readonly threshold: number };
  readonly curve: readonly CurvePoint[];
}

const CURVE_POINTS = 20;
const MCC_POINTS = 400;

export function summarise(predictions: readonly Prediction[], threshold: number): IntentSummary {
  const outOfScope = predictions.filter(({ expected }) => expected === null).length;
  const scope: Scope = outOfScope === 0 ? "closed" : "open";
  const decided = predictions.map((prediction) => decide(prediction, scope === "closed" ? 0 : threshold));
  const inScope = predictions.filter(({ expected }) => expected !== null);
  const points = thresholdsOf(predictions, MCC_POINTS).map((at) => ({ threshold: at, mcc: mccAt(predictions, at) }));
  return {
    count: predictions.length,
    outOfScope,
    scope,
    accuracy: share(decided, ({ expected, actual }) => expected === actual),
    microF1: share(decided, ({ expected, actual }) => expected === actual),
    macroF1: macroF1(decided),
    closedAccuracy: share(inScope, ({ expected, best }) => expected === best),
    atThreshold: pointAt(predictions, threshold),
    bestMcc: points.reduce((best, point) => (point.mcc > best.mcc ? point : best)),
    curve: thresholdsOf(predictions, CURVE_POINTS).map((at) => pointAt(predictions, at)),
  };
}

export interface Decided {
  readonly expected: string | null;
  readonly actual: string | null;
}

export function decide({ expected, best, confidence }: Prediction, threshold: number): Decided {
  return { expected, actual: confidence >= threshold ? best : null };
}

/** Matthews correlation for many classes (Gorodkin 2004); none is a class of its own. */
export function matthewsCorrelation(decided: readonly Decided[]): number {
  const expected = countBy(decided, (item) => item.expected);
  const actual = countBy(decided, (item) => item.actual);
  const right = decided.filter((item) => item.expected === item.actual).length;
  const total = decided.length;
  const product = [...expected].reduce((sum, [intent, count]) => sum + count * (actual.get(intent) ?? 0), 0);
  const spread = (counts: ReadonlyMap<string | null, number>) =>
    total * total - [...counts.values()].reduce((sum, count) => sum + count * count, 0);
  const divisor = Math.sqrt(spread(expected) * spread(actual));
  return divisor === 0 ? 0 : (right * total - product) / divisor;
}

function mccAt(predictions: readonly Prediction[], threshold: number): number {
  return matthewsCorrelation(predictions.map((prediction) => decide(prediction, threshold)));
}

function pointAt(predictions: readonly Prediction[], threshold: number): CurvePoint {
  const decided = predictions.map((prediction) => decide(prediction, threshold));
  const inside = decided.filter(({ expected }) => expected !== null);
  const outside = decided.filter(({ expected }) => expected === null);
  const rejected = decided.filter(({ actual }) => actual === null);
  return {
    threshold,
    inScopeAccuracy: share(inside, ({ expected, actual }) => expected === actual),
    oosRecall: outside.length === 0 ? null : share(outside, ({ actual }) => actual === null),
    oosPrecision:
      outside.length === 0 || rejected.length === 0 ? null : share(rejected, ({ expected }) => expected === null),
    mcc: matthewsCorrelation(decided),
  };
}

/** Thresholds at even quantiles of the confidences, so that each step moves the same number of messages. */
function thresholdsOf(predictions: readonly Prediction[], points: number): readonly number[] {
  const sorted = predictions.map(({ confidence }) => confidence).sort((first, second) => first - second);
  const steps = Array.from({ length: points }, (_, step) => sorted[Math.floor((step / points) * sorted.length)] ?? 0);
  return [...new Set([0, ...steps])];
}

function macroF1(decided: readonly Decided[]): number {
  const expected = countBy(decided, (item) => item.expected);
  const actual = countBy(decided, (item) => item.actual);
  const right = countBy(
    decided.filter((item) => item.expected === item.actual),
    (item) => item.expected,
  );
  const classes = [...new Set([...expected.keys(), ...actual.keys()])];
  const scores = classes.map(
    (intent) => (2 * (right.get(intent) ?? 0)) / ((expected.get(intent) ?? 0) + (actual.get(intent) ?? 0)),
  );
  return mean(scores, (score) => score);
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string | null): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
