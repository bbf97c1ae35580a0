import { beforeEach, describe, expect, it } from "vitest";
import type { ConversationKey } from "../../../plugin/core/conversation.ts";
import { createDatabase } from "../../../plugin/db/postgres/database.ts";
import { createDeliveryStore } from "../../../plugin/db/turn/delivery-store.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";
import { aNewDelivery } from "../rows.ts";

const database = useTestDatabase();
const store = () => createDeliveryStore(database.db);
const rows = () => database.db("deliveries").orderBy("id");

beforeEach(() => database.db("deliveries").delete());

const JANUARY = Date.UTC(2026, 0, 31, 23, 59, 59, 999);
const KEY: ConversationKey = { connectionId: "c1", conversationId: 12 };

describe("storing deliveries", () => {
  it("keeps every field of each", async () => {
    const delivery = aNewDelivery({ source: "account", body: '{"content":"ção \\u0000 👋"}' });
    await store().insertAll([delivery]);
    expect(await rows()).toMatchObject([
      {
        connection_id: delivery.connectionId,
        dedupe_key: delivery.dedupeKey,
        source: "account",
        event: "message_created",
        conversation_id: 12,
        message_id: 5001,
        body: delivery.body,
        received_at: new Date(delivery.receivedAt),
        settled_at: null,
        outcome: null,
      },
    ]);
  });

  it("tells each conversation once that has something new", async () => {
    const keys = await store().insertAll([
      aNewDelivery(),
      aNewDelivery(),
      aNewDelivery({ conversationId: 13 }),
      aNewDelivery({ connectionId: "c2" }),
    ]);
    expect(keys).toHaveLength(3);
    expect(keys).toEqual(
      expect.arrayContaining([
        KEY,
        { connectionId: "c1", conversationId: 13 },
        { connectionId: "c2", conversationId: 12 },
      ]),
    );
  });

  it("adds nothing for a key it has, and tells no conversation", async () => {
    const delivery = aNewDelivery();
    expect(await store().insertAll([delivery, delivery])).toEqual([KEY]);
    expect(await store().insertAll([{ ...delivery, body: "another body", conversationId: 99 }])).toEqual([]);
    expect(await rows()).toMatchObject([{ body: delivery.body, conversation_id: 12 }]);
  });

  it("knows the same key apart in another connection and in another month", async () => {
    const delivery = aNewDelivery({ receivedAt: JANUARY });
    await store().insertAll([delivery, { ...delivery, connectionId: "c2" }, { ...delivery, receivedAt: JANUARY + 1 }]);
    const months = (await rows()).map((row) => [row.connection_id, row.received_at.toISOString().slice(0, 7)]);
    expect(months).toHaveLength(3);
    expect(months).toEqual(
      expect.arrayContaining([
        ["c1", "2026-01"],
        ["c2", "2026-01"],
        ["c1", "2026-02"],
      ]),
    );
  });

  it("is done at once with what belongs to no conversation", async () => {
    expect(await store().insertAll([aNewDelivery({ conversationId: null, messageId: null })])).toEqual([]);
    expect(await rows()).toMatchObject([{ outcome: "ignored", settled_at: expect.any(Date) }]);
  });

  it("stores nothing for nothing", async () => {
    expect(await store().insertAll([])).toEqual([]);
  });

  it("does not get stuck when the same deliveries come in another order at the same time", async () => {
    const processes = [1, 2].map(() => createDatabase({ url: database.url, poolSize: 2 }));
    for (let round = 0; round < 20; round += 1) {
      const deliveries = Array.from({ length: 200 }, () => aNewDelivery({ body: "x".repeat(1_000) }));
      const orders = [deliveries, [...deliveries].reverse()];
      await Promise.all(orders.map((order, at) => createDeliveryStore(processes[at] ?? database.db).insertAll(order)));
    }
    expect(await rows()).toHaveLength(20 * 200);
    await Promise.all(processes.map((db) => db.destroy()));
  });
});

describe("deliveries that wait", () => {
  it("are found once they have waited long enough", async () => {
    const now = Date.now();
    await store().insertAll([
      aNewDelivery({ receivedAt: now - 5_000 }),
      aNewDelivery({ receivedAt: now, conversationId: 13 }),
    ]);
    expect(await store().listWaiting(2_000, 10)).toEqual([KEY]);
    expect(await store().listWaiting(-1_000, 10)).toHaveLength(2);
    expect(await store().listWaiting(-1_000, 1)).toHaveLength(1);
  });

  it("are done when they are ignored, and stay as they were settled", async () => {
    await store().insertAll([aNewDelivery(), aNewDelivery()]);
    const [first, second] = await rows();
    await database.db("deliveries").where({ id: first?.id }).update({ settled_at: new Date(), outcome: "settled" });
    await store().ignore([first?.id, second?.id]);
    expect((await rows()).map(({ outcome }) => outcome)).toEqual(["settled", "ignored"]);
    expect(await store().listWaiting(-1_000, 10)).toEqual([]);
  });

  it("are given up after as many failures as are allowed", async () => {
    await store().insertAll([aNewDelivery(), aNewDelivery({ conversationId: 13 })]);
    const [first] = await rows();
    expect(await store().countFailure(first?.id, 3)).toBe(false);
    expect(await store().countFailure(first?.id, 3)).toBe(false);
    expect(await store().countFailure(first?.id, 3)).toBe(true);
    expect(await store().countFailure(first?.id, 3)).toBe(false);
    expect((await rows()).map(({ attempts, outcome }) => [attempts, outcome])).toEqual([
      [3, "failed"],
      [0, null],
    ]);
  });
});
