import type { Knex } from "knex";

/** Who wrote how much in the current window. Columns and their order are those of rate-limiter-flexible. */
export async function up(knex: Knex): Promise<void> {
  // Unlogged: written for every message, and after a crash a window may simply begin anew.
  await knex.raw(`
    create unlogged table pace (
      key text primary key,
      points integer not null default 0,
      expire bigint
    ) with (fillfactor = 50);
    create index pace_expire on pace (expire);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw("drop table pace");
}
