import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { createTools } from "../../../plugin/brain/tools/create-tools.ts";
import { fillUrl } from "../../../plugin/brain/tools/url-template.ts";
import { defaultSettings, type InboxSettings } from "../../../plugin/core/settings/settings.ts";
import { type FetchPolicy, publicPolicy } from "../../../plugin/net/guarded-request.ts";
import { createLogger } from "../../../plugin/telemetry/logger.ts";
import { aTurnContext } from "../graph/a-turn.ts";
import { sendJson, startToolServer, type ToolServer } from "./tool-server.ts";

type HttpSettings = InboxSettings["tools"]["http"][number];

const thisMachine: FetchPolicy = { isForbidden: () => false, allowsPlainHttp: true };
let server: ToolServer | null = null;
afterEach(async () => server?.stop());

function lookup(changes: Partial<HttpSettings>, policy = thisMachine) {
  const described: HttpSettings = {
    name: "lookup",
    description: "Where an order is",
    risk: "read",
    method: "GET",
    url: `${server?.origin}/orders/{number}`,
    headers: {},
    parameters: { number: { type: "string" } },
    timeout_seconds: 1,
    ...changes,
  };
  const settings = { ...defaultSettings, tools: { ...defaultSettings.tools, http: [described], hosts: ["127.0.0.1"] } };
  const findSecret = (name: string) => (name === "BATON_TOOL_KEY" ? "s3cret" : undefined);
  const tools = createTools({ log: createLogger({ level: "silent" }), findSecret, mcp: null, policy });
  return (args: Record<string, unknown>, signal = new AbortController().signal) =>
    tools.run({ name: "lookup", arguments: args }, aTurnContext("oi", { settings }), signal);
}

describe("a tool that calls another system", () => {
  it("puts arguments into the address and hands the answer on", async () => {
    server = await startToolServer((_seen, response) => sendJson(response, { status: "sent" }));
    expect(await lookup({})({ number: "A/1 2" })).toMatchObject({ outcome: "ok", value: { status: "sent" } });
    expect(server.seen[0]).toMatchObject({ method: "GET", url: "/orders/A%2F1%202" });
  });

  it("sends the rest as JSON, with the operator's secret and a key that stays the same", async () => {
    server = await startToolServer((_seen, response) => sendJson(response, {}));
    const call = lookup({
      method: "POST",
      risk: "write",
      url: `${server.origin}/refunds`,
      headers: { Authorization: "Bearer env:BATON_TOOL_KEY" },
    });
    await call({ number: "1" });
    await call({ number: "1" });
    const [first, second] = server.seen;
    expect(first).toMatchObject({ body: '{"number":"1"}', headers: { authorization: "Bearer s3cret" } });
    expect(first?.headers["idempotency-key"]).toMatch(/^[0-9a-f]{32}$/);
    expect(second?.headers["idempotency-key"]).toBe(first?.headers["idempotency-key"]);
  });

  it("sends no variable of the process that is not meant for tools", async () => {
    server = await startToolServer((_seen, response) => sendJson(response, {}));
    await lookup({ headers: { "X-Key": "env:BATON_SECRET_KEY" } })({ number: "1" });
    expect(server.seen[0]?.headers["x-key"]).toBe("env:BATON_SECRET_KEY");
    expect(await lookup({ headers: { "X-Key": "env:BATON_TOOL_OTHER" } })({ number: "1" })).toMatchObject({
      outcome: "failed",
      value: "The operator has not set BATON_TOOL_OTHER",
    });
  });

  it("follows no redirect", async () => {
    server = await startToolServer((_seen, response) => response.writeHead(302, { Location: "/elsewhere" }).end());
    expect(await lookup({})({ number: "1" })).toMatchObject({ outcome: "failed" });
    expect(server.seen).toHaveLength(1);
  });

  it("reaches no private address, by number or by name", async () => {
    server = await startToolServer((_seen, response) => sendJson(response, {}));
    const policy = { ...publicPolicy, allowsPlainHttp: true };
    expect(await lookup({}, policy)({ number: "1" })).toMatchObject({ value: "This address may not be called" });
    const named = lookup({ url: `${server.origin.replace("127.0.0.1", "localhost")}/{number}` }, policy);
    expect(await named({ number: "1" })).toMatchObject({ outcome: "failed" });
    expect(server.seen).toEqual([]);
  });

  it("calls https only, unless it is told otherwise", async () => {
    server = await startToolServer((_seen, response) => sendJson(response, {}));
    const policy = { ...thisMachine, allowsPlainHttp: false };
    expect(await lookup({}, policy)({ number: "1" })).toMatchObject({ value: "Only https addresses may be called" });
  });

  it("does not wait longer than the time-out, nor for an answer without end", async () => {
    server = await startToolServer(() => undefined);
    expect(await lookup({})({ number: "1" })).toMatchObject({ outcome: "failed" });
    await server.stop();
    server = await startToolServer((_seen, response) => response.end("x".repeat(300_000)));
    expect(await lookup({})({ number: "1" })).toMatchObject({ value: "The answer of the other system is too large" });
  });

  it("closes the request when the turn is not wanted any more", async () => {
    const abort = new AbortController();
    server = await startToolServer(() => abort.abort());
    await expect(lookup({})({ number: "1" }, abort.signal)).rejects.toThrow();
  });

  it("says nothing of what is inside when the other system fails", async () => {
    server = await startToolServer((_seen, response) => sendJson(response, { stack: "secret" }, 500));
    expect(await lookup({})({ number: "1" })).toMatchObject({ value: "The other system answered 500" });
  });
});

describe("an address with arguments", () => {
  it("stays on its host and in its part of the path, whatever the arguments are", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme-ascii" }), (value) => {
        fc.pre(!/^\.+$/.test(value));
        const { url } = fillUrl("https://api.test/a/{id}/b", { id: value });
        expect(url.host).toBe("api.test");
        expect(url.pathname.split("/")).toHaveLength(4);
        expect(decodeURIComponent(url.pathname.split("/")[2] ?? "")).toBe(value);
        expect(url.search + url.hash).toBe("");
      }),
    );
  });

  it("refuses to climb up the path", () => {
    expect(() => fillUrl("https://api.test/a/{id}/b", { id: ".." })).toThrow("cannot be used");
  });
});
