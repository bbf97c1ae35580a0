import type { KnowledgeScope } from "../db/knowledge/knowledge-scope.ts";
import type { NearCandidate, VectorStore } from "../db/knowledge/vector-store.ts";
import type { Logger } from "../telemetry/logger.ts";
import { type Embeddings, unitVector } from "./embeddings.ts";

export interface MeaningParts {
  readonly vectors: VectorStore;
  readonly embeddings: Embeddings;
  readonly log: Logger;
}

/** A customer waits, and the search by words alone is nearly as good. */
const EMBED_TIMEOUT_MS = 1_500;

/** The passages that are near a question in meaning. If the model fails or is slow, the result is empty. */
export async function findByMeaning(
  { vectors, embeddings, log }: MeaningParts,
  { scope, text, limit }: { readonly scope: KnowledgeScope; readonly text: string; readonly limit: number },
  signal: AbortSignal,
): Promise<readonly NearCandidate[]> {
  const { model } = embeddings;
  try {
    const [numbers] = await embeddings.embed([text], AbortSignal.any([signal, AbortSignal.timeout(EMBED_TIMEOUT_MS)]));
    return numbers ? await vectors.nearest(scope, { model, vector: unitVector(numbers), limit }) : [];
  } catch (err) {
    if (!signal.aborted) log.warn({ err }, "the embeddings model did not answer; searching by words alone");
    return [];
  }
}
