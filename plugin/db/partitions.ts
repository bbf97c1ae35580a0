import type { Knex } from "knex";

export const PARTITIONED = ["deliveries", "messages"] as const;
const MONTHS_AHEAD = 2;

/** Makes the partitions of this month and the next ones. What fits in none is kept in the default partition. */
export async function ensurePartitions(db: Knex, now: number): Promise<void> {
  for (const table of PARTITIONED) {
    for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1) {
      const from = monthStart(now, ahead);
      const name = partitionName(table, now, ahead);
      const exists = await db.schema.hasTable(name);
      if (exists) continue;
      await db.raw(
        `create table if not exists ?? partition of ?? for values from ('${from}') to ('${monthStart(now, ahead + 1)}')`,
        [name, table],
      );
    }
  }
}

/** The partition that holds the month which lies so many months ahead. */
export function partitionName(table: (typeof PARTITIONED)[number], now: number, ahead: number): string {
  const from = monthStart(now, ahead);
  return `${table}_${from.slice(0, 4)}_${from.slice(5, 7)}`;
}

function monthStart(now: number, ahead: number): string {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, 1)).toISOString().slice(0, 10);
}
