import { afterEach, describe, expect, it } from "vitest";
import { conversation, customerOf, eventually, type Play, type PlayOptions, play, signatureOf } from "./play.ts";

let stage: Play;
afterEach(() => stage.stop());

const QUICK = { webhook_timeout_ms: 150, retry_interval_ms: 40 };

async function start(options: PlayOptions = {}): Promise<Play> {
  stage = await play(options);
  return stage;
}

describe("account and API-inbox webhooks", () => {
  it("are built when they are sent, are never retried and open nothing", async () => {
    const { hooks, admin } = await start({ switches: QUICK });
    const url = `${hooks.url}/account`;
    const made = await admin("POST /webhooks", { webhook: { url, subscriptions: ["message_created"] } });
    hooks.answer((response, hook) => {
      response.statusCode = hook.path === "/hook/account" ? 500 : 200;
      response.end();
    });
    const { conversationId, says } = await customerOf(stage);
    await says("oi");
    await says("de novo");
    const seen = await hooks.until(2, ({ path }) => path === "/hook/account");
    const timestamp = String(seen[0]?.headers["x-chatwoot-timestamp"]);
    const secret = made.text("payload.webhook.secret");
    expect(seen[0]?.headers["x-chatwoot-signature"]).toBe(signatureOf(secret, timestamp, seen[0]?.raw ?? ""));
    expect((await conversation(stage, conversationId)).at("status")).toBe("pending");
  });

  it("tell of new conversations, contacts and typing, which bots never hear of", async () => {
    const { hooks, admin, bot } = await start();
    const subscriptions = ["conversation_created", "contact_created", "contact_updated", "conversation_typing_on"];
    await admin("POST /webhooks", { webhook: { url: `${hooks.url}/account`, subscriptions } });
    const { conversationId, contactId } = await customerOf(stage);
    await admin(`PUT /contacts/${contactId}`, { custom_attributes: { plan: "gold" } });
    await bot(`POST /conversations/${conversationId}/toggle_typing_status`, { typing_status: "on", is_private: false });
    await hooks.until(4);
    expect(hooks.seen.map(({ event, path }) => [path, event])).toEqual([
      ["/hook/account", "contact_created"],
      ["/hook/account", "conversation_created"],
      ["/hook/account", "contact_updated"],
      ["/hook/account", "conversation_typing_on"],
    ]);
    expect(hooks.seen[3]?.body.at("user")).toEqual({ id: 2, name: "Nova", type: "agent_bot" });
    expect(hooks.seen[3]?.body.at("is_private")).toBe(false);
    const changed = hooks.seen[2]?.body.at("changed_attributes.0.custom_attributes");
    expect(changed).toEqual({ previous_value: {}, current_value: { plan: "gold" } });
  });

  it("mark a message of an API inbox as failed", async () => {
    const { hooks, admin } = await start({ switches: QUICK });
    await admin("PATCH /inboxes/1", { channel: { webhook_url: `${hooks.url}/inbox` } });
    hooks.answer((response, hook) => {
      response.statusCode = hook.path === "/hook/inbox" ? 502 : 200;
      response.end();
    });
    const { conversationId } = await customerOf(stage);
    await admin(`POST /conversations/${conversationId}/messages`, { content: "oi" });
    const thread = await eventually(
      () => admin(`GET /conversations/${conversationId}/messages`),
      (reply) => reply.at("payload.0.status") === "failed",
    );
    expect(thread.text("payload.0.content_attributes.external_error")).toContain("502");
  });
});
