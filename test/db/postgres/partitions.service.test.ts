import { beforeEach, describe, expect, it } from "vitest";
import { createDatabase } from "../../../plugin/db/postgres/database.ts";
import { ensurePartitions } from "../../../plugin/db/postgres/partitions.ts";
import { createDeliveryStore } from "../../../plugin/db/turn/delivery-store.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";
import { aNewDelivery } from "../rows.ts";

const database = useTestDatabase();

const NOVEMBER = Date.UTC(2031, 10, 30, 23, 59, 59);

async function partitions(table: string): Promise<readonly string[]> {
  const { rows } = await database.db.raw(
    "select inhrelid::regclass::text as name from pg_inherits where inhparent = ?::regclass order by 1",
    [table],
  );
  return rows.map(({ name }: { name: string }) => name);
}

const holdersOf = async (table: string) => {
  const { rows } = await database.db.raw("select distinct tableoid::regclass::text as name from ?? order by 1", [
    table,
  ]);
  return rows.map(({ name }: { name: string }) => name);
};

beforeEach(() => database.db.raw("truncate deliveries, messages"));

describe("partitions", () => {
  it("exist for this month and the two that follow, across the turn of the year", async () => {
    await ensurePartitions(database.db, NOVEMBER);
    for (const table of ["deliveries", "messages"]) {
      expect(await partitions(table)).toEqual(
        expect.arrayContaining([`${table}_2031_11`, `${table}_2031_12`, `${table}_2032_01`, `${table}_default`]),
      );
    }
  });

  it("take the rows of their month", async () => {
    await ensurePartitions(database.db, NOVEMBER);
    const store = createDeliveryStore(database.db);
    await store.insertAll([NOVEMBER, NOVEMBER + 1_000].map((receivedAt) => aNewDelivery({ receivedAt })));
    expect(await holdersOf("deliveries")).toEqual(["deliveries_2031_11", "deliveries_2031_12"]);
  });

  it("may be asked for again and again, by several processes at once", async () => {
    const later = Date.UTC(2033, 5, 1);
    const processes = [1, 2, 3, 4].map(() => createDatabase({ url: database.url, poolSize: 2 }));
    await Promise.all([...processes, ...processes].map((db) => ensurePartitions(db, later)));
    await Promise.all(processes.map((db) => db.destroy()));
    expect(await partitions("messages")).toContain("messages_2033_08");
  });

  it("take over what came for their month before they existed", async () => {
    const store = createDeliveryStore(database.db);
    const receivedAt = Date.UTC(2035, 2, 15);
    const early = aNewDelivery({ receivedAt });
    await store.insertAll([early, aNewDelivery({ receivedAt: Date.UTC(2040, 1, 1) })]);
    await database.db("messages").insert(aMessageRow("2035-04-01"));
    const before = await Promise.all(["deliveries", "messages"].map((table) => database.db(table)));
    await ensurePartitions(database.db, receivedAt);
    expect(await Promise.all(["deliveries", "messages"].map((table) => database.db(table)))).toEqual(before);
    expect(await holdersOf("deliveries")).toEqual(["deliveries_2035_03", "deliveries_default"]);
    expect(await holdersOf("messages")).toEqual(["messages_2035_04"]);
    expect(await store.insertAll([early, aNewDelivery({ receivedAt })])).toHaveLength(1);
    expect(await database.db("deliveries")).toHaveLength(3);
  });
});

const aMessageRow = (month: string) => ({
  connection_id: "c1",
  conversation_id: 12,
  message_id: 5001,
  created_month: month,
  created_at: `${month}T10:00:00Z`,
  author: "customer",
  private: false,
  message: JSON.stringify({ text: "from the future" }),
});
