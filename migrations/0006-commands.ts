import type { Knex } from "knex";

/** What agents ask of the bot in private notes, what waits for their decision, and whose data is to be erased. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table commands (
      id bigint generated always as identity primary key,
      connection_id text not null,
      conversation_id bigint not null,
      -- the note: whether it came by webhook or was found by asking, it is run once
      message_id bigint not null,
      name text not null,
      -- the whole call, as core/command.ts knows it
      call jsonb not null,
      actor_id bigint not null,
      status text not null default 'pending' check (status in ('pending', 'running', 'done', 'refused', 'failed')),
      owner uuid,
      lease_until timestamptz,
      attempts integer not null default 0,
      created_at timestamptz not null default now(),
      started_at timestamptz,
      finished_at timestamptz,
      unique (connection_id, message_id)
    );
    create index commands_unfinished on commands (connection_id, conversation_id, id)
      where status in ('pending', 'running');

    create table approvals (
      id bigint generated always as identity primary key,
      connection_id text not null,
      conversation_id bigint not null,
      -- what agents call it: counts within the conversation
      nr integer not null,
      tool text not null,
      args jsonb not null default '{}',
      status text not null default 'pending' check (status in ('pending', 'approved', 'rejected')),
      decided_by bigint,
      created_at timestamptz not null default now(),
      decided_at timestamptz,
      unique (connection_id, conversation_id, nr)
    );

    create table deletion_requests (
      id bigint generated always as identity primary key,
      connection_id text not null,
      contact_id bigint not null,
      conversation_id bigint,
      requested_by bigint,
      status text not null default 'requested',
      requested_at timestamptz not null default now(),
      finished_at timestamptz
    );
    create unique index deletion_requests_open on deletion_requests (connection_id, contact_id)
      where status = 'requested'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw("drop table deletion_requests, approvals, commands");
}
