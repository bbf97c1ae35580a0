import type { Knex } from "knex";

export const PARTITIONED = ["deliveries", "messages"] as const;
type Partitioned = (typeof PARTITIONED)[number];

/** The time column by which rows are divided into months. */
const MONTH_OF = { deliveries: "received_month", messages: "created_month" } as const;
const MONTHS_AHEAD = 2;

/** Any fixed number that no other advisory lock uses. */
const PARTITION_LOCK = 4_200_003;

/** Creates the partitions of this month and the next ones. Rows outside all of them go to the default partition. */
export async function ensurePartitions(db: Knex, now: number): Promise<void> {
  for (const table of PARTITIONED) {
    for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1) {
      const range = { from: monthStart(now, ahead), to: monthStart(now, ahead + 1) };
      const name = partitionName(table, now, ahead);
      await db.transaction((transaction) => ensurePartition(transaction, { name, table, ...range }));
    }
  }
}

/** The partition of the month that is so many months ahead. */
export function partitionName(table: Partitioned, now: number, ahead: number): string {
  const from = monthStart(now, ahead);
  return `${table}_${from.slice(0, 4)}_${from.slice(5, 7)}`;
}

interface Partition {
  readonly name: string;
  readonly table: Partitioned;
  readonly from: string;
  readonly to: string;
}

/** Processes that start together run this together: "if not exists" alone would let them collide. */
async function ensurePartition(db: Knex, { name, table, from, to }: Partition): Promise<void> {
  await db.raw("select pg_advisory_xact_lock(?)", [PARTITION_LOCK]);
  const { rows } = await db.raw("select to_regclass(?) is not null as found", [name]);
  if (rows[0].found) return;
  // A partition cannot be created while the default one has rows of its month: a sender's clock may be months ahead.
  const month = MONTH_OF[table];
  const early = db(`${table}_default`).where(month, ">=", from).where(month, "<", to);
  await db.raw("create temp table early_rows on commit drop as ?", [early.clone()]);
  await early.clone().delete();
  await db.raw(`create table ?? partition of ?? for values from ('${from}') to ('${to}')`, [name, table]);
  await db.raw("insert into ?? overriding system value select * from early_rows", [table]);
}

function monthStart(now: number, ahead: number): string {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, 1)).toISOString().slice(0, 10);
}
