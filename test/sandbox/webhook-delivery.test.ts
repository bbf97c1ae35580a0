import { createServer } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { conversation, customerOf, eventually, type Play, type PlayOptions, play, signatureOf, texts } from "./play.ts";

let stage: Play;
afterEach(() => stage.stop());

const ERROR_LINE = "Conversation was marked open by system due to an error with the agent bot.";
const QUICK = { webhook_timeout_ms: 150, retry_interval_ms: 40 };

async function start(options: PlayOptions = {}): Promise<Play> {
  stage = await play(options);
  return stage;
}

describe("a delivery", () => {
  it("is signed over timestamp and raw body since 4.13", async () => {
    const { hooks, facts } = await start({ version: "4.13.0" });
    await (await customerOf(stage)).says("Tom & Jerry <3 > tudo");
    const [hook] = await hooks.until(1);
    const timestamp = String(hook?.headers["x-chatwoot-timestamp"]);
    const expected = signatureOf(facts.text("bot.secret"), timestamp, hook?.raw ?? "");
    expect(hook?.headers["x-chatwoot-signature"]).toBe(expected);
    expect(hook?.headers["x-chatwoot-delivery"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(hook?.raw).toContain("Tom \\u0026 Jerry \\u003c3 \\u003e tudo");
    expect(hook?.headers).toMatchObject({ "content-type": "application/json", accept: "application/json" });
  });

  it("carries no signature and no delivery id before 4.13", async () => {
    const { hooks, facts } = await start({ version: "4.12.1" });
    await (await customerOf(stage)).says("oi");
    const [hook] = await hooks.until(1);
    expect(Object.keys(hook?.headers ?? {}).filter((name) => name.startsWith("x-chatwoot"))).toEqual([]);
    expect(facts.at("bot.secret")).toBeNull();
  });

  it("uses the user and password of the address", async () => {
    const { admin, hooks } = await start();
    const outgoing_url = hooks.url.replace("http://", "http://baton:s3cret@");
    await admin("PATCH /agent_bots/2", { outgoing_url });
    await (await customerOf(stage)).says("oi");
    const [hook] = await hooks.until(1);
    expect(hook?.headers.authorization).toBe(`Basic ${Buffer.from("baton:s3cret").toString("base64")}`);
  });

  it("is not made to a bot without an address", async () => {
    const { admin, hooks, nobody } = await start();
    await admin("PATCH /agent_bots/2", { outgoing_url: "" });
    const { conversationId, says } = await customerOf(stage);
    await says("oi");
    expect((await nobody("GET /sandbox/log")).list("webhooks")).toEqual([]);
    expect(hooks.seen).toEqual([]);
    expect((await conversation(stage, conversationId)).at("status")).toBe("pending");
  });

  it("goes to the inbox's bot and to the owning bot, once to each", async () => {
    const { admin, hooks } = await start();
    const other = await admin("POST /agent_bots", { name: "Other", outgoing_url: `${hooks.url}/other` });
    const { conversationId, says } = await customerOf(stage);
    const body = { assignee_id: other.number("id"), assignee_type: "AgentBot" };
    await admin(`POST /conversations/${conversationId}/assignments`, body);
    hooks.clear();
    await says("oi");
    const seen = await hooks.until(2, ({ event }) => event === "message_created");
    expect(seen.map(({ path }) => path).sort()).toEqual(["/hook", "/hook/other"]);
  });

  it("runs in parallel, so that a slow one does not hold the others back", async () => {
    const { hooks } = await start({ switches: { webhook_workers: 10 } });
    const maya = await customerOf(stage);
    // The first one is never answered, and its time-out is five seconds.
    hooks.answer((response, _hook, count) => {
      if (count > 1) response.end();
    });
    for (const text of ["um", "dois", "três"]) await maya.says(text);
    const seen = await hooks.until(3);
    expect((seen[2]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeLessThan(4_000);
  });
});

describe("a failing delivery", () => {
  it.each([
    { version: "4.10.1", status: 500, attempts: 1 },
    { version: "4.12.0", status: 500, attempts: 3 },
    { version: "4.16.2", status: 429, attempts: 3 },
    { version: "4.16.2", status: 503, attempts: 1 },
    { version: "4.16.2", status: 404, attempts: 1 },
  ])("$version tries $attempts times after a $status, then opens the conversation", async ({ version, ...wanted }) => {
    const { hooks } = await start({ version, switches: QUICK });
    hooks.answer((response) => {
      response.statusCode = wanted.status;
      response.end();
    });
    const { conversationId, says } = await customerOf(stage);
    await says("oi");
    await eventually(
      () => texts(stage, conversationId),
      (lines) => lines.includes(ERROR_LINE),
    );
    const tries = hooks.seen.filter(({ event }) => event === "message_created");
    expect(tries).toHaveLength(wanted.attempts);
    expect(new Set(tries.map(({ headers }) => headers["x-chatwoot-delivery"])).size).toBe(1);
    expect((await conversation(stage, conversationId)).at("status")).toBe("open");
  });

  it("succeeds when a retry does", async () => {
    const { hooks } = await start({ switches: QUICK });
    hooks.answer((response, _hook, count) => {
      response.statusCode = count < 3 ? 500 : 200;
      response.end();
    });
    const { conversationId, says } = await customerOf(stage);
    await says("oi");
    await hooks.until(3);
    expect((await conversation(stage, conversationId)).at("status")).toBe("pending");
  });

  it("counts an answer that takes too long, and does not retry it", async () => {
    const { hooks } = await start({ switches: QUICK });
    hooks.answer(() => {});
    const { conversationId, says } = await customerOf(stage);
    await says("oi");
    await eventually(
      () => texts(stage, conversationId),
      (lines) => lines.includes(ERROR_LINE),
    );
    expect(hooks.seen.filter(({ event }) => event === "message_created")).toHaveLength(1);
  });

  it("counts a refused connection", async () => {
    const { admin } = await start({ switches: QUICK });
    await admin("PATCH /agent_bots/2", { outgoing_url: "http://127.0.0.1:1/nobody" });
    const { conversationId, says } = await customerOf(stage);
    await says("oi");
    await eventually(
      () => texts(stage, conversationId),
      (lines) => lines.includes(ERROR_LINE),
    );
  });

  it.each([
    { version: "4.13.0", status: "pending" },
    { version: "4.14.1", status: "open" },
  ])("counts a private address since 4.14, unless that is allowed ($version)", async ({ version, status }) => {
    const { nobody } = await start({ version, switches: { allow_private_network: false } });
    const { conversationId, says } = await customerOf(stage);
    await says("oi");
    const done = (log: Awaited<ReturnType<typeof nobody>>) => log.list("webhooks").length > 0;
    const log = await eventually(() => nobody("GET /sandbox/log"), done);
    expect((await conversation(stage, conversationId)).at("status")).toBe(status);
    if (status === "open") expect(log.text("webhooks.0.error")).toBe("Hostname '127.0.0.1' has no public ip addresses");
  });

  it.each([
    { why: "before 4.7", options: { version: "4.6.0", switches: QUICK } },
    { why: "when told to keep it", options: { switches: { ...QUICK, keep_pending_on_bot_failure: true } } },
  ])("leaves the conversation pending $why", async ({ options }) => {
    const { hooks, nobody } = await start(options);
    hooks.answer((response) => {
      response.statusCode = 503;
      response.end();
    });
    const { conversationId, says } = await customerOf(stage);
    await says("oi");
    const done = (log: Awaited<ReturnType<typeof nobody>>) => log.list("webhooks").length > 0;
    const log = await eventually(() => nobody("GET /sandbox/log"), done);
    expect(log.at("webhooks.0")).toMatchObject({ event: "message_created", status: 503, attempt: 1 });
    expect((await conversation(stage, conversationId)).at("status")).toBe("pending");
  });

  it.each([
    { what: "an event of the conversation", failing: "conversation_updated", status: "pending" },
    { what: "a message of a snoozed one", failing: "message_created", status: "snoozed" },
    { what: "a message of a resolved one", failing: "message_created", status: "resolved" },
  ])("has no consequence for $what", async ({ failing, status }) => {
    const { hooks, admin, nobody } = await start({ switches: QUICK });
    const { conversationId: id } = await customerOf(stage);
    await admin(`POST /conversations/${id}/toggle_status`, { status });
    hooks.answer((response, hook) => {
      response.statusCode = hook.event === failing ? 503 : 200;
      response.end();
    });
    await admin(`POST /conversations/${id}/labels`, { labels: ["vip"] });
    await admin(`POST /conversations/${id}/messages`, { content: "nota", private: true });
    const failed = (log: Awaited<ReturnType<typeof nobody>>) => log.each("webhooks", "status").includes(503);
    await eventually(() => nobody("GET /sandbox/log"), failed);
    expect((await conversation(stage, id)).at("status")).toBe(status);
    expect(await texts(stage, id)).not.toContain(ERROR_LINE);
  });

  it("follows a redirect with the same method and body since 4.14, and fails before", async () => {
    const outcome: Record<string, unknown> = {};
    for (const version of ["4.13.0", "4.14.0"]) {
      await start({ version, switches: QUICK });
      const { url } = stage.hooks;
      stage.hooks.answer((response, hook) => {
        if (hook.path === "/hook") response.writeHead(307, { Location: `${url}/moved` });
        response.end();
      });
      const { conversationId, says } = await customerOf(stage);
      await says("oi");
      await eventually(
        async () => [
          stage.hooks.seen.map(({ path }) => path),
          (await conversation(stage, conversationId)).at("status"),
        ],
        ([paths, status]) => status === "open" || String(paths).includes("moved"),
      );
      outcome[version] = (await conversation(stage, conversationId)).at("status");
      if (version === "4.13.0") await stage.stop();
    }
    expect(outcome).toEqual({ "4.13.0": "open", "4.14.0": "pending" });
  });

  it("survives a receiver that closes the connection in the middle", async () => {
    const { admin } = await start({ switches: QUICK });
    const rude = createServer((request) => request.socket.destroy());
    await new Promise<void>((resolve) => rude.listen(0, "127.0.0.1", resolve));
    const address = rude.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await admin("PATCH /agent_bots/2", { outgoing_url: `http://127.0.0.1:${port}/` });
    const { conversationId, says } = await customerOf(stage);
    await says("oi");
    await eventually(
      () => texts(stage, conversationId),
      (lines) => lines.includes(ERROR_LINE),
    );
    await new Promise((resolve) => rude.close(resolve));
  });
});
