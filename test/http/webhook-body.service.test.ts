import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Connection } from "../../plugin/core/connection.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aConnection, aDelivery, post, type Service, startService } from "./webhook-service.ts";
import { startWhole, type WholeService } from "./whole-service.ts";

const database = useTestDatabase();
let service: Service;
let connection: Connection;

beforeEach(async () => {
  service = await startService({ db: database.db });
  connection = aConnection();
  await service.stores.connections.save(connection);
});

const stored = () => database.db("deliveries").where({ connection_id: connection.id }).orderBy("id");

/** Signed, so that nothing but the body can be wrong. */
const send = (body: string | Buffer) => post(service, connection, { body });

async function expectRefused(body: string | Buffer, sentence: RegExp) {
  const { status, text } = await send(body);
  expect({ status, ...JSON.parse(text) }).toEqual({
    status: 400,
    error: { code: "delivery_invalid", message: expect.stringMatching(sentence) },
  });
  expect(text).not.toMatch(/\bat \/|node_modules|plugin\/|SyntaxError/);
  expect(await stored()).toEqual([]);
  expect(await service.refused()).toEqual({ delivery_invalid: 1 });
  expect(service.lines).toEqual([]);
  expect((await send(aDelivery())).status).toBe(200);
}

const nested = (open: string, close: string, levels: number) => `${open.repeat(levels)}${close.repeat(levels)}`;
const inText = (bytes: readonly number[]) =>
  Buffer.concat([Buffer.from('{"event":"x","a":"'), Buffer.from(bytes), Buffer.from('"}')]);

describe("a body that is no JSON is refused", () => {
  it.each([
    ["empty", ""],
    ["blank", " \n "],
    ["a word", "hello"],
    ["a form", "event=message_created&id=1"],
    ["cut off", aDelivery().slice(0, -1)],
    ["two documents", "{}{}"],
    ["JavaScript", '{event: "message_created"}'],
    ["not quite JSON", '{"event":"message_created",}'],
    ["not a number", '{"event":"x","a":NaN}'],
    ["with a byte order mark", `\uFEFF${aDelivery()}`],
    ["with a NUL byte in a text", '{"event":"x","a":"\0"}'],
    ["with a NUL byte at its end", `${aDelivery()}\0`],
    ["nothing but NUL bytes", "\0".repeat(1_000)],
  ])("%s", (_what, body) => expectRefused(body, /^The body is not JSON$/));
});

describe("a body that is no UTF-8 is refused", () => {
  it.each<[string, readonly number[]]>([
    ["a byte that never occurs", [0xff]],
    ["a start without its rest", [0xc3]],
    ["a rest without its start", [0xa7]],
    ["a letter written longer than needed", [0xc0, 0xaf]],
    ["half a surrogate pair", [0xed, 0xa0, 0x80]],
    ["beyond the last character", [0xf4, 0x90, 0x80, 0x80]],
    ["Latin-1", [0x6f, 0x6c, 0xe1]],
  ])("%s", (_what, bytes) => expectRefused(inText(bytes), /^The body is not valid UTF-8$/));

  it("UTF-16", () => expectRefused(Buffer.from(`\uFEFF${aDelivery()}`, "utf16le"), /^The body is not valid UTF-8$/));
});

describe("a body of another shape is refused", () => {
  it.each([
    ["a list", "[]"],
    ["a list of deliveries", `[${aDelivery()}]`],
    ["a text", '"message_created"'],
    ["a number", "9101"],
    ["true", "true"],
    ["null", "null"],
  ])("%s", (_what, body) => expectRefused(body, /must be a JSON object/));

  it.each([
    ["an empty object", {}],
    ["an event that is a number", { event: 1 }],
    ["an event that is a list", { event: ["message_created"] }],
    ["an event without a name", { event: "" }],
    ["an event of nothing but NUL", { event: "\0" }],
    ["an event with an endless name", { event: "x".repeat(101) }],
  ])("%s", (_what, body) => expectRefused(JSON.stringify(body), /event must/));

  it.each<[string, unknown]>([
    ["none", undefined],
    ["null", null],
    ["a text", "9101"],
    ["a fraction", 9101.5],
    ["negative", -1],
    ["zero", 0],
    ["an object", { id: 1 }],
    ["true", true],
    ["too large to be told from the next one", 2 ** 53],
    ["huge", 1e300],
  ])("a message whose id is %s", async (_what, id) => {
    await expectRefused(aDelivery({ id }), /\bid\b/);
  });

  it("a message whose id is infinite", () => expectRefused(aDelivery().replace(/"id":\d+/, '"id":1e999'), /\bid\b/));

  it.each<[string, unknown]>([
    ["no conversation", undefined],
    ["null for a conversation", null],
    ["a list for a conversation", []],
    ["a number for a conversation", 12],
    ["a conversation without an id", {}],
    ["a conversation with a text for an id", { id: "12" }],
    ["a conversation with a negative id", { id: -12 }],
  ])("a message with %s", (_what, conversation) => expectRefused(aDelivery({ conversation }), /conversation/));

  it.each(["conversation_updated", "conversation_resolved", "conversation_typing_on", "webwidget_triggered"])(
    "a %s without ids",
    (event) => expectRefused(JSON.stringify({ event }), /is missing/),
  );
});

describe("a body that is nested without end is refused", () => {
  it.each([
    ["lists", nested("[", "]", 100_000)],
    ["lists that never close", "[".repeat(900_000)],
    ["objects", nested('{"a":', "}", 100_000).replace("}", "1}")],
    ["lists within a field", aDelivery().replace('"Oi, tudo bem?"', nested("[", "]", 65))],
    ["after a text that looks like its end", `{"event":"x","a":"]]]\\"]]]","b":${nested("[", "]", 100_000)}}`],
  ])("%s", (_what, body) => expectRefused(body, /nested deeper than 64 levels/));
});

describe("what is only unusual is taken", () => {
  let whole: WholeService;

  beforeAll(async () => {
    whole = await startWhole({ databaseUrl: database.url });
  });
  afterAll(() => whole.stop());

  async function expectTaken(body: string): Promise<string> {
    expect(await post(whole, connection, { body })).toMatchObject({ status: 200, text: "" });
    expect(await stored()).toMatchObject([{ body }]);
    const isSettled = async () => expect((await stored())[0]?.settled_at).toBeInstanceOf(Date);
    await vi.waitFor(isSettled, { timeout: 10_000, interval: 20 });
    return (await stored())[0]?.outcome;
  }

  it.each([
    ["an event nobody knows", JSON.stringify({ event: "conversation_levitated", id: 5, height: 3 })],
    ["an event nobody knows, within a conversation", aDelivery({ event: "message_whispered" })],
    ["an event about a person", JSON.stringify({ event: "contact_updated", id: 31 })],
    ["a message of a kind nobody knows", aDelivery({ message_type: "telepathic" })],
    ["a message in a conversation without an inbox", aDelivery({ conversation: { id: 77 }, inbox: null })],
  ])("%s is stored and ignored", async (_what, body) => {
    expect(await expectTaken(body)).toBe("ignored");
  });

  it.each([
    ["fields nobody knows", aDelivery({ zebra: { stripes: [1, 2, { three: null }] }, "": 0 })],
    ["a NUL that is written as an escape", aDelivery({ content: "a\0b", sender: { id: 31, name: "\0" } })],
    [
      "half a surrogate pair, written as an escape",
      aDelivery({ content: "a\ud800b", content_attributes: { x: "\udc00" } }),
    ],
    ["keys that mean something to JavaScript", aDelivery().replace("{", '{"__proto__":{"a":1},"constructor":null,')],
    ["the same key twice", aDelivery().replace("{", '{"content":"first",')],
    ["brackets within texts", aDelivery({ content: `${"[{".repeat(5_000)}"\\"` })],
    ["as deep as may be", aDelivery({ extra: JSON.parse(nested("[", "]", 63)) })],
    ["the largest id", aDelivery({ id: Number.MAX_SAFE_INTEGER })],
    ["blanks around", ` \n${aDelivery()}\t `],
    ["a text of many languages", aDelivery({ content: "ção · 你好 · שלום · 👩‍👩‍👧 · e\u0301" })],
  ])("%s", async (_what, body) => {
    expect(await expectTaken(body)).toBe("settled");
  });
});

describe("a stored delivery", () => {
  it("has the fields that later steps look for, and its conversation is nudged", async () => {
    const before = Date.now();
    const body = aDelivery({ id: 4_711, conversation: { id: 12, inbox_id: 3 } });
    await send(body);
    const [row] = await stored();
    expect(row).toMatchObject({
      connection_id: connection.id,
      source: "bot",
      event: "message_created",
      dedupe_key: "message_created:4711",
      conversation_id: 12,
      message_id: 4711,
      body,
      settled_at: null,
      outcome: null,
      attempts: 0,
    });
    expect(Number(row?.received_at)).toBeGreaterThanOrEqual(before);
    expect(service.queue.nudges).toEqual([{ kind: "settle", conversationId: 12 }]);
  });
});
