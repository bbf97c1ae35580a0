import type { TextFeatures } from "./features.ts";
import { trainLinearSvm } from "./linear-svm.ts";
import { createVectoriser, fitVectoriser, type SparseVector, type Vectoriser, type Vocabulary } from "./vectoriser.ts";

export interface TrainingDocument {
  readonly features: TextFeatures;
  /** The number of its intent, or NO_CLASS for text that belongs to none. */
  readonly target: number;
}

/** Scores of a message for every intent: above zero the message is on the intent's side of the border. */
export interface IntentScorer {
  readonly vocabulary: Vocabulary;
  /** For each feature the weights of all intents, the biases last. */
  readonly weights: Float32Array;
  scores(features: TextFeatures): Float64Array;
}

export function fitScorer(documents: readonly TrainingDocument[], classes: number): IntentScorer {
  const vectoriser = fitVectoriser(documents.map(({ features }) => features));
  const rows = trainLinearSvm({
    vectors: documents.map(({ features }) => vectoriser.vectorise(features)),
    targets: Int32Array.from(documents, ({ target }) => target),
    classes,
    size: vectoriser.size,
  });
  return scorerOf(vectoriser, byFeature(rows, vectoriser.size), classes);
}

export function createScorer(vocabulary: Vocabulary, weights: Float32Array, classes: number): IntentScorer {
  return scorerOf(createVectoriser(vocabulary), weights, classes);
}

function scorerOf(vectoriser: Vectoriser, weights: Float32Array, classes: number): IntentScorer {
  return {
    vocabulary: vectoriser.vocabulary,
    weights,
    scores: (features) => weigh(vectoriser.vectorise(features), { weights, classes, size: vectoriser.size }),
  };
}

interface Weights {
  readonly weights: Float32Array;
  readonly classes: number;
  readonly size: number;
}

function weigh({ indices, values }: SparseVector, { weights, classes, size }: Weights): Float64Array {
  const sums = Float64Array.from(weights.subarray(size * classes));
  for (let at = 0; at < indices.length; at++) {
    const start = (indices[at] ?? 0) * classes;
    const value = values[at] ?? 0;
    for (let number = 0; number < classes; number++) {
      sums[number] = (sums[number] ?? 0) + value * (weights[start + number] ?? 0);
    }
  }
  return sums;
}

/** Training wants one row for each intent, a prediction all intents of a feature side by side: a third of the time. */
function byFeature(rows: readonly Float32Array[], size: number): Float32Array {
  const weights = new Float32Array((size + 1) * rows.length);
  rows.forEach((row, number) => {
    for (let feature = 0; feature <= size; feature++) weights[feature * rows.length + number] = row[feature] ?? 0;
  });
  return weights;
}
