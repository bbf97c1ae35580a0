import type { Knex } from "knex";
import { beforeEach, describe, expect, it } from "vitest";
import { createDatabase } from "../../../plugin/db/postgres/database.ts";
import { migrate, rollBack } from "../../../plugin/db/postgres/migrations.ts";
import { ensurePartitions } from "../../../plugin/db/postgres/partitions.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";

const database = useTestDatabase();

const KNEX_TABLES = ["knex_migrations", "knex_migrations_lock"];

/** Everything the schema consists of, in words that can be compared. */
async function schemaOf(db: Knex): Promise<readonly string[]> {
  const { rows } = await db.raw(`
    select concat_ws(' ', 'column', table_name, column_name, data_type, is_nullable, column_default, is_identity) as line
      from information_schema.columns where table_schema = 'public'
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select concat('constraint ', conrelid::regclass, ' ', pg_get_constraintdef(oid)) from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    union all select concat('view ', viewname, ' ', definition) from pg_views where schemaname = 'public'
    union all select concat('function ', proname, ' ', prosrc) from pg_proc where pronamespace = 'public'::regnamespace
    order by 1`);
  return rows.map(({ line }: { line: string }) => line);
}

async function rollBackAll(db: Knex): Promise<readonly string[]> {
  const undone: string[] = [];
  for (let last = await rollBack(db); last.length > 0; last = await rollBack(db)) undone.push(...last);
  return undone;
}

const now = Date.now();

beforeEach(async () => {
  await migrate(database.db);
  await ensurePartitions(database.db, now);
});

describe("migrations", () => {
  it("leave nothing behind when they are undone", async () => {
    await rollBackAll(database.db);
    const { rows } = await database.db.raw(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'S')",
    );
    const names = rows.map(({ name }: { name: string }) => name.replace(/_(id|index)_seq$/, ""));
    expect(new Set(names)).toEqual(new Set(KNEX_TABLES));
    const { rows: functions } = await database.db.raw(
      `select proname from pg_proc where pronamespace = 'public'::regnamespace and not exists (
         select from pg_depend where pg_depend.objid = pg_proc.oid and pg_depend.deptype = 'e')`,
    );
    expect(functions).toEqual([]);
  });

  it("make the very same schema when they are done again", async () => {
    const before = await schemaOf(database.db);
    const undone = await rollBackAll(database.db);
    expect(undone.length).toBeGreaterThan(0);
    expect(await schemaOf(database.db)).not.toEqual(before);
    expect(await migrate(database.db)).toEqual([...undone].reverse());
    await ensurePartitions(database.db, now);
    expect(await schemaOf(database.db)).toEqual(before);
  });

  it("have nothing to do on a database that is up to date", async () => {
    expect(await migrate(database.db)).toEqual([]);
  });

  it("are known by names without an extension, as the built image knows them", async () => {
    const names: string[] = await database.db("knex_migrations").orderBy("id").pluck("name");
    expect(names[0]).toBe("0001-foundation");
    expect(names.filter((name) => /\.(ts|js)$/.test(name))).toEqual([]);
  });

  it("are done once when several processes start at the same moment", async () => {
    await rollBackAll(database.db);
    const processes = [1, 2, 3].map(() => createDatabase({ url: database.url, poolSize: 4 }));
    const start = async (db: Knex) => {
      const applied = await migrate(db);
      await ensurePartitions(db, now);
      return applied;
    };
    const applied = await Promise.all(processes.map(start));
    await Promise.all(processes.map((db) => db.destroy()));
    const names: string[] = await database.db("knex_migrations").orderBy("id").pluck("name");
    expect(applied.flat()).toEqual(names);
  });
});
