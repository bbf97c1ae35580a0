import type { VectorStore } from "../db/knowledge/vector-store.ts";
import type { Logger } from "../telemetry/logger.ts";

/** A model that puts texts as numbers, so that texts of one meaning are near each other. */
export interface Embeddings {
  readonly model: string;
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
}

/** Of length one; what has no direction stays as it is. */
export function unitVector(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (number) => (length === 0 ? 0 : number / length));
}

const AT_ONCE = 64;
const MAX_BATCHES = 20;
/** Longer than all of it may take. After a failure it is also how long the model is left alone. */
const LEASE_MS = 600_000;

interface Reading {
  readonly vectors: VectorStore;
  readonly embeddings: Embeddings;
  readonly log: Logger;
  readonly now: () => number;
}

/** Lets the model read what it has not read yet. One worker at a time: every text is paid for. */
export async function embedUnread(reading: Reading, connectionId: string, signal: AbortSignal): Promise<void> {
  const { vectors, embeddings, log, now } = reading;
  const [first] = await vectors.listUnread(connectionId, embeddings.model, 1);
  if (!first || !(await vectors.claim(connectionId, { now: now(), until: now() + LEASE_MS }))) return;
  try {
    for (let batch = 0; batch < MAX_BATCHES; batch++) {
      if (!(await embedBatch(reading, connectionId, signal))) break;
    }
    await vectors.release(connectionId);
  } catch (err) {
    log.warn({ err, connectionId }, "the embeddings model could not read knowledge; words alone find it");
  }
}

/** False when nothing is left. */
async function embedBatch(
  { vectors, embeddings }: Reading,
  connectionId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const chunks = await vectors.listUnread(connectionId, embeddings.model, AT_ONCE);
  if (chunks.length === 0) return false;
  const texts = chunks.map(({ title, text }) => `${title}\n\n${text}`);
  const numbers = await embeddings.embed(texts, signal);
  const made = chunks.map(({ id }, index) => ({ chunkId: id, vector: unitVector(numbers[index] ?? []) }));
  await vectors.save(embeddings.model, made);
  return true;
}
