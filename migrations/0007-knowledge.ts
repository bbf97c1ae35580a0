import type { Knex } from "knex";

/** What the business knows, in pieces that can be found, and what customers asked that nothing answers. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(EXTENSIONS);
  await knex.raw(SOURCES);
  await knex.raw(CHUNKS);
  await knex.raw(GAPS);
  await knex.raw(INDEXES);
}

/** The extensions stay: something else may use them by now. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table
    knowledge_gaps, knowledge_vectors, knowledge_terms, knowledge_chunks, knowledge_sources, knowledge_states`);
}

/** A managed database may not have them, or not let Baton make them: both only make the search better. */
const EXTENSIONS = `
  do $$ begin create extension if not exists pg_trgm; exception when others then null; end $$;
  do $$ begin create extension if not exists vector; exception when others then null; end $$;`;

const SOURCES = `
  create table knowledge_sources (
    id bigint generated always as identity primary key,
    connection_id text not null references connections (id) on delete cascade,
    kind text not null,
    -- what it is known by where it comes from
    key text not null,
    title text not null,
    body text not null,
    url text,
    locale text,
    -- null: all inboxes of the connection
    inbox_ids bigint[],
    valid_until timestamptz,
    -- of everything that was read and how it was taken apart
    hash text not null,
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    unique (connection_id, kind, key)
  );

  -- counted when something has changed: how large the whole is against which words are weighed
  create table knowledge_states (
    connection_id text primary key references connections (id) on delete cascade,
    chunks bigint not null,
    average_length double precision not null,
    synced_at timestamptz,
    problems jsonb not null default '[]',
    -- until then one worker asks the model about new pieces
    embedding_until timestamptz
  );`;

const CHUNKS = `
  create table knowledge_chunks (
    id bigint generated always as identity primary key,
    source_id bigint not null references knowledge_sources (id) on delete cascade,
    connection_id text not null,
    position integer not null,
    title text not null,
    body text not null,
    -- the words as they are searched for, a sentence on a line
    analysis text not null,
    terms tsvector not null,
    length integer not null,
    unique (source_id, position)
  );

  create table knowledge_terms (
    connection_id text not null references connections (id) on delete cascade,
    term text not null,
    chunks integer not null,
    primary key (connection_id, term)
  );

  create table knowledge_vectors (
    chunk_id bigint primary key references knowledge_chunks (id) on delete cascade,
    model text not null,
    -- little-endian float32 numbers; null where the column embedding has them
    numbers bytea
  );`;

const GAPS = `
  create table knowledge_gaps (
    id bigint generated always as identity primary key,
    connection_id text not null references connections (id) on delete cascade,
    inbox_id bigint not null,
    question text not null,
    terms text[] not null,
    times integer not null default 1,
    first_asked_at timestamptz not null,
    last_asked_at timestamptz not null,
    status text not null default 'open'
  );
  create index knowledge_gaps_open on knowledge_gaps (connection_id, inbox_id, times desc) where status = 'open';`;

/** Searching reads the terms of many pieces and the rest of few: only the terms stay in the row, and as they are. */
const INDEXES = `
  alter table knowledge_chunks alter column terms set storage main;
  alter table knowledge_chunks alter column body set storage external;
  alter table knowledge_chunks alter column analysis set storage external;
  create index knowledge_chunks_terms on knowledge_chunks using gin (terms) with (fastupdate = off);
  create index knowledge_chunks_connection on knowledge_chunks (connection_id);
  do $$ begin
    if exists (select from pg_extension where extname = 'pg_trgm') then
      create index knowledge_terms_likeness on knowledge_terms using gin (term gin_trgm_ops) with (fastupdate = off);
    end if;
    if exists (select from pg_extension where extname = 'vector') then
      alter table knowledge_vectors add column embedding vector;
    end if;
  end $$;`;
