import type { Knex } from "knex";
import { IN_SCOPE, type KnowledgeScope, scopeBindings } from "./knowledge-scope.ts";
import type { Candidate } from "./search-store.ts";
import { createVectorMemory, type Vector } from "./vector-memory.ts";

export interface NearCandidate extends Candidate {
  /** From -1 to 1. */
  readonly nearness: number;
}

export interface UnreadChunk {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

export interface VectorStore {
  /** One worker at a time: false while another worker holds the lock. */
  claim(connectionId: string, lease: { readonly now: number; readonly until: number }): Promise<boolean>;
  release(connectionId: string): Promise<void>;
  /** Pieces without a vector of this model. */
  listUnread(connectionId: string, model: string, limit: number): Promise<readonly UnreadChunk[]>;
  save(model: string, vectors: readonly { readonly chunkId: number; readonly vector: Vector }[]): Promise<void>;
  nearest(scope: KnowledgeScope, query: NearestQuery): Promise<readonly NearCandidate[]>;
  /** Whether the database compares vectors itself (pgvector); otherwise this process does. */
  hasVectorType(): Promise<boolean>;
}

export interface NearestQuery {
  readonly model: string;
  readonly vector: Vector;
  readonly limit: number;
}

export function createVectorStore(db: Knex): VectorStore {
  const memory = createVectorMemory(db);
  let type: Promise<boolean> | undefined;
  const hasVectorType = () => {
    type ??= db.schema.hasColumn("knowledge_vectors", "embedding");
    return type;
  };
  return {
    hasVectorType,
    async claim(connectionId, { now, until }) {
      const { rowCount } = await db.raw(CLAIM, { connectionId, now: new Date(now), until: new Date(until) });
      return rowCount > 0;
    },
    async release(connectionId) {
      await db("knowledge_states").where({ connection_id: connectionId }).update({ embedding_until: null });
    },
    async listUnread(connectionId, model, limit) {
      return (await db.raw(UNREAD, { connectionId, model, limit })).rows;
    },
    async save(model, vectors) {
      const isTyped = await hasVectorType();
      const rows = vectors.map(({ chunkId, vector }) => ({
        ...{ chunk_id: chunkId, model },
        ...(isTyped ? { embedding: asText(vector) } : { numbers: asBytes(vector) }),
      }));
      // The piece may have been deleted since.
      for (const row of rows) await db.raw(SAVE(isTyped ? "embedding" : "numbers"), row);
    },
    async nearest(scope, query) {
      return (await hasVectorType())
        ? nearestInDatabase(db, scope, query)
        : nearestInMemory(db, scope, { ...query, memory });
    },
  };
}

const CLAIM = `
  update knowledge_states set embedding_until = :until
   where connection_id = :connectionId and coalesce(embedding_until, '-infinity') <= :now`;

const UNREAD = `
  select chunks.id, chunks.title, chunks.body as text
    from knowledge_chunks as chunks
    left join knowledge_vectors as vectors on vectors.chunk_id = chunks.id and vectors.model = :model
   where chunks.connection_id = :connectionId and vectors.chunk_id is null
   order by chunks.id limit :limit`;

const SAVE = (column: "embedding" | "numbers") => `
  insert into knowledge_vectors (chunk_id, model, ${column})
  select :chunk_id, :model, :${column} from knowledge_chunks where id = :chunk_id
      on conflict (chunk_id) do update set model = excluded.model, ${column} = excluded.${column}`;

async function nearestInDatabase(
  db: Knex,
  scope: KnowledgeScope,
  { model, vector, limit }: NearestQuery,
): Promise<readonly NearCandidate[]> {
  const { rows } = await db.raw(NEAREST, { ...scopeBindings(scope), model, vector: asText(vector), limit });
  return rows;
}

const CANDIDATE = `chunks.id, chunks.source_id as "sourceId", chunks.analysis, sources.locale`;

/** Models differ in the length of their vectors: only vectors of one model can be compared. */
const NEAREST = `
  with near as materialized (
    select vectors.chunk_id, vectors.embedding from knowledge_vectors as vectors where vectors.model = :model)
  select ${CANDIDATE}, 1 - (near.embedding <=> cast(:vector as vector)) as nearness
    from near
    join knowledge_chunks as chunks on chunks.id = near.chunk_id
    join knowledge_sources as sources on sources.id = chunks.source_id
   where ${IN_SCOPE}
   order by nearness desc, chunks.id limit :limit`;

/** The scope filters afterwards, so more pieces are read than wanted. */
const MAX_NEAR = 1_000;

async function nearestInMemory(
  db: Knex,
  scope: KnowledgeScope,
  { model, vector, limit, memory }: NearestQuery & { readonly memory: ReturnType<typeof createVectorMemory> },
): Promise<readonly NearCandidate[]> {
  const near = await memory.nearest({ connectionId: scope.connectionId, model }, vector, MAX_NEAR);
  const ids = near.map(({ chunkId }) => chunkId);
  const { rows } = await db.raw(LOAD_NEAR, { ...scopeBindings(scope), ids, limit });
  const nearness = new Map(near.map((one) => [one.chunkId, one.nearness]));
  return rows.map((row: Candidate) => ({ ...row, nearness: nearness.get(row.id) ?? 0 }));
}

const LOAD_NEAR = `
  select ${CANDIDATE}
    from unnest(cast(:ids as bigint[])) with ordinality as near (chunk_id, place)
    join knowledge_chunks as chunks on chunks.id = near.chunk_id
    join knowledge_sources as sources on sources.id = chunks.source_id
   where ${IN_SCOPE}
   order by near.place limit :limit`;

const asText = (vector: Vector): string => `[${vector.join(",")}]`;
const asBytes = (vector: Vector): Buffer => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
