import type { Knex } from "knex";
import { migrationSource } from "./postgres/migrations.ts";
import { PARTITIONED, partitionName } from "./postgres/partitions.ts";

export interface ServerFacts {
  readonly versionNumber: number;
  readonly version: string;
  readonly clock: number;
  readonly sizeBytes: number;
}

export interface Backlog {
  readonly openTickets: number;
  /** Work that is overdue although nothing failed. */
  readonly deliveries: number;
  readonly effects: number;
}

export interface PartitionFacts {
  /** Rows of this month or later that fit in no partition, at most 1001. */
  readonly strays: readonly { readonly table: string; readonly rows: number }[];
  readonly missing: readonly string[];
}

/** The facts for a check-up. It only reads: a database without the schema stays as it is. */
export interface CheckupStore {
  server(): Promise<ServerFacts>;
  /** The pending migrations; all of them when the database is empty. */
  pendingMigrations(): Promise<readonly string[]>;
  backlog(): Promise<Backlog>;
  partitions(now: number): Promise<PartitionFacts>;
}

const SERVER = `
  select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
         (extract(epoch from clock_timestamp()) * 1000)::float8 as clock,
         pg_database_size(current_database())::float8 as size`;

const BACKLOG = `
  select (select count(*) from tickets where tickets.status = 'open') as tickets,
         (select count(*) from deliveries
           where deliveries.settled_at is null and deliveries.received_at < now() - interval '1 minute') as deliveries,
         (select count(*) from effects
           where effects.status in ('pending', 'sending', 'uncertain')
             and effects.next_attempt_at < now() - interval '1 minute') as effects`;

export function createCheckupStore(db: Knex): CheckupStore {
  return {
    async server() {
      const { rows } = await db.raw(SERVER);
      const { number, version, clock, size } = rows[0];
      return { versionNumber: number, version, clock, sizeBytes: size };
    },
    async pendingMigrations() {
      const known = await migrationSource.getMigrations([]);
      if (!(await db.schema.hasTable("knex_migrations"))) return known;
      const applied = new Set(await db("knex_migrations").pluck("name"));
      return known.filter((name) => !applied.has(name));
    },
    async backlog() {
      const { rows } = await db.raw(BACKLOG);
      const { tickets, deliveries, effects } = rows[0];
      return { openTickets: tickets, deliveries, effects };
    },
    async partitions(now) {
      const strays = await Promise.all(PARTITIONED.map((table) => countStrays(db, table)));
      const wanted = PARTITIONED.flatMap((table) => [0, 1].map((ahead) => partitionName(table, now, ahead)));
      const found = await Promise.all(wanted.map((name) => db.schema.hasTable(name)));
      return { strays: strays.filter(({ rows }) => rows > 0), missing: wanted.filter((_, index) => !found[index]) };
    },
  };
}

const MONTH_COLUMN = { deliveries: "received_month", messages: "created_month" } as const;

async function countStrays(db: Knex, table: (typeof PARTITIONED)[number]) {
  const { rows } = await db.raw(
    `select count(*) as rows from (select 1 from ?? where ?? >= date_trunc('month', now())::date limit 1001) as strays`,
    [`${table}_default`, MONTH_COLUMN[table]],
  );
  return { table: `${table}_default`, rows: rows[0].rows };
}
