import type { Knex } from "knex";

/** What models were asked for, what it cost, how much is left, and how their providers are doing. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table usage (
      id bigint generated always as identity primary key,
      connection_id text not null,
      inbox_id bigint not null,
      contact_id bigint,
      task text not null,
      provider text not null,
      model text not null,
      input_tokens integer not null,
      output_tokens integer not null,
      cost numeric not null,
      at timestamptz not null default now()
    );
    create index usage_by_time on usage (connection_id, at);

    -- one row for each budget and month; written with every call
    create table usage_totals (
      connection_id text not null,
      month date not null,
      scope text not null,
      -- the inbox or contact; 0 for the connection itself
      scope_id bigint not null,
      tokens bigint not null default 0,
      cost numeric not null default 0,
      warned_at timestamptz,
      spent_at timestamptz,
      primary key (connection_id, month, scope, scope_id)
    ) with (fillfactor = 70);

    -- what calls that are running now may cost; one whose process died counts until it expires
    create table usage_reservations (
      id uuid primary key,
      connection_id text not null,
      inbox_id bigint not null,
      contact_id bigint,
      tokens bigint not null,
      cost numeric not null,
      expires_at timestamptz not null
    );
    create index usage_reservations_by_connection on usage_reservations (connection_id);

    create table model_health (
      provider text primary key,
      failures integer not null,
      -- null: may be asked
      resting_until timestamptz
    );

    create table answer_cache (
      connection_id text not null,
      inbox_id bigint not null,
      -- of the question, the version of the knowledge and that of the prompt
      key text not null,
      answer jsonb not null,
      expires_at timestamptz not null,
      primary key (connection_id, inbox_id, key)
    );
    create index answer_cache_by_expiry on answer_cache (expires_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw("drop table answer_cache, model_health, usage_reservations, usage_totals, usage");
}
