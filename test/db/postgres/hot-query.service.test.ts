import { describe, expect, it } from "vitest";
import { createDatabase } from "../../../plugin/db/postgres/database.ts";
import { hotQuery, runHot } from "../../../plugin/db/postgres/hot-query.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";

const double = hotQuery("test-double", "select ?::int * 2 as doubled, ?::text as said");

describe("a hot query", () => {
  const database = useTestDatabase();

  it("numbers its values", async () => {
    expect(await runHot(database.db, double, [21, "ok"])).toEqual([{ doubled: 42, said: "ok" }]);
  });

  it("is planned once on a connection, however often it runs", async () => {
    const db = createDatabase({ url: database.url, poolSize: 1 });
    try {
      for (const value of [1, 2, 3]) await runHot(db, double, [value, ""]);
      const { rows } = await db.raw("select name, generic_plans + custom_plans as runs from pg_prepared_statements");
      expect(rows).toEqual([{ name: "test-double", runs: 3 }]);
    } finally {
      await db.destroy();
    }
  });

  it("belongs to the transaction it runs in", async () => {
    const insert = hotQuery("test-insert", "insert into tickets (kind, title) values ('test', ?) returning title");
    const undone = database.db.transaction(async (trx) => {
      expect(await runHot(trx, insert, ["undone"])).toEqual([{ title: "undone" }]);
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    expect(await database.db("tickets").where({ title: "undone" })).toEqual([]);
  });

  it("gives its connection back when it fails", async () => {
    const db = createDatabase({ url: database.url, poolSize: 1 });
    try {
      await expect(runHot(db, double, ["x", ""])).rejects.toThrow(/invalid input syntax/);
      expect(await runHot(db, double, [1, ""])).toHaveLength(1);
    } finally {
      await db.destroy();
    }
  });
});
