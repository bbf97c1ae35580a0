import type { KnowledgeScope } from "../db/knowledge/knowledge-scope.ts";
import type { NearCandidate, VectorStore } from "../db/knowledge/vector-store.ts";
import type { Logger } from "../telemetry/logger.ts";
import { type Embeddings, unitVector } from "./embeddings.ts";

export interface MeaningParts {
  readonly vectors: VectorStore;
  readonly embeddings: Embeddings;
  readonly log: Logger;
}

/** A customer waits: words alone answer nearly as well. */
const PATIENCE_MS = 1_500;

/** What is near the question in meaning. A model that fails or dawdles finds nothing, and the search goes on without it. */
export async function findByMeaning(
  { vectors, embeddings, log }: MeaningParts,
  { scope, text, limit }: { readonly scope: KnowledgeScope; readonly text: string; readonly limit: number },
  signal: AbortSignal,
): Promise<readonly NearCandidate[]> {
  const { model } = embeddings;
  try {
    const [numbers] = await embeddings.embed([text], AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]));
    return numbers ? await vectors.nearest(scope, { model, vector: unitVector(numbers), limit }) : [];
  } catch (err) {
    if (!signal.aborted) log.warn({ err }, "the embeddings model did not answer; words alone are searched");
    return [];
  }
}
