import type { TrainingDocument } from "./intent-scorer.ts";
import { fitTermWeights, vectorise } from "./vectoriser.ts";

/** Tells whether a document resembles a document of another intent. */
export interface Nearness {
  hasNear(document: TrainingDocument, similarity: number): boolean;
}

export function createNearness(documents: readonly TrainingDocument[], size: number): Nearness {
  const weights = fitTermWeights(
    documents.map(({ terms }) => terms),
    size,
  );
  const postings: { document: number; value: number }[][] = Array.from({ length: size }, () => []);
  documents.forEach(({ terms }, document) => {
    const { indices, values } = vectorise(terms, weights);
    indices.forEach((feature, at) => {
      postings[feature]?.push({ document, value: values[at] ?? 0 });
    });
  });
  return {
    hasNear({ terms, target }, similarity) {
      const { indices, values } = vectorise(terms, weights);
      const sums = new Float32Array(documents.length);
      indices.forEach((feature, at) => {
        for (const { document, value } of postings[feature] ?? []) {
          sums[document] = (sums[document] ?? 0) + value * (values[at] ?? 0);
        }
      });
      return documents.some((other, number) => other.target !== target && (sums[number] ?? 0) >= similarity);
    },
  };
}
