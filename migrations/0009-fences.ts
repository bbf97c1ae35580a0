import type { Knex } from "knex";

/** Leases that name their owner, posts with a time of their own, and inboxes that the bot was disconnected from. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table conversations add column think_owner uuid;
    -- when the last POST began, and when a look after it first found no message; both by the database's clock
    alter table effects add column posting_at timestamptz, add column absent_since timestamptz;
    update effects set posting_at = effects.send_started_at where effects.status in ('sending', 'uncertain');
    alter table inboxes add column connected boolean not null default true;`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table inboxes drop column connected;
    alter table effects drop column posting_at, drop column absent_since;
    alter table conversations drop column think_owner;`);
}
