import { describe, expect, it, onTestFinished } from "vitest";
import { createDatabase } from "../../plugin/db/postgres/database.ts";
import type { NewDelivery } from "../../plugin/db/turn/delivery-store.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aConnection, aDelivery, post, startService } from "./webhook-service.ts";

const database = useTestDatabase();

/** A store that commits, or fails to, when the test says so. */
function heldStore() {
  const batches: (readonly NewDelivery[])[] = [];
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  return {
    batches,
    commit: () => waiting.shift()?.resolve(),
    fail: () => waiting.shift()?.reject(new Error('relation "deliveries" has no room for Marina\'s message')),
    insertAll: (deliveries: readonly NewDelivery[]) => {
      batches.push(deliveries);
      return new Promise<[]>((resolve, reject) => waiting.push({ resolve: () => resolve([]), reject }));
    },
  };
}

async function startHeld(store: Pick<ReturnType<typeof heldStore>, "insertAll">) {
  const service = await startService({ db: database.db, deliveries: store });
  const connection = aConnection();
  await service.stores.connections.save(connection);
  return { service, connection };
}

const ms = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await ms(5);
}

const storeAway = {
  status: 500,
  error: { code: "store_unavailable", message: "The delivery could not be stored" },
};

describe("the answer to a delivery", () => {
  it("is given only once the delivery is committed", async () => {
    const store = heldStore();
    const { service, connection } = await startHeld(store);
    let status = 0;
    const answered = post(service, connection, { body: aDelivery() }).then((answer) => {
      status = answer.status;
    });
    await until(() => store.batches.length === 1);
    await ms(300);
    expect(status).toBe(0);
    store.commit();
    await answered;
    expect(status).toBe(200);
  });

  it("is 500 when the commit fails, without a word of why", async () => {
    const store = heldStore();
    const { service, connection } = await startHeld(store);
    const answered = post(service, connection, { body: aDelivery() });
    await until(() => store.batches.length === 1);
    store.fail();
    const { status, text } = await answered;
    expect({ status, ...JSON.parse(text) }).toEqual(storeAway);
    expect(await service.refused()).toEqual({ store_unavailable: 1 });
    expect(service.lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 50, msg: "request failed" }]);
  });

  it("is 500 for everyone whose commit failed, and 200 again for the next", async () => {
    const store = heldStore();
    const { service, connection } = await startHeld(store);
    const answered = Array.from({ length: 10 }, () => post(service, connection, { body: aDelivery() }));
    await until(() => store.batches.flat().length > 0);
    let open = answered.length;
    for (const answer of answered) void answer.then(() => (open -= 1));
    while (open > 0) {
      store.fail();
      await ms(5);
    }
    expect((await Promise.all(answered)).map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 500));
    const next = post(service, connection, { body: aDelivery() });
    await until(() => store.batches.flat().length === 11);
    store.commit();
    expect((await next).status).toBe(200);
  });

  it("is 500 before Chatwoot gives up when the database takes too long", async () => {
    const store = heldStore();
    const { service, connection } = await startHeld(store);
    const startedAt = Date.now();
    const { status, text } = await post(service, connection, { body: aDelivery() });
    expect({ status, code: JSON.parse(text).error.code }).toEqual({ status: 500, code: "store_unavailable" });
    expect(Date.now() - startedAt).toBeGreaterThan(3_900);
    expect(Date.now() - startedAt).toBeLessThan(4_700);
    store.commit();
  });

  it("is 500 at once when too many deliveries wait already", async () => {
    const store = heldStore();
    const { service, connection } = await startHeld(store);
    const large = () => aDelivery({ content: "x".repeat(1_000_000) });
    const answers = Array.from({ length: 90 }, () => post(service, connection, { body: large() }));
    const first = await Promise.race(answers);
    expect({ status: first.status, ...JSON.parse(first.text) }).toEqual({
      status: 500,
      error: { code: "store_unavailable", message: "Too many deliveries wait for the database" },
    });
    const release = setInterval(store.commit, 5);
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    clearInterval(release);
    expect(new Set(statuses)).toEqual(new Set([200, 500]));
    const taken = statuses.filter((status) => status === 200);
    expect(taken.length).toBeLessThanOrEqual(store.batches.flat().length);
  });

  it("is 500 within 5 s when there is no database at all", async () => {
    const db = createDatabase({ url: "postgres://baton:x@127.0.0.1:9/none", poolSize: 2 });
    const service = await startService({ db });
    onTestFinished(() => db.destroy());
    const startedAt = Date.now();
    const { status, text } = await post(service, aConnection(), { body: aDelivery() });
    expect({ status, code: JSON.parse(text).error.code }).toEqual({ status: 500, code: "store_unavailable" });
    expect(Date.now() - startedAt).toBeLessThan(5_000);
    expect(text).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|knex/i);
  });
});

describe("a database that cuts all connections", () => {
  it("costs the deliveries of that moment a 500 at most", async () => {
    const db = createDatabase({ url: database.url, poolSize: 4, name: "cut off" });
    onTestFinished(() => db.destroy());
    const service = await startService({ db });
    const connection = aConnection();
    await service.stores.connections.save(connection);
    const send = () => post(service, connection, { body: aDelivery() });
    await Promise.all(Array.from({ length: 20 }, send));
    await database.db.raw("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cut off'");
    const during = await Promise.all(Array.from({ length: 20 }, send));
    for (const { status } of during) expect([200, 500]).toContain(status);
    expect((await send()).status).toBe(200);
    const taken = during.filter(({ status }) => status === 200).length;
    const rows = await database.db("deliveries").where({ connection_id: connection.id });
    expect(rows.length).toBeGreaterThanOrEqual(20 + taken + 1);
  });
});

describe("the same delivery a hundred times at once", () => {
  it("is one row, and every sender hears that it is safe", async () => {
    const service = await startService({ db: database.db });
    const connection = aConnection();
    await service.stores.connections.save(connection);
    const body = aDelivery();
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(service, connection, { body })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await database.db("deliveries").where({ connection_id: connection.id })).toMatchObject([{ body }]);
    expect(service.queue.nudges).toEqual([{ kind: "settle", conversationId: 12 }]);
  });

  it("is one row by its delivery id, whatever Chatwoot signed anew", async () => {
    const service = await startService({ db: database.db });
    const connection = aConnection();
    await service.stores.connections.save(connection);
    const update = (updatedAt: number) => ({
      body: aDelivery({ event: "message_updated", id: 900, updated_at: updatedAt }),
      headers: { "x-chatwoot-delivery": "3b6f1c52-0d1f-4f65-9a35-0c5d2f8f3a11" },
    });
    for (const updatedAt of [1, 2, 3]) await post(service, connection, update(updatedAt));
    expect(await database.db("deliveries").where({ connection_id: connection.id })).toHaveLength(1);
  });

  it("is as many rows as there are connections that got it", async () => {
    const service = await startService({ db: database.db });
    const connections = [aConnection(), aConnection()];
    for (const connection of connections) await service.stores.connections.save(connection);
    const body = aDelivery();
    await Promise.all(connections.map((connection) => post(service, connection, { body })));
    const ids = connections.map(({ id }) => id);
    expect(await database.db("deliveries").whereIn("connection_id", ids)).toHaveLength(2);
  });
});
