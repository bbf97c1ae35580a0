import type { Knex } from "knex";

/** Handoffs that an agent escalated: by whom and why, and how many there were. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table handoffs add column escalated_at timestamptz;
    alter table handoffs add column escalated_by bigint;
    -- the agent's own words, with names, numbers and addresses of people masked
    alter table handoffs add column escalation_reason text;

    create view escalation_numbers as
      select handoffs.connection_id, date_trunc('day', handoffs.escalated_at) as day, count(*) as escalations
        from handoffs
       where handoffs.escalated_at is not null
       group by handoffs.connection_id, date_trunc('day', handoffs.escalated_at);`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop view escalation_numbers;
    alter table handoffs drop column escalated_at, drop column escalated_by, drop column escalation_reason;`);
}
