import { beforeEach, describe, expect, it } from "vitest";
import type { Connection } from "../../plugin/core/connection.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aConnection, aDelivery, post, type Service, signedHeaders, startService } from "./webhook-service.ts";

const database = useTestDatabase();
let service: Service;

beforeEach(async () => {
  service = await startService({ db: database.db });
});

async function connect(changes: Partial<Connection> = {}): Promise<Connection> {
  const connection = aConnection(changes);
  await service.stores.connections.save(connection);
  return connection;
}

const storedFor = async ({ id }: Connection) =>
  (await database.db("deliveries").where({ connection_id: id })).map((row) => ({ source: row.source, body: row.body }));

const ago = (seconds: number) => Date.now() - seconds * 1000;

describe("a connection with a secret", () => {
  it("takes what is signed with it", async () => {
    const connection = await connect();
    const body = aDelivery();
    expect(await post(service, connection, { body })).toMatchObject({ status: 200, text: "" });
    expect(await storedFor(connection)).toEqual([{ source: "bot", body }]);
  });

  it("takes what was signed some minutes ago", async () => {
    const connection = await connect();
    const body = aDelivery();
    const headers = signedHeaders(connection.botSecret ?? "", body, ago(295));
    expect((await post(service, connection, { body, secret: null, headers })).status).toBe(200);
  });

  it("refuses everything else with one and the same answer", async () => {
    const connection = await connect();
    const secret = connection.botSecret ?? "";
    const unsigned = { body: aDelivery(), secret: null };
    const signed = (nowMs: number) => ({ ...unsigned, headers: signedHeaders(secret, unsigned.body, nowMs) });
    const answers = await Promise.all([
      post(service, connection, unsigned),
      post(service, connection, signed(ago(302))),
      post(service, connection, signed(ago(-302))),
      post(service, connection, { body: aDelivery(), secret: "another secret altogether" }),
      post(service, connection, { body: "not even JSON", secret: "another secret altogether" }),
      post(service, connection, { ...unsigned, headers: { "x-chatwoot-signature": "sha256=00" } }),
      post(service, aConnection({ id: "nobody" }), { body: aDelivery() }),
      post(service, aConnection({ id: "nobody" }), unsigned),
      post(service, aConnection({ id: "nul%00byte" }), { body: aDelivery() }),
      post(service, aConnection({ id: "x".repeat(4_000) }), { body: aDelivery() }),
      post(service, aConnection({ id: "..%2F..%2Fetc" }), { body: aDelivery() }),
    ]);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
    expect(JSON.parse(answers[0]?.text ?? "")).toEqual({
      error: { code: "signature_invalid", message: expect.stringMatching(/^This delivery is not signed by .+/) },
    });
    expect(await storedFor(connection)).toEqual([]);
    expect(await service.refused()).toEqual({ signature_invalid: answers.length });
  });

  it("refuses unsigned calls even with the token of its address", async () => {
    const connection = await connect();
    const body = aDelivery();
    const inPath = await post(service, connection, { body, secret: null, path: `/${connection.urlToken}` });
    const inQuery = await post(service, connection, { body, secret: null, path: `?token=${connection.urlToken}` });
    expect([inPath.status, inQuery.status]).toEqual([401, 401]);
    expect(await storedFor(connection)).toEqual([]);
  });

  it("does not let the account's secret speak for the bot, nor the bot's for the account", async () => {
    const connection = await connect();
    const { botSecret, accountSecret } = connection;
    const asBot = await post(service, connection, { body: aDelivery(), secret: accountSecret });
    const asAccount = await post(service, connection, {
      body: aDelivery(),
      secret: botSecret,
      path: "?source=account",
    });
    expect([asBot.status, asAccount.status]).toEqual([401, 401]);
  });

  it("takes the account's webhooks by their own secret", async () => {
    const connection = await connect();
    const body = aDelivery();
    const secret = connection.accountSecret;
    expect((await post(service, connection, { body, secret, path: "?source=account" })).status).toBe(200);
    expect(await storedFor(connection)).toEqual([{ source: "account", body }]);
  });

  it("is not fooled by a source that is named twice", async () => {
    const connection = await connect({ accountSecret: null });
    const path = "?source=account&source=account";
    expect((await post(service, connection, { body: aDelivery(), secret: null, path })).status).toBe(401);
  });
});

describe("a connection without a secret", () => {
  const unsigned = { botSecret: null, accountSecret: null };

  it("takes the token in the path and in the query", async () => {
    const connection = await connect(unsigned);
    const { urlToken } = connection;
    const inPath = await post(service, connection, { body: aDelivery(), path: `/${urlToken}` });
    const inQuery = await post(service, connection, { body: aDelivery(), path: `?token=${urlToken}` });
    expect([inPath.status, inQuery.status]).toEqual([200, 200]);
  });

  it("takes the account's webhooks by the token too", async () => {
    const connection = await connect(unsigned);
    const path = `/${connection.urlToken}?source=account`;
    expect((await post(service, connection, { body: aDelivery(), path })).status).toBe(200);
    expect(await storedFor(connection)).toMatchObject([{ source: "account" }]);
  });

  it.each([
    ["no token", ""],
    ["an empty token", "?token="],
    ["another token", "/1zK3-an-unguessable-part"],
    ["a part of the token", "/0zK3"],
    ["two tokens", "?token=0zK3-an-unguessable-part&token=x"],
    ["the wrong token in the path and the right one in the query", "/wrong?token=0zK3-an-unguessable-part"],
  ])("refuses %s as it refuses a wrong signature", async (_what, path) => {
    const [open, signed] = [await connect(unsigned), await connect()];
    const answer = await post(service, open, { body: aDelivery(), path });
    const reference = await post(service, signed, { body: aDelivery(), secret: "wrong" });
    expect([answer.status, answer.text]).toEqual([401, reference.text]);
    expect(await storedFor(open)).toEqual([]);
  });

  it("takes nothing at all when it has no token either", async () => {
    const connection = await connect({ ...unsigned, urlToken: "" });
    expect((await post(service, connection, { body: aDelivery(), path: "?token=" })).status).toBe(401);
    expect((await post(service, connection, { body: aDelivery(), secret: "" })).status).toBe(401);
  });

  it("still asks the account's webhooks for their signature when only those have a secret", async () => {
    const connection = await connect({ botSecret: null });
    const path = `/${connection.urlToken}?source=account`;
    expect((await post(service, connection, { body: aDelivery(), path })).status).toBe(401);
    const secret = connection.accountSecret;
    expect((await post(service, connection, { body: aDelivery(), path, secret })).status).toBe(200);
  });
});

describe("an address that is no address", () => {
  it.each(["%", "%ff", "%E0%A4%A"])("is refused without an alarm: %s", async (id) => {
    const answer = await post(service, aConnection({ id }), { body: aDelivery() });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toEqual({ error: { code: "delivery_invalid", message: expect.any(String) } });
    expect(service.lines).toEqual([]);
  });
});
