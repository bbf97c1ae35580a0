import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { conversation, customerOf, eventually, type Play, type PlayOptions, play } from "./play.ts";
import { viewOf } from "./view.ts";

let stage: Play;
afterEach(() => stage.stop());

async function start(options: PlayOptions = {}): Promise<Play> {
  stage = await play(options);
  return stage;
}

const faults = (body: object) => stage.nobody("PUT /sandbox/faults", body);

describe("sandbox.json", () => {
  it("tells everything needed to take part", async () => {
    const { nobody, sandbox } = await start({ withBot: false });
    const facts = await nobody("GET /sandbox.json");
    expect(facts.value).toMatchObject({ version: "4.16.2", base_url: sandbox.url, account_id: 1, bot: null });
    expect(facts.each("inboxes", "channel_type")).toEqual([
      "Channel::Api",
      "Channel::Whatsapp",
      "Channel::WebWidget",
      "Channel::Email",
    ]);
    expect(facts.at("teams")).toEqual([
      { id: 1, name: "vendas" },
      { id: 2, name: "suporte" },
      { id: 3, name: "supervisao" },
    ]);
    expect(facts.each("users", "name")).toEqual(["Alice Prado", "Bruno Lima", "Carla Nunes", "Diego Rocha"]);
    expect(new Set(facts.each("users", "access_token")).size).toBe(4);
  });

  it("names the connected bot, whose id is also a person's", async () => {
    const { facts } = await start();
    expect(facts.at("bot.id")).toBe(2);
    expect(facts.text("bot.secret")).not.toBe("");
  });
});

describe("faults on calls", () => {
  it("fail without doing the work, only where told", async () => {
    const { bot, admin } = await start();
    const { conversationId: id } = await customerOf(stage);
    await faults({ fail_rate: 1, status: 502, only: "POST messages" });
    expect((await bot(`POST /conversations/${id}/messages`, { content: "oi" })).status).toBe(502);
    expect((await admin(`GET /conversations/${id}/messages`)).at("payload")).toEqual([]);
    await faults({});
    expect((await bot(`POST /conversations/${id}/messages`, { content: "oi" })).status).toBe(200);
  });

  it("never reach the sandbox's own addresses, and show what is set", async () => {
    const { nobody } = await start();
    await faults({ fail_rate: true, reset_before: false });
    expect((await nobody("GET /sandbox/faults")).value).toEqual({ fail_rate: 1, reset_before: 0 });
    expect((await nobody("GET /api")).status).toBe(503);
    expect((await nobody("GET /sandbox.json")).status).toBe(200);
    expect((await nobody("PUT /sandbox/faults", {})).value).toEqual({});
  });

  it("throttle as Chatwoot does", async () => {
    const { nobody } = await start();
    await faults({ fail_rate: 1, status: 429 });
    const reply = await nobody("GET /api");
    expect([reply.status, reply.raw.trim(), reply.headers.get("retry-after")]).toEqual([429, "Retry later", null]);
  });

  it.each([
    { fault: "reset_before", stored: [] },
    { fault: "reset_after", stored: ["oi"] },
  ])("$fault breaks the connection", async ({ fault, stored }) => {
    const { bot, admin } = await start();
    const { conversationId: id } = await customerOf(stage);
    await faults({ [fault]: 1, only: "POST messages" });
    await expect(bot(`POST /conversations/${id}/messages`, { content: "oi" })).rejects.toThrow();
    expect((await admin(`GET /conversations/${id}/messages`)).each("payload", "content")).toEqual(stored);
    const calls = (await stage.nobody("GET /sandbox/log")).list("calls");
    expect(calls.find((call) => call.text("path").endsWith("/messages"))?.at("status")).toBeNull();
  });

  it("add latency", async () => {
    const { nobody } = await start();
    await faults({ latency_ms: 120 });
    const startedAt = performance.now();
    await nobody("GET /api");
    expect(performance.now() - startedAt).toBeGreaterThan(110);
  });

  it("finish what was asked by somebody who has hung up since", async () => {
    const { bot, admin, sandbox } = await start();
    const { conversationId: id } = await customerOf(stage);
    await faults({ latency_ms: 150, only: "POST messages" });
    const url = `${sandbox.url}/api/v1/accounts/1/conversations/${id}/messages`;
    const headers = { "content-type": "application/json", api_access_token: bot.token };
    const body = JSON.stringify({ content: "oi" });
    await expect(fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(40) })).rejects.toThrow();
    const read = async () => (await admin(`GET /conversations/${id}/messages`)).each("payload", "content");
    expect(await eventually(read, ({ length }) => length > 0)).toEqual(["oi"]);
  });

  it.each([{ fail_rate: 2 }, { status: 200 }, { latency_ms: "long" }, { nonsense: 1 }])("refuse %j", async (body) => {
    await start();
    expect((await faults(body)).status).toBe(422);
  });
});

describe("faults on webhooks", () => {
  it("drop one without any consequence", async () => {
    const { hooks } = await start({ switches: { webhook_timeout_ms: 100 } });
    const { conversationId: id, says } = await customerOf(stage);
    await faults({ drop_webhooks: true, only: "message_created" });
    await says("perdida");
    await faults({});
    await says("chegou");
    await hooks.until(1);
    expect(hooks.seen.map(({ body }) => body.at("content"))).toEqual(["chegou"]);
    expect((await conversation(stage, id)).at("status")).toBe("pending");
  });

  it("send one twice, as the same delivery", async () => {
    const { hooks } = await start();
    const { says } = await customerOf(stage);
    await faults({ duplicate_webhooks: 1 });
    await says("oi");
    const seen = await hooks.until(2);
    expect(seen[0]?.raw).toBe(seen[1]?.raw);
    expect(seen[0]?.headers["x-chatwoot-delivery"]).toBe(seen[1]?.headers["x-chatwoot-delivery"]);
  });

  it("hold one back for a while", async () => {
    const { hooks } = await start();
    const { says } = await customerOf(stage);
    await faults({ reorder_webhooks: 1 });
    const sentAt = Date.now();
    await says("oi");
    const [hook] = await hooks.until(1);
    expect((hook?.at ?? 0) - sentAt).toBeGreaterThanOrEqual(49);
  });
});

describe("switches", () => {
  it("change one by one; nonsense changes nothing", async () => {
    const { nobody } = await start();
    const changed = await nobody("PUT /sandbox/switches", { auto_assign: "legacy" });
    expect(changed.value).toMatchObject({ auto_assign: "legacy", webhook_timeout_ms: 5_000, retry_interval_ms: 3_000 });
    for (const body of [
      { auto_assign: "maybe" },
      { webhook_workers: 0 },
      { unknown: 1 },
      { delivery_receipts: "sure" },
    ]) {
      expect((await nobody("PUT /sandbox/switches", { retry_interval_ms: 1, ...body })).status).toBe(422);
    }
    expect((await nobody("GET /sandbox/switches")).value).toEqual(changed.value);
  });
});

describe("the log", () => {
  it("keeps calls and webhooks, newest last, until cleared", async () => {
    const { bot, hooks, nobody } = await start();
    await nobody("DELETE /sandbox/log");
    const { conversationId: id, says } = await customerOf(stage);
    await says("oi");
    await hooks.until(1);
    const sent = await bot(`POST /conversations/${id}/messages`, { content: "olá" });
    await hooks.until(3);
    const log = await nobody("GET /sandbox/log");
    expect(log.at("calls.-1")).toMatchObject({
      method: "POST",
      path: `/api/v1/accounts/1/conversations/${id}/messages`,
      status: 200,
      token_kind: "bot",
      body: { content: "olá" },
    });
    expect(log.each("calls", "token_kind")).toEqual(["none", "none", "none", "bot"]);
    expect(log.at("webhooks.0")).toMatchObject({
      event: "message_created",
      status: 200,
      attempt: 1,
      conversation_id: id,
    });
    expect(log.list("webhooks").some((entry) => entry.at("message_id") === sent.at("id"))).toBe(true);
    expect((await nobody("DELETE /sandbox/log")).status).toBe(204);
    expect((await nobody("GET /sandbox/log")).value).toEqual({ webhooks: [], calls: [] });
  });
});

describe("the stream", () => {
  it("tells of messages, conversations and typing as they happen", async () => {
    const { sandbox, bot, agent } = await start();
    const stop = new AbortController();
    const response = await fetch(`${sandbox.url}/sandbox/stream`, { signal: stop.signal });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const events = readEvents(response);
    const maya = await customerOf(stage);
    await maya.says("oi");
    await maya("POST /toggle_typing", { typing_status: "on" });
    await bot(`POST /conversations/${maya.conversationId}/toggle_typing_status`, { typing_status: "off" });
    await agent(`POST /conversations/${maya.conversationId}/labels`, { labels: ["vip"] });
    const seen = [];
    while (seen.length < 6) seen.push((await events.next()).value);
    stop.abort();

    const shown = seen.map((event) => [event?.name, viewOf(event?.data)] as const);
    expect(shown.map(([name]) => name)).toEqual([
      ...["conversation_created", "message_created", "typing", "typing", "conversation_updated", "message_created"],
    ]);
    expect(shown[1]?.[1].value).toMatchObject({ content: "oi", message_type: 0, conversation_id: maya.conversationId });
    const user = { id: maya.contactId, name: "Maya Okafor", type: "contact" };
    expect(shown[2]?.[1].value).toEqual({ conversation_id: maya.conversationId, user, on: true, private: false });
    expect(shown[3]?.[1].at("user")).toEqual({ id: 2, name: "Nova", type: "agent_bot" });
    expect(shown[4]?.[1].at("labels")).toEqual(["vip"]);
    expect(shown[5]?.[1].at("message_type")).toBe(2);
  });
});

async function* readEvents(response: Response): AsyncGenerator<{ name: string; data: unknown }, undefined> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const match = /event: (\w+)\ndata: (.*)/.exec(text.slice(0, end));
      text = text.slice(end + 2);
      if (match) yield { name: match[1] ?? "", data: JSON.parse(match[2] ?? "null") };
    }
  }
  return undefined;
}

describe("a dashboard app", () => {
  it("runs in a frame that is told about the conversation", async () => {
    const { admin, nobody } = await start();
    expect((await nobody("GET /sandbox/dashboard-app")).status).toBe(404);
    const content = [{ type: "frame", url: 'https://x.example/app?a="1"&b=2' }];
    await admin("POST /dashboard_apps", { dashboard_app: { title: "Baton", content } });
    const { conversationId, contactId } = await customerOf(stage);
    const page = await nobody("GET /sandbox/dashboard-app");
    expect(page.raw).toContain('src="https://x.example/app?a=&quot;1&quot;&amp;b=2"');
    expect(page.raw).toContain("chatwoot-dashboard-app:fetch-info");
    const context = await nobody(`GET /sandbox/dashboard-app/context?conversation_id=${conversationId}&user_id=2`);
    expect(context.value).toMatchObject({
      event: "appContext",
      data: {
        conversation: { id: conversationId, account_id: 1 },
        contact: { id: contactId },
        currentAgent: { id: 2, name: "Bruno Lima", email: "bruno@aurora.example" },
      },
    });
  });
});

describe("the page", () => {
  it("is served at / with its assets once it is built, and missed politely before", async () => {
    const pageDir = mkdtempSync(join(tmpdir(), "sandbox-page-"));
    const { nobody } = await start({ pageDir });
    const before = await nobody("GET /sandbox/../");
    expect([before.status, before.raw]).toEqual([200, expect.stringContaining("not built")]);
    writeFileSync(join(pageDir, "index.html"), "<title>page</title>");
    writeFileSync(join(pageDir, "app.js"), "1");
    const page = await fetch(`${stage.sandbox.url}/`);
    expect(await page.text()).toContain("<title>page</title>");
    expect((await fetch(`${stage.sandbox.url}/app.js`)).status).toBe(200);
    rmSync(pageDir, { recursive: true });
  });
});
