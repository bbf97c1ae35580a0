import type { Knex } from "knex";

/** Normalized vectors: their product is the similarity of their texts. */
export type Vector = Float32Array;

interface VectorsOf {
  readonly connectionId: string;
  readonly model: string;
}

interface Near {
  readonly chunkId: number;
  readonly nearness: number;
}

interface Loaded {
  readonly state: string;
  readonly vectors: readonly { readonly chunkId: number; readonly vector: Vector }[];
}

/** Compares vectors in this process, when the database cannot. They are loaded once, and again after a change. */
export function createVectorMemory(db: Knex) {
  const known = new Map<string, Promise<Loaded>>();
  return {
    async nearest(of: VectorsOf, vector: Vector, limit: number): Promise<readonly Near[]> {
      const { vectors } = await load(db, of, known);
      const near = vectors
        .filter((one) => one.vector.length === vector.length)
        .map((one) => ({ chunkId: one.chunkId, nearness: product(one.vector, vector) }));
      return near.sort((first, second) => second.nearness - first.nearness).slice(0, limit);
    },
  };
}

async function load(db: Knex, of: VectorsOf, known: Map<string, Promise<Loaded>>): Promise<Loaded> {
  const name = JSON.stringify([of.connectionId, of.model]);
  const { rows } = await db.raw(STATE, { ...of });
  const state: string = rows[0].state;
  const held = await known.get(name)?.catch(() => undefined);
  if (held?.state === state) return held;
  const loading = readAll(db, of, state);
  known.set(name, loading);
  loading.catch(() => known.delete(name));
  return loading;
}

async function readAll(db: Knex, of: VectorsOf, state: string): Promise<Loaded> {
  const { rows } = await db.raw(ALL, { ...of });
  const vectors = rows.map(({ id, numbers }: { id: number; numbers: Buffer }) => ({
    chunkId: id,
    // Copied: a buffer of the driver may be misaligned for numbers.
    vector: new Float32Array(new Uint8Array(numbers).buffer),
  }));
  return { state, vectors };
}

const OF = `
    from knowledge_vectors as vectors join knowledge_chunks as chunks on chunks.id = vectors.chunk_id
   where chunks.connection_id = :connectionId and vectors.model = :model and vectors.numbers is not null`;

/** A changed piece is a new one with a larger id, and a deleted piece lowers the count. */
const STATE = `select count(*) || '/' || coalesce(max(vectors.chunk_id), 0) as state ${OF}`;
const ALL = `select vectors.chunk_id as id, vectors.numbers ${OF} order by vectors.chunk_id`;

function product(first: Vector, second: Vector): number {
  let sum = 0;
  for (let index = 0; index < first.length; index++) sum += (first[index] ?? 0) * (second[index] ?? 0);
  return sum;
}
