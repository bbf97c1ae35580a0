import { createHash } from "node:crypto";
import { Agent, request as httpRequest } from "node:http";
import fc from "fast-check";
import { afterAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Connection } from "../../plugin/core/connection.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { oddBody } from "./odd-bodies.ts";
import { aConnection, aDelivery, post, type Service, signedHeaders, startService } from "./webhook-service.ts";
import { startWhole } from "./whole-service.ts";

const ROUNDS = 100;
const BODIES_PER_ROUND = 100;

const database = useTestDatabase();
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
afterAll(() => agent.destroy());

interface Sent {
  readonly body: Buffer;
  readonly deliveryId: string | null;
  readonly status: number;
}

const shot = fc.record({
  body: oddBody,
  deliveryId: fc.option(fc.uuid()),
  twice: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
});

/** Signed by the connection's own secret: whatever is refused is refused for what it is. */
function send(service: Service, connection: Connection, delivery: Omit<Sent, "status">): Promise<Sent> {
  const { body, deliveryId } = delivery;
  const headers = {
    ...signedHeaders(connection.botSecret ?? "", body),
    "content-length": String(body.length),
    ...(deliveryId === null ? {} : { "x-chatwoot-delivery": deliveryId }),
  };
  return new Promise((resolve, reject) => {
    const url = `${service.url}/webhooks/chatwoot/${connection.id}`;
    const request = httpRequest(url, { method: "POST", agent, headers }, (response) => {
      response.resume().once("end", () => resolve({ ...delivery, status: response.statusCode ?? 0 }));
    });
    request.once("error", reject).end(body);
  });
}

/** What makes a delivery the same as another, told independently of the code under test. */
function keyOf({ body, deliveryId }: Sent): string {
  const { event, id } = JSON.parse(body.toString());
  if (event === "message_created") return `message_created:${id}`;
  return deliveryId === null ? `body:${createHash("sha256").update(body).digest("hex")}` : `delivery:${deliveryId}`;
}

async function storedKeys({ id }: Connection): Promise<readonly string[]> {
  const rows = await database.db("deliveries").where({ connection_id: id }).select("dedupe_key");
  return rows.map((row): string => row.dedupe_key).sort();
}

async function expectEachOnce(connection: Connection, sent: readonly Sent[]): Promise<void> {
  const taken = sent.filter(({ status }) => status === 200);
  const bodies = new Map<string, Set<string>>();
  for (const delivery of taken) {
    const key = keyOf(delivery);
    bodies.set(key, (bodies.get(key) ?? new Set()).add(delivery.body.toString()));
  }
  expect(await storedKeys(connection)).toEqual([...bodies.keys()].sort());
  const rows = await database.db("deliveries").where({ connection_id: connection.id });
  for (const row of rows) expect(bodies.get(row.dedupe_key)?.has(row.body)).toBe(true);
}

describe("ten thousand odd bodies", () => {
  it("are stored exactly once or refused, never answered with 5xx, and all that was stored can be settled", async () => {
    const service = await startService({ db: database.db });
    const connection = aConnection();
    await service.stores.connections.save(connection);
    const sent: Sent[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(shot, { minLength: BODIES_PER_ROUND, maxLength: BODIES_PER_ROUND }), async (shots) => {
        const all = shots.flatMap((each) => (each.twice ? [each, each] : [each]));
        const answers = await Promise.all(all.map((each) => send(service, connection, each)));
        sent.push(...answers);
        expect(answers.filter(({ status }) => status !== 200 && status !== 400)).toEqual([]);
      }),
      { numRuns: ROUNDS, endOnFailure: true },
    );
    expect(sent.length).toBeGreaterThanOrEqual(10_000);
    await expectEachOnce(connection, sent);
    await expectHealthy(service, connection, sent);
    await expectSettled(connection);
  }, 120_000);
});

async function expectHealthy(service: Service, connection: Connection, sent: readonly Sent[]): Promise<void> {
  const refused = sent.filter(({ status }) => status === 400).length;
  expect(refused).toBeGreaterThan(1_000);
  expect(sent.length - refused).toBeGreaterThan(1_000);
  expect(await service.refused()).toEqual({ delivery_invalid: refused });
  expect(service.lines).toEqual([]);
  expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
  expect((await post(service, connection, { body: aDelivery() })).status).toBe(200);
}

/** A worker takes over what was stored: nothing of it may hold its conversation back. */
async function expectSettled(connection: Connection): Promise<void> {
  const worker = await startWhole({ databaseUrl: database.url, role: "worker" });
  onTestFinished(() => worker.stop());
  const outcomes = async () => {
    const rows = await database.db("deliveries").where({ connection_id: connection.id }).distinct("outcome");
    return rows.map(({ outcome }) => String(outcome)).sort();
  };
  const isDone = async () => expect(await outcomes()).toEqual(["ignored", "settled"]);
  await vi.waitFor(isDone, { timeout: 60_000, interval: 250 });
  expect(await database.db("tickets").where({ kind: "delivery" })).toEqual([]);
}
