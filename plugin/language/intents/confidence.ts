import type { Steps } from "./steps.ts";

/** Signals from the scores of a message that tell how sure its best intent is. */
export interface Signals {
  readonly best: number;
  /** Distance to the second best. */
  readonly gap: number;
  /** Share of the best in a softmax over all intents. */
  readonly share: number;
  /** Score of "none of them". */
  readonly none: number;
}

/** `left_out`: an example of an intent that was kept out of training. It stands for an unforeseen intent. */
export type ExampleKind = "in_scope" | "out_of_scope" | "left_out";

/** The result for a held-out message: whether its best intent was right. Only messages in scope can be right. */
export interface HeldOutResult {
  readonly signals: Signals;
  readonly right: boolean;
  readonly kind: ExampleKind;
}

export interface Calibration {
  readonly weights: readonly number[];
  /** From this confidence on an intent counts as known. */
  readonly threshold: number;
}

const SHARPNESS = 4;
const STEPS = 300;
const RATE = 0.5;
/** Pulls the weights towards `PRIOR` when there are few outcomes to learn from. */
const RIDGE = 0.02;
/** bias, best, gap, share, none: measured on the public sets. An inbox with ten examples cannot measure better ones. */
const PRIOR = [0, 3, 0.5, 1.5, -2];
/** The value of rejecting a stray message, relative to answering a message in scope. */
const REJECTION_VALUE = 0.25;
/**
 * Examples resemble each other more than what customers send resembles them, so held-out examples come out surer than
 * real messages in scope: a threshold chosen on them is too high by about this.
 */
const EASE = 0.65;
/** A lower limit, because a few held-out examples do not show how much real messages differ. */
const LOWEST_THRESHOLD = 0.2;
/** Messages of left-out intents resemble the other intents more than most stray messages do, so they count less. */
const KIND_SHARES: Readonly<Record<ExampleKind, number>> = { in_scope: 0.5, out_of_scope: 0.4, left_out: 0.1 };

export function signalsOf(scores: Float64Array): Signals {
  let best = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (const score of scores.subarray(0, -1)) {
    if (score > best) {
      second = best;
      best = score;
    } else if (score > second) second = score;
  }
  const total = scores.subarray(0, -1).reduce((sum, score) => sum + Math.exp(SHARPNESS * (score - best)), 0);
  const none = scores[scores.length - 1] ?? -1;
  return { best, gap: Number.isFinite(second) ? best - second : 1, share: 1 / total, none };
}

/** The index of the best intent. */
export function bestOf(scores: Float64Array): number {
  const intents = scores.subarray(0, -1);
  return intents.indexOf(intents.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY));
}

export function confidenceOf(signals: Signals, { weights }: Pick<Calibration, "weights">): number {
  const sum = inputsOf(signals).reduce((total, input, index) => total + input * (weights[index] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

function inputsOf({ best, gap, share, none }: Signals): readonly number[] {
  return [1, best, gap, share, none];
}

/** Logistic regression on held-out outcomes, then the threshold that serves both kinds of message best. */
export function* calibrate(outcomes: readonly HeldOutResult[]): Steps<Calibration> {
  const weights = [...PRIOR];
  const shares = sharesOf(outcomes);
  for (let step = 0; step < STEPS; step++) {
    const slopes = weights.map((weight, index) => RIDGE * (weight - (PRIOR[index] ?? 0)));
    for (const outcome of outcomes) addSlope(slopes, outcome, { weights, share: shares[outcome.kind] });
    slopes.forEach((slope, index) => {
      weights[index] = withSign(index, (weights[index] ?? 0) - RATE * slope);
    });
    yield;
  }
  return { weights, threshold: Math.max(LOWEST_THRESHOLD, EASE * bestThreshold(outcomes, weights)) };
}

/** Keeps the sign of the prior: a few outcomes must not teach that a better score lowers the confidence. */
function withSign(index: number, weight: number): number {
  const sign = Math.sign(PRIOR[index] ?? 0);
  return sign * weight < 0 ? 0 : weight;
}

function addSlope(slopes: number[], outcome: HeldOutResult, at: { weights: readonly number[]; share: number }): void {
  const error = (confidenceOf(outcome.signals, at) - (outcome.right ? 1 : 0)) * at.share;
  inputsOf(outcome.signals).forEach((value, index) => {
    slopes[index] = (slopes[index] ?? 0) + error * value;
  });
}

/** The weight of one result of each kind. The sum for a kind does not depend on how many results it has. */
function sharesOf(outcomes: readonly HeldOutResult[]): Readonly<Record<ExampleKind, number>> {
  const count = (kind: ExampleKind) => Math.max(1, outcomes.filter((outcome) => outcome.kind === kind).length);
  return {
    in_scope: KIND_SHARES.in_scope / count("in_scope"),
    out_of_scope: KIND_SHARES.out_of_scope / count("out_of_scope"),
    left_out: KIND_SHARES.left_out / count("left_out"),
  };
}

/** Raises the threshold past each confidence in turn: every message passed is one more rejected. */
function bestThreshold(outcomes: readonly HeldOutResult[], weights: readonly number[]): number {
  if (outcomes.every(({ kind }) => kind === "in_scope")) return 0.5 / EASE;
  const shares = sharesOf(outcomes);
  const sorted = outcomes
    .map((outcome) => ({ ...outcome, confidence: confidenceOf(outcome.signals, { weights }) }))
    .sort((first, second) => first.confidence - second.confidence);
  let value = 0;
  let best = { value, threshold: 0 };
  sorted.forEach(({ confidence, right, kind }, index) => {
    if (kind !== "in_scope") value += REJECTION_VALUE * shares[kind];
    else if (right) value -= shares.in_scope;
    const next = sorted[index + 1]?.confidence ?? 1;
    if (value >= best.value) best = { value, threshold: (confidence + next) / 2 };
  });
  return best.threshold;
}
