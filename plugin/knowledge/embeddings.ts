import type { VectorStore } from "../db/knowledge/vector-store.ts";
import type { Logger } from "../telemetry/logger.ts";

/** A model that turns texts into vectors; texts with a similar meaning are near each other. */
export interface Embeddings {
  readonly model: string;
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
}

/** The vector with length one; a zero vector stays zero. */
export function unitVector(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (number) => (length === 0 ? 0 : number / length));
}

const BATCH_SIZE = 64;
const MAX_BATCHES = 20;
/** Longer than the whole work takes. After a failure it is also the pause before the next attempt. */
const LEASE_MS = 600_000;

interface EmbeddingParts {
  readonly vectors: VectorStore;
  readonly embeddings: Embeddings;
  readonly log: Logger;
  readonly now: () => number;
}

/** Embeds the chunks without a vector. Only one worker does it at a time, because every text costs money. */
export async function embedUnread(parts: EmbeddingParts, connectionId: string, signal: AbortSignal): Promise<void> {
  const { vectors, embeddings, log, now } = parts;
  const [first] = await vectors.listUnread(connectionId, embeddings.model, 1);
  if (!first || !(await vectors.claim(connectionId, { now: now(), until: now() + LEASE_MS }))) return;
  try {
    for (let batch = 0; batch < MAX_BATCHES; batch++) {
      if (!(await embedBatch(parts, connectionId, signal))) break;
    }
    await vectors.release(connectionId);
  } catch (err) {
    log.warn({ err, connectionId }, "the embeddings model failed; the search finds new knowledge by words alone");
  }
}

/** False when no chunk is left. */
async function embedBatch(
  { vectors, embeddings }: EmbeddingParts,
  connectionId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const chunks = await vectors.listUnread(connectionId, embeddings.model, BATCH_SIZE);
  if (chunks.length === 0) return false;
  const texts = chunks.map(({ title, text }) => `${title}\n\n${text}`);
  const numbers = await embeddings.embed(texts, signal);
  const made = chunks.map(({ id }, index) => ({ chunkId: id, vector: unitVector(numbers[index] ?? []) }));
  await vectors.save(embeddings.model, made);
  return true;
}
