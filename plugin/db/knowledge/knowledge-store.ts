import type { Knex } from "knex";
import type { SourceText } from "../../core/knowledge.ts";
import type { SourceKind } from "../../core/settings/source-kinds.ts";
import type { Locale } from "../../language/locale.ts";
import { IN_SCOPE, type KnowledgeScope, scopeBindings } from "./knowledge-scope.ts";

/** A piece of a source, prepared for the search. */
export interface NewChunk {
  readonly title: string;
  readonly text: string;
  readonly analysis: string;
  readonly terms: readonly string[];
  readonly length: number;
}

export interface StoredSource extends SourceText {
  readonly id: number;
  readonly updatedAt: number;
}

export interface SourceWrite {
  readonly source: SourceText;
  readonly hash: string;
  readonly chunks: readonly NewChunk[];
}

export interface KnowledgeState {
  readonly chunks: number;
  readonly averageLength: number;
  readonly syncedAt: number | null;
  readonly problems: readonly string[];
}

export interface KnowledgeStore {
  /** One writer per connection at a time; readers see all of its work or no part of it. */
  change<T>(connectionId: string, work: (writer: KnowledgeWriter) => Promise<T>): Promise<T>;
  list(connectionId: string, kind?: SourceKind): Promise<readonly StoredSource[]>;
  find(connectionId: string, id: number): Promise<StoredSource | undefined>;
  findState(connectionId: string): Promise<KnowledgeState | undefined>;
  /** Changes whenever a text that this inbox can find is added, changed, removed or has expired. */
  version(scope: KnowledgeScope, now: number): Promise<string>;
}

export interface KnowledgeWriter {
  /** The stored hash of each source of these kinds, by kind and key. */
  hashes(kinds: readonly SourceKind[]): Promise<readonly { kind: SourceKind; key: string; id: number; hash: string }[]>;
  list(kind: SourceKind): Promise<readonly StoredSource[]>;
  save(write: SourceWrite): Promise<number>;
  remove(ids: readonly number[]): Promise<void>;
  /** Refreshes the word counts; without it the search uses the old weights. */
  recount(): Promise<void>;
  /** The sources that the last synchronisation could not read. */
  noteSync(at: number, problems: readonly string[]): Promise<void>;
}

/** Any fixed number: the first half of a two-part advisory lock, the connection is the second. */
const WRITER_LOCK = 4_200_011;

export function createKnowledgeStore(db: Knex): KnowledgeStore {
  return {
    change: (connectionId, work) =>
      db.transaction(async (trx) => {
        await trx.raw("select pg_advisory_xact_lock(?, hashtext(?))", [WRITER_LOCK, connectionId]);
        return work(createWriter(trx, connectionId));
      }),
    list: (connectionId, kind) => list(db, connectionId, kind),
    async find(connectionId, id) {
      const row: SourceRow | undefined = await db("knowledge_sources")
        .where({ connection_id: connectionId, id })
        .first();
      return row && toSource(row);
    },
    async findState(connectionId) {
      const row = await db("knowledge_states").where({ connection_id: connectionId }).first();
      if (!row) return undefined;
      const { chunks, average_length: averageLength, synced_at: syncedAt, problems } = row;
      return { chunks, averageLength, syncedAt: syncedAt?.getTime() ?? null, problems };
    },
    async version(scope, now) {
      const { rows } = await db.raw(VERSION, { ...scopeBindings(scope), now: new Date(now) });
      return `${rows[0].sources}-${rows[0].expired}-${rows[0].changed}`;
    },
  };
}

async function list(db: Knex, connectionId: string, kind?: SourceKind): Promise<readonly StoredSource[]> {
  const query = db("knowledge_sources").where({ connection_id: connectionId }).orderBy(["kind", "key"]);
  const rows: readonly SourceRow[] = await (kind ? query.where({ kind }) : query);
  return rows.map(toSource);
}

/** Each change gets a number higher than all before it; each removal lowers the count. */
const VERSION = `
  select count(*) as sources, count(*) filter (where sources.valid_until <= :now) as expired,
         coalesce(cast(extract(epoch from max(sources.updated_at)) * 1000000 as bigint), 0) as changed
    from knowledge_sources as sources where ${IN_SCOPE}`;

function createWriter(trx: Knex, connectionId: string): KnowledgeWriter {
  return {
    hashes: (kinds) =>
      trx("knowledge_sources")
        .where({ connection_id: connectionId })
        .whereIn("kind", kinds)
        .select("kind", "key", "id", "hash"),
    list: (kind) => list(trx, connectionId, kind),
    save: (write) => save(trx, connectionId, write),
    async remove(ids) {
      await trx("knowledge_sources").where({ connection_id: connectionId }).whereIn("id", ids).delete();
    },
    async recount() {
      await trx("knowledge_terms").where({ connection_id: connectionId }).delete();
      await trx.raw(COUNT_TERMS, [connectionId, connectionId]);
      await trx.raw(COUNT_CHUNKS, [connectionId, connectionId]);
      // A planner that still takes the tables for empty reads them from end to end.
      await trx.raw("analyze knowledge_sources, knowledge_chunks, knowledge_terms");
    },
    async noteSync(at, problems) {
      const noted = { synced_at: new Date(at), problems: JSON.stringify(problems) };
      const row = { connection_id: connectionId, chunks: 0, average_length: 0, ...noted };
      await trx("knowledge_states").insert(row).onConflict("connection_id").merge(["synced_at", "problems"]);
    },
  };
}

/** `ts_stat` reads a statement of its own, so the connection has to be written into it. */
const COUNT_TERMS = `
  insert into knowledge_terms (connection_id, term, chunks)
  select ?, word, ndoc
    from ts_stat(format('select terms from knowledge_chunks where connection_id = %L', ?::text))`;

const COUNT_CHUNKS = `
  insert into knowledge_states (connection_id, chunks, average_length)
  select ?, count(*), coalesce(avg(length), 0) from knowledge_chunks where connection_id = ?
      on conflict (connection_id) do update set chunks = excluded.chunks, average_length = excluded.average_length`;

const ROWS_AT_ONCE = 500;

async function save(trx: Knex, connectionId: string, { source, hash, chunks }: SourceWrite): Promise<number> {
  const row = {
    connection_id: connectionId,
    kind: source.kind,
    key: source.key,
    title: source.title,
    body: source.text,
    url: source.url,
    locale: source.locale,
    inbox_ids: source.inboxIds,
    valid_until: source.validUntil === null ? null : new Date(source.validUntil),
    hash,
  };
  const [saved] = await trx("knowledge_sources")
    .insert(row)
    .onConflict(["connection_id", "kind", "key"])
    .merge({ ...row, updated_at: trx.raw("clock_timestamp()") })
    .returning("id");
  await trx("knowledge_chunks").where({ source_id: saved.id }).delete();
  const rows = chunks.map(({ title, text, analysis, terms, length }, position) => ({
    ...{ source_id: saved.id, connection_id: connectionId, position, title, body: text, analysis, length },
    terms: trx.raw("array_to_tsvector(?::text[])", [[...terms]]),
  }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await trx("knowledge_chunks").insert(rows.slice(from, from + ROWS_AT_ONCE));
  }
  return saved.id;
}

interface SourceRow {
  readonly id: number;
  readonly kind: SourceKind;
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly url: string | null;
  readonly locale: Locale | null;
  readonly inbox_ids: readonly number[] | null;
  readonly valid_until: Date | null;
  readonly updated_at: Date;
}

function toSource(row: SourceRow): StoredSource {
  const { id, kind, key, title, body: text, url, locale } = row;
  const validUntil = row.valid_until?.getTime() ?? null;
  const inboxIds = row.inbox_ids?.map(Number) ?? null;
  return { id, kind, key, title, text, url, locale, inboxIds, validUntil, updatedAt: row.updated_at.getTime() };
}
