import type { Knex } from "knex";

/** What people are told outside Chatwoot: each place on its own, until it arrived or everything was tried. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table notices (
      id bigint generated always as identity primary key,
      connection_id text not null,
      conversation_id bigint not null,
      kind text not null,
      channel text not null,
      address text not null,
      text text not null,
      status text not null default 'pending',
      attempts integer not null default 0,
      next_attempt_at timestamptz not null default now(),
      error text,
      created_at timestamptz not null default now(),
      finished_at timestamptz
    );
    create index notices_due on notices (next_attempt_at) where status = 'pending'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw("drop table notices");
}
