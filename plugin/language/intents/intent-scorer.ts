import type { TextFeatures } from "./features.ts";
import { trainLinearSvm } from "./linear-svm.ts";
import type { Steps } from "./steps.ts";
import {
  closedTermIndex,
  fitTermWeights,
  type SparseVector,
  type TermDocument,
  type TermWeights,
  vectorise,
} from "./vectoriser.ts";

/** The target of a text without an intent. */
export const NO_INTENT = -1;

export interface TrainingDocument {
  readonly terms: TermDocument;
  /** The index of its intent, or NO_INTENT. */
  readonly target: number;
}

/**
 * One row of weights for each intent, and a last row for "none of them". Texts without an intent are a class too: the
 * distance to this class tells more about a stray message than the distance to the intents alone.
 */
export interface TrainedScorer {
  readonly rows: readonly Float32Array[];
  readonly termWeights: TermWeights;
  scores(document: TermDocument): Float64Array;
}

/** `size` is the number of terms there are. A score above zero is on the inner side of an intent's border. */
export function* fitScorer(
  documents: readonly TrainingDocument[],
  intents: number,
  size: number,
): Steps<TrainedScorer> {
  const termWeights = fitTermWeights(
    documents.map(({ terms }) => terms),
    size,
  );
  yield;
  const vectors: SparseVector[] = [];
  for (const { terms } of documents) {
    vectors.push(vectorise(terms, termWeights));
    yield;
  }
  const rows = yield* trainLinearSvm({
    vectors,
    targets: Int32Array.from(documents, ({ target }) => (target === NO_INTENT ? intents : target)),
    classes: intents + 1,
    size,
  });
  return {
    rows,
    termWeights,
    scores(document) {
      const vector = vectorise(document, termWeights);
      return Float64Array.from(rows, (row) => scoreRow(row, vector));
    },
  };
}

function scoreRow(row: Float32Array, { indices, values }: SparseVector): number {
  let sum = row[row.length - 1] ?? 0;
  for (let at = 0; at < indices.length; at++) sum += (row[indices[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

/** A trained scorer without its training data. */
export interface PackedScorer {
  /** For each feature group the features with a weight, in the order of their indexes. */
  readonly names: readonly (readonly string[])[];
  readonly idf: Float32Array;
  readonly unseenIdf: number;
  /** For each feature the weights of all rows side by side, the biases last. */
  readonly weights: Float32Array;
}

/** Leaves out terms without weight and stores the weights of a term side by side, so that scoring reads little memory. */
export function* packScorer(
  { rows, termWeights }: TrainedScorer,
  groups: readonly ReadonlyMap<string, number>[],
): Steps<PackedScorer> {
  const kept = groups.map((group) => [...group].filter(([, term]) => (termWeights.idf[term] ?? 0) > 0));
  const terms = kept.flatMap((group) => group.map(([, term]) => term));
  const weights = new Float32Array((terms.length + 1) * rows.length);
  for (const [number, row] of rows.entries()) {
    terms.forEach((term, place) => {
      weights[place * rows.length + number] = row[term] ?? 0;
    });
    weights[terms.length * rows.length + number] = row[row.length - 1] ?? 0;
    yield;
  }
  return {
    names: kept.map((group) => group.map(([name]) => name)),
    idf: Float32Array.from(terms, (term) => termWeights.idf[term] ?? 0),
    unseenIdf: termWeights.unseenIdf,
    weights,
  };
}

/** Scores messages with a packed scorer. The last score is that of "none of the intents". */
export function createScorer(packed: PackedScorer, intents: number): (features: TextFeatures) => Float64Array {
  const classes = intents + 1;
  const index = closedTermIndex(packed.names);
  const biases = packed.weights.subarray(packed.idf.length * classes);
  return (features) => {
    const { indices, values } = vectorise(index.toTerms(features), packed);
    const sums = Float64Array.from(biases);
    for (let at = 0; at < indices.length; at++) {
      const start = (indices[at] ?? 0) * classes;
      const value = values[at] ?? 0;
      for (let number = 0; number < classes; number++) {
        sums[number] = (sums[number] ?? 0) + value * (packed.weights[start + number] ?? 0);
      }
    }
    return sums;
  };
}
