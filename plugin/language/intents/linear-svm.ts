import type { Steps } from "./steps.ts";
import type { SparseVector } from "./vectoriser.ts";

export interface SvmProblem {
  readonly vectors: readonly SparseVector[];
  /** For each vector the number of its class. */
  readonly targets: Int32Array;
  readonly classes: number;
  /** How many features there are. */
  readonly size: number;
}

const COST = 1;
const PASSES = 20;
const TOLERANCE = 0.1;
/** One class against many others: its own examples count more, or the others drown them. */
const POSITIVE_WEIGHT = { perClass: 1 / 26, most: 4 };

/** One row of weights for each class, the bias last. L2-loss linear SVM, one against the rest; a class is a step. */
export function* trainLinearSvm(problem: SvmProblem): Steps<readonly Float32Array[]> {
  const norms = Float32Array.from(problem.vectors, ({ values }) =>
    values.reduce((sum, value) => sum + value * value, 1),
  );
  const random = randomInteger(12_345);
  const positive = Math.min(POSITIVE_WEIGHT.most, Math.max(1, problem.classes * POSITIVE_WEIGHT.perClass));
  const rows: Float32Array[] = [];
  for (let number = 0; number < problem.classes; number++) {
    rows.push(trainClass(problem, { number, norms, random, positive }));
    yield;
  }
  return rows;
}

interface ClassRun {
  readonly number: number;
  readonly norms: Float32Array;
  readonly random: (below: number) => number;
  readonly positive: number;
}

/**
 * Dual coordinate descent with shrinking (Hsieh et al., ICML 2008): documents far on the right side of the border are
 * set aside for a while, which leaves a small part of them in most passes.
 */
function trainClass(problem: SvmProblem, run: ClassRun): Float32Array {
  const count = problem.vectors.length;
  const state: DescentState = {
    weights: new Float32Array(problem.size + 1),
    alphas: new Float32Array(count),
    order: Int32Array.from({ length: count }, (_, index) => index),
    active: count,
    bound: Number.POSITIVE_INFINITY,
  };
  for (let pass = 0; pass < PASSES; pass++) {
    const { largest, highest } = descend(problem, run, state);
    if (largest >= TOLERANCE) {
      state.bound = highest <= 0 ? Number.POSITIVE_INFINITY : highest;
      continue;
    }
    if (state.active === count) break;
    state.active = count;
    state.bound = Number.POSITIVE_INFINITY;
  }
  return state.weights;
}

interface DescentState {
  readonly weights: Float32Array;
  readonly alphas: Float32Array;
  readonly order: Int32Array;
  active: number;
  /** Above this gradient a document may be set aside. */
  bound: number;
}

function descend(problem: SvmProblem, run: ClassRun, state: DescentState): { largest: number; highest: number } {
  const { order, alphas, weights } = state;
  shuffle(order, state.active, run.random);
  let largest = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < state.active; at++) {
    const index = order[at] ?? 0;
    const vector = problem.vectors[index];
    if (!vector) continue;
    const sign = problem.targets[index] === run.number ? 1 : -1;
    const diagonal = 0.5 / (sign > 0 ? COST * run.positive : COST);
    const alpha = alphas[index] ?? 0;
    const gradient = sign * score(weights, vector) - 1 + diagonal * alpha;
    if (alpha === 0 && gradient > state.bound) {
      swap(order, at--, --state.active);
      continue;
    }
    const projected = alpha === 0 && gradient > 0 ? 0 : gradient;
    highest = Math.max(highest, projected);
    if (projected === 0) continue;
    largest = Math.max(largest, Math.abs(projected));
    const next = Math.max(alpha - gradient / ((run.norms[index] ?? 1) + diagonal), 0);
    alphas[index] = next;
    addScaled(weights, vector, (next - alpha) * sign);
  }
  return { largest, highest };
}

function score(weights: Float32Array, { indices, values }: SparseVector): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (let at = 0; at < indices.length; at++) sum += (weights[indices[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

function addScaled(weights: Float32Array, { indices, values }: SparseVector, factor: number): void {
  const bias = weights.length - 1;
  weights[bias] = (weights[bias] ?? 0) + factor;
  for (let at = 0; at < indices.length; at++) {
    const index = indices[at] ?? 0;
    weights[index] = (weights[index] ?? 0) + factor * (values[at] ?? 0);
  }
}

function shuffle(order: Int32Array, length: number, random: (below: number) => number): void {
  for (let at = 0; at < length; at++) swap(order, at, at + random(length - at));
}

function swap(order: Int32Array, first: number, second: number): void {
  const kept = order[first] ?? 0;
  order[first] = order[second] ?? 0;
  order[second] = kept;
}

/** Seeded: the same examples must always give the same model. */
export function randomInteger(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
