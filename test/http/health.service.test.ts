import { afterAll, describe, expect, it } from "vitest";
import { createDatabase } from "../../plugin/db/postgres/database.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aConnection, aDelivery, post, startService } from "./webhook-service.ts";

const database = useTestDatabase();
const away = createDatabase({ url: "postgres://baton:x@127.0.0.1:9/none", poolSize: 1 });
afterAll(() => away.destroy());

const works = { name: "queue", run: async () => undefined };
const check = (db: typeof away) => ({ name: "database", run: async () => void (await db.raw("select 1")) });

async function get(url: string) {
  const response = await fetch(url);
  return { status: response.status, body: await response.json() };
}

describe("/healthz", () => {
  it("says that the process lives, whatever else is missing", async () => {
    const { url } = await startService({ db: database.db, checks: [check(away)] });
    expect(await get(`${url}/healthz`)).toEqual({ status: 200, body: { status: "ok" } });
  });
});

describe("/readyz", () => {
  it("is ready when every check passes", async () => {
    const { url } = await startService({ db: database.db, checks: [check(database.db), works] });
    const body = { status: "ok", checks: { database: "ok", queue: "ok" } };
    expect(await get(`${url}/readyz`)).toEqual({ status: 200, body });
  });

  it("names what fails, and not why", async () => {
    const { url } = await startService({ db: database.db, checks: [check(away), works] });
    const body = { status: "not_ready", checks: { database: "failed", queue: "ok" } };
    expect(await get(`${url}/readyz`)).toEqual({ status: 503, body });
  });

  it("does not wait for a check that never ends", async () => {
    const hangs = { name: "queue", run: () => new Promise<void>(() => undefined) };
    const { url } = await startService({ db: database.db, checks: [check(database.db), hangs] });
    const startedAt = Date.now();
    const body = { status: "not_ready", checks: { database: "ok", queue: "failed" } };
    expect(await get(`${url}/readyz`)).toEqual({ status: 503, body });
    expect(Date.now() - startedAt).toBeLessThan(3_000);
  });

  it("survives a check that throws before it begins", async () => {
    const throws = {
      name: "queue",
      run: () => {
        throw new Error("no queue");
      },
    };
    const { url } = await startService({ db: database.db, checks: [throws] });
    expect(await get(`${url}/readyz`)).toEqual({
      status: 503,
      body: { status: "not_ready", checks: { queue: "failed" } },
    });
  });
});

describe("/metrics", () => {
  const metricsOf = async (url: string) => {
    const response = await fetch(`${url}/metrics`);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      expect.stringMatching(/^text\/plain/),
    ]);
    return response.text();
  };

  it("counts what was stored by source and what was refused by code", async () => {
    const service = await startService({ db: database.db });
    const connection = aConnection();
    await service.stores.connections.save(connection);
    const secret = connection.accountSecret;
    await post(service, connection, { body: aDelivery() });
    await post(service, connection, { body: aDelivery(), secret, path: "?source=account" });
    await post(service, connection, { body: "no JSON" });
    const text = await metricsOf(service.url);
    expect(text).toContain('baton_deliveries_total{source="bot"} 1\n');
    expect(text).toContain('baton_deliveries_total{source="account"} 1\n');
    expect(text).toContain('baton_refused_total{code="delivery_invalid"} 1\n');
    expect(text).toContain("baton_process_cpu_seconds_total");
  });

  it("has no label that comes from outside", async () => {
    const service = await startService({ db: database.db });
    const connection = aConnection();
    await service.stores.connections.save(connection);
    await post(service, connection, { body: aDelivery({ event: "canary_event", content: "canary text" }) });
    await post(service, aConnection({ id: "canary-id" }), { body: aDelivery() });
    await fetch(`${service.url}/canary-path`);
    expect(await metricsOf(service.url)).not.toContain("canary");
  });
});

describe("pages", () => {
  it("come with the headers that keep browsers careful, and without the server's name", async () => {
    const { url } = await startService({ db: database.db });
    const { headers } = await fetch(`${url}/healthz`);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-powered-by")).toBeNull();
  });

  it("that do not exist say so in words", async () => {
    const { url } = await startService({ db: database.db });
    expect(await get(`${url}/nothing`)).toEqual({
      status: 404,
      body: { error: { code: "not_found", message: "There is nothing at this address" } },
    });
  });
});
