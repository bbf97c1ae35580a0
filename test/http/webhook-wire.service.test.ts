import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import type { Connection } from "../../plugin/core/connection.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { openRaw, readAnswer } from "./raw-client.ts";
import { aConnection, aDelivery, post, type Service, signedHeaders, startService } from "./webhook-service.ts";

const database = useTestDatabase();
let service: Service;
let connection: Connection;

beforeEach(async () => {
  service = await startService({ db: database.db });
  connection = aConnection();
  await service.stores.connections.save(connection);
});

const MIB = 1024 * 1024;

/** The head of a signed request, as its lines. */
function head(body: string | Buffer, lines: readonly string[], method = "POST"): string {
  const signature = Object.entries(signedHeaders(connection.botSecret ?? "", body));
  const signed = signature.map(([name, value]) => `${name}: ${value}`);
  const first = `${method} /webhooks/chatwoot/${connection.id} HTTP/1.1`;
  return [first, "host: baton", ...signed, ...lines, "", ""].join("\r\n");
}

const chunked = (body: string) => `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`;

async function sendRaw(bytes: string): Promise<string> {
  const client = await openRaw(service.port);
  await client.write(bytes);
  return client.until(/\r\n\r\n(\{.*\}\})?$/s);
}

/** Nothing is stored, one refusal is counted, and the next delivery is taken. */
async function expectUnharmed(refused: Readonly<Record<string, number>>) {
  expect(await database.db("deliveries").where({ connection_id: connection.id })).toEqual([]);
  expect(await service.refused()).toEqual(refused);
  expect(service.lines).toEqual([]);
  expect((await post(service, connection, { body: aDelivery() })).status).toBe(200);
}

describe("a body that is too large", () => {
  const padded = (size: number) => {
    const empty = aDelivery({ content: "" });
    return empty.replace('"content":""', `"content":"${"x".repeat(size - empty.length)}"`);
  };

  it("is taken up to 1 MiB", async () => {
    expect((await post(service, connection, { body: padded(MIB) })).status).toBe(200);
  });

  it.each([MIB + 1, 2 * MIB, 20 * MIB])("is refused when it has %d bytes", async (size) => {
    const { status, text } = await post(service, connection, { body: padded(size) });
    expect({ status, ...JSON.parse(text) }).toEqual({
      status: 413,
      error: { code: "delivery_too_large", message: "The body is larger than 1 MiB" },
    });
    await expectUnharmed({ delivery_too_large: 1 });
  });

  it("is refused when it does not say how large it is", async () => {
    const body = padded(2 * MIB);
    const answer = await sendRaw(`${head(body, ["transfer-encoding: chunked"])}${chunked(body)}`);
    expect(readAnswer(answer)).toMatchObject({ status: 413, error: { code: "delivery_too_large" } });
    await expectUnharmed({ delivery_too_large: 1 });
  });
});

describe("a Content-Length that lies", () => {
  it("about a longer body leaves the rest unread", async () => {
    const body = aDelivery();
    const answer = await sendRaw(`${head(body, [`content-length: ${body.length - 10}`])}${body}`);
    expect([400, 401]).toContain(readAnswer(answer).status);
    await expectUnharmed({ signature_invalid: 1, delivery_invalid: 1 });
  });

  it("about a shorter body ends with the connection", async () => {
    const body = aDelivery();
    const client = await openRaw(service.port);
    await client.write(`${head(body, [`content-length: ${body.length + 10}`])}${body}`);
    client.socket.end();
    const answer = readAnswer(await client.closed);
    expect(answer).toMatchObject({ status: 400, error: { code: "delivery_invalid", message: expect.any(String) } });
    await expectUnharmed({ delivery_invalid: 1 });
  });

  it.each([
    ["is negative", ["content-length: -5"]],
    ["is no number", ["content-length: many"]],
    ["is larger than any number", [`content-length: ${"9".repeat(40)}`]],
    ["is there twice", ["content-length: 5", "content-length: 7"]],
    ["comes with chunks", ["content-length: 5", "transfer-encoding: chunked"]],
  ])("is refused when it %s", async (_what, lines) => {
    const body = aDelivery();
    const answer = await sendRaw(`${head(body, lines)}${chunked(body)}`);
    expect(readAnswer(answer)).toMatchObject({
      status: 400,
      error: { code: "delivery_invalid", message: "This is not a well-formed HTTP request" },
    });
    await expectUnharmed({ delivery_invalid: 1 });
  });
});

describe("a request that is not what it should be", () => {
  it.each(["gzip", "br", "deflate", "zstd", "gzip, gzip", "x"])(
    "is refused when it is packed: %s",
    async (encoding) => {
      const body = gzipSync(aDelivery());
      const { status, text } = await post(service, connection, { body, headers: { "content-encoding": encoding } });
      expect({ status, ...JSON.parse(text) }).toEqual({
        status: 415,
        error: { code: "delivery_invalid", message: "Send the body without a content encoding" },
      });
      await expectUnharmed({ delivery_invalid: 1 });
    },
  );

  it.each(["GET", "PUT", "PATCH", "DELETE"])("is refused when it says %s", async (method) => {
    const answer = await sendRaw(head("", ["content-length: 0"], method));
    expect(readAnswer(answer)).toEqual({
      status: 404,
      error: { code: "not_found", message: "There is nothing at this address" },
    });
    await expectUnharmed({ not_found: 1 });
  });

  it.each([
    "/",
    "/webhooks",
    "/webhooks/chatwoot",
    "/webhooks/chatwoot/a/b/c",
    "/webhooks/telegram/a",
    "/console/../x",
  ])("is refused when it goes to %s", async (path) => {
    const answer = await sendRaw(`POST ${path} HTTP/1.1\r\nhost: baton\r\ncontent-length: 2\r\n\r\n{}`);
    expect(readAnswer(answer)).toMatchObject({ status: 404, error: { code: "not_found" } });
    await expectUnharmed({ not_found: 1 });
  });

  it.each([
    ["no HTTP", "hello, is anybody there?\r\n\r\n"],
    ["TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
    ["an unknown version", "POST / HTTP/9.9\r\n\r\n"],
    ["a NUL in a header", "POST / HTTP/1.1\r\nhost: a\0b\r\n\r\n"],
    ["a header without end", `POST / HTTP/1.1\r\nx: ${"y".repeat(40_000)}\r\n\r\n`],
    [
      "a chunk that is no chunk",
      "POST /webhooks/chatwoot/a HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
    ],
  ])("is refused when it is %s", async (_what, bytes) => {
    const client = await openRaw(service.port);
    await client.write(Buffer.from(bytes, "latin1"));
    const { status, error } = readAnswer(await client.closed);
    expect({ status, code: error.code }).toEqual({ status: 400, code: "delivery_invalid" });
    expect((await post(service, connection, { body: aDelivery() })).status).toBe(200);
  });
});

describe.concurrent("a request that does not come to its end", () => {
  const late = { status: 408, error: { code: "request_timeout", message: "The request took too long to arrive" } };

  it.each([
    ["nothing at all", () => []],
    ["half a head", () => ["POST /webhooks/chatwoot/x HTTP/1.1\r\nhost: a\r\n"]],
    ["a head without its body", () => [head("", ["content-length: 500"])]],
    ["a body drop by drop", () => [head("", ["content-length: 500"]), ...Array.from({ length: 400 }, () => "x")]],
    [
      "chunks without end",
      () => [head("", ["transfer-encoding: chunked"]), ...Array.from({ length: 400 }, () => "1\r\nx\r\n")],
    ],
  ])("is refused within ten seconds: %s", async (_what, pieces) => {
    const startedAt = Date.now();
    const client = await openRaw(service.port);
    const dripping = drip(client, pieces());
    const received = await client.closed;
    expect(readAnswer(received)).toEqual(late);
    expect(Date.now() - startedAt).toBeLessThan(10_500);
    client.socket.destroy();
    await dripping;
  });
});

async function drip(client: Awaited<ReturnType<typeof openRaw>>, pieces: readonly string[]): Promise<void> {
  for (const piece of pieces) {
    if (client.socket.destroyed) return;
    await client.write(piece);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
