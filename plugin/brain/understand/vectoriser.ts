import { featureGroups, type TextFeatures } from "./features.ts";

export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** What it takes to build the same vectoriser again. */
export interface Vocabulary {
  /** For each group its features; a feature's number is its place, counted through all groups. */
  readonly features: readonly (readonly string[])[];
  readonly idf: readonly number[];
  readonly unseenIdf: number;
}

/** Texts as sparse vectors: sublinear TF-IDF, each group of unit length before it is weighted. */
export interface Vectoriser {
  readonly size: number;
  readonly vocabulary: Vocabulary;
  vectorise(features: TextFeatures): SparseVector;
}

/**
 * What a feature never seen counts towards the length of a vector. Above zero, a message of unknown words comes out
 * short and scores low everywhere: this is the larger part of knowing what one does not know.
 */
const UNSEEN_SHARE = 0.5;
const TOTAL_LENGTH = Math.sqrt(featureGroups.reduce((sum, { weight }) => sum + weight * weight, 0));
/** In a large set, features seen once are mostly noise and half of the memory. */
const LARGE_SET = 3000;

export function fitVectoriser(documents: readonly TextFeatures[]): Vectoriser {
  const fewest = documents.length > LARGE_SET ? 2 : 1;
  const idf: number[] = [];
  const features = featureGroups.map((_group, position) => {
    const counted = documentCounts(documents, position);
    const kept = [...counted].filter(([, count]) => count >= fewest);
    for (const [, count] of kept) idf.push(inverseFrequency(documents.length, count));
    return kept.map(([feature]) => feature);
  });
  return createVectoriser({ features, idf, unseenIdf: inverseFrequency(documents.length, 0) });
}

export function createVectoriser(vocabulary: Vocabulary): Vectoriser {
  let size = 0;
  const numbers = vocabulary.features.map((names) => new Map(names.map((name) => [name, size++])));
  return {
    size,
    vocabulary,
    vectorise(features) {
      const indices: number[] = [];
      const values: number[] = [];
      features.forEach((names, position) => {
        const known = numbers[position];
        if (!known) return;
        const start = values.length;
        const squared = addGroup(countKnown(names, known), vocabulary, { indices, values });
        const scale = (featureGroups[position]?.weight ?? 0) / (Math.sqrt(squared) || 1) / TOTAL_LENGTH;
        for (let at = start; at < values.length; at++) values[at] = (values[at] ?? 0) * scale;
      });
      return { indices: Int32Array.from(indices), values: Float32Array.from(values) };
    },
  };
}

interface Counted {
  readonly counts: ReadonlyMap<number, number>;
  readonly unseen: number;
}

function countKnown(names: readonly string[], known: ReadonlyMap<string, number>): Counted {
  const counts = new Map<number, number>();
  let unseen = 0;
  for (const name of names) {
    const number = known.get(name);
    if (number === undefined) unseen++;
    else counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return { counts, unseen };
}

function addGroup({ counts, unseen }: Counted, vocabulary: Vocabulary, out: { indices: number[]; values: number[] }) {
  let squared = UNSEEN_SHARE * unseen * vocabulary.unseenIdf ** 2;
  for (const [number, count] of counts) {
    const value = (1 + Math.log(count)) * (vocabulary.idf[number] ?? 0);
    out.indices.push(number);
    out.values.push(value);
    squared += value * value;
  }
  return squared;
}

function documentCounts(documents: readonly TextFeatures[], position: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const feature of new Set(document[position])) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  return counts;
}

function inverseFrequency(documents: number, count: number): number {
  return Math.log((1 + documents) / (1 + count)) + 1;
}
