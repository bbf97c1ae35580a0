import { featureGroups, type TextFeatures } from "./features.ts";

export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** The features of a text by index, with their counts, one entry for each group. */
export type TermDocument = readonly TermGroup[];
interface TermGroup {
  readonly terms: Int32Array;
  readonly counts: Float32Array;
  /** How many features are not in the index. */
  readonly unseen: number;
}

/** The index of each feature. It grows during training; a closed index counts unknown features. */
export interface TermIndex {
  readonly size: number;
  readonly groups: readonly ReadonlyMap<string, number>[];
  toTerms(features: TextFeatures): TermDocument;
}

/** The weight of each term, by its index; zero for a term that did not occur in training. */
export interface TermWeights {
  readonly idf: Float32Array;
  readonly unseenIdf: number;
}

/**
 * How much an unknown feature adds to the length of a vector. Above zero, a message of unknown words gets a short vector
 * and low scores for every intent. This is the main way to recognise a message that has none of the intents.
 */
const UNSEEN_SHARE = 0.5;
const TOTAL_LENGTH = Math.sqrt(featureGroups.reduce((sum, { weight }) => sum + weight * weight, 0));
/** In a larger set, features that occur once are mostly noise and take half of the memory. */
const LARGE_SET = 3000;

export function growingTermIndex(): TermIndex {
  return termIndex(
    featureGroups.map(() => new Map()),
    true,
  );
}

/** `names`: for each group its features in the order of their indexes. */
export function closedTermIndex(names: readonly (readonly string[])[]): TermIndex {
  let next = 0;
  return termIndex(
    names.map((group) => new Map(group.map((name) => [name, next++]))),
    false,
  );
}

function termIndex(groups: readonly Map<string, number>[], grows: boolean): TermIndex {
  let size = groups.reduce((sum, group) => sum + group.size, 0);
  const count = (features: readonly string[], group: Map<string, number>): TermGroup => {
    const counts = new Map<number, number>();
    let unseen = 0;
    for (const feature of features) {
      let term = group.get(feature);
      if (term === undefined && grows) {
        term = size++;
        group.set(feature, term);
      }
      if (term === undefined) unseen++;
      else counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    return { terms: Int32Array.from(counts.keys()), counts: Float32Array.from(counts.values()), unseen };
  };
  return {
    get size() {
      return size;
    },
    groups,
    toTerms: (features) => groups.map((group, position) => count(features[position] ?? [], group)),
  };
}

export function fitTermWeights(documents: readonly TermDocument[], size: number): TermWeights {
  const fewest = documents.length > LARGE_SET ? 2 : 1;
  const found = new Int32Array(size);
  for (const group of documents.flat()) for (const term of group.terms) found[term] = (found[term] ?? 0) + 1;
  return {
    idf: Float32Array.from(found, (count) => (count < fewest ? 0 : inverseFrequency(documents.length, count))),
    unseenIdf: inverseFrequency(documents.length, 0),
  };
}

function inverseFrequency(documents: number, count: number): number {
  return Math.log((1 + documents) / (1 + count)) + 1;
}

/** Sublinear TF-IDF, each group of unit length before it is weighted. */
export function vectorise(document: TermDocument, weights: TermWeights): SparseVector {
  const most = document.reduce((sum, { terms }) => sum + terms.length, 0);
  const out = { indices: new Int32Array(most), values: new Float32Array(most) };
  let end = 0;
  document.forEach((group, position) => {
    const start = end;
    let squared = UNSEEN_SHARE * group.unseen * weights.unseenIdf ** 2;
    for (let at = 0; at < group.terms.length; at++) {
      const term = group.terms[at] ?? 0;
      const count = group.counts[at] ?? 1;
      const idf = weights.idf[term] ?? 0;
      if (idf === 0) {
        squared += UNSEEN_SHARE * count * weights.unseenIdf ** 2;
        continue;
      }
      const value = count === 1 ? idf : (1 + Math.log(count)) * idf;
      out.indices[end] = term;
      out.values[end++] = value;
      squared += value * value;
    }
    const scale = (featureGroups[position]?.weight ?? 0) / (Math.sqrt(squared) || 1) / TOTAL_LENGTH;
    for (let at = start; at < end; at++) out.values[at] = (out.values[at] ?? 0) * scale;
  });
  return { indices: out.indices.subarray(0, end), values: out.values.subarray(0, end) };
}
