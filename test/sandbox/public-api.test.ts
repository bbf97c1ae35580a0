import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { conversation, customerOf, type Play, play } from "./play.ts";

let stage: Play;
let base: string;
beforeEach(async () => {
  stage = await play();
  base = `/public/api/v1/inboxes/${stage.facts.text("inboxes.0.inbox_identifier")}`;
});
afterEach(() => stage.stop());

describe("the public API", () => {
  it("introduces the inbox", async () => {
    const reply = await stage.nobody(`GET ${base}`);
    expect(reply.value).toMatchObject({
      ...{ identity_validation_enabled: false, name: "Site", timezone: "America/Sao_Paulo" },
      ...{ working_hours_enabled: false, csat_survey_enabled: false, greeting_enabled: false },
    });
    expect((await stage.nobody("GET /public/api/v1/inboxes/unknown")).status).toBe(404);
  });

  it("makes a contact, and finds him again by source id or identifier", async () => {
    const create = (body: object) => stage.nobody(`POST ${base}/contacts`, body);
    const first = await create({ source_id: "app-1", identifier: "user-1", name: "Lia", email: "lia@x.example" });
    expect(Object.keys(first.value ?? {}).sort()).toEqual([
      "email",
      "id",
      "name",
      "phone_number",
      "pubsub_token",
      "source_id",
    ]);
    expect((await create({ source_id: "app-1" })).at("id")).toBe(first.at("id"));
    expect((await create({ identifier: "user-1" })).at("id")).toBe(first.at("id"));
    const stranger = await create({});
    expect(stranger.text("name")).toMatch(/^\w+-\w+-\d+$/);
    expect(stranger.at("id")).not.toBe(first.at("id"));
    const changed = await stage.nobody(`PATCH ${base}/contacts/app-1`, { name: "Lia Reis" });
    expect(changed.at("name")).toBe("Lia Reis");
  });

  it("checks who somebody says he is when the inbox wants it", async () => {
    const inbox = await stage.admin("PATCH /inboxes/1", { channel: { hmac_mandatory: true } });
    const hash = createHmac("sha256", inbox.text("hmac_token")).update("user-1").digest("hex");
    const create = (body: object) => stage.nobody(`POST ${base}/contacts`, body);
    expect((await create({ identifier: "user-1" })).status).toBe(401);
    expect((await create({ identifier: "user-1", identifier_hash: "00" })).status).toBe(401);
    expect((await create({ identifier: "user-1", identifier_hash: hash })).status).toBe(200);
  });

  it("tells the bot nothing of a conversation until there is a message", async () => {
    const maya = await customerOf(stage);
    expect((await maya("GET ")).value).toMatchObject({ id: maya.conversationId, status: "pending", messages: [] });
    await maya.says("oi");
    await stage.hooks.until(1);
    expect(stage.hooks.names()).toEqual(["message_created(incoming)"]);
  });

  it("never shows notes or activity", async () => {
    const maya = await customerOf(stage);
    const send = (body: object) => stage.bot(`POST /conversations/${maya.conversationId}/messages`, body);
    await send({ content: "segredo", private: true });
    await stage.admin(`POST /conversations/${maya.conversationId}/toggle_status`, { status: "open" });
    await send({ content: "olá" });
    expect((await maya("GET /messages")).each("", "content")).toEqual(["olá"]);
    expect((await maya("GET ")).each("messages", "content")).toEqual(["olá"]);
  });

  it("pages messages backwards, twenty at a time", async () => {
    const maya = await customerOf(stage);
    for (let i = 0; i < 23; i += 1) await maya.says(`${i}`);
    const last = await maya("GET /messages");
    expect(last.list()).toHaveLength(20);
    expect((await maya(`GET /messages?before=${last.number("0.id")}`)).each("", "content")).toEqual(["0", "1", "2"]);
  });

  it("shows nobody the conversation of another", async () => {
    const maya = await customerOf(stage);
    const other = await customerOf(stage);
    const stolen = `${base}/contacts/${other.sourceId}/conversations/${maya.conversationId}/messages`;
    expect((await stage.nobody(`GET ${stolen}`)).status).toBe(404);
    expect((await stage.nobody(`POST ${stolen}`, { content: "oi" })).status).toBe(404);
  });

  it("lets the customer type, look and resolve", async () => {
    const maya = await customerOf(stage);
    expect((await maya("POST /toggle_typing", { typing_status: "on" })).status).toBe(200);
    await maya("POST /update_last_seen");
    await maya("POST /toggle_status");
    const after = await conversation(stage, maya.conversationId);
    expect([after.at("status"), after.number("contact_last_seen_at") > 0]).toEqual(["resolved", true]);
  });

  it("is open to every origin", async () => {
    const origin = { Origin: "https://shop.example" };
    const reply = await fetch(`${stage.sandbox.url}${base}`, { headers: origin });
    expect(reply.headers.get("access-control-allow-origin")).toBe("*");
    const preflight = await fetch(`${stage.sandbox.url}${base}/contacts`, {
      method: "OPTIONS",
      headers: { ...origin, "Access-Control-Request-Method": "POST" },
    });
    expect(preflight.status).toBe(204);
    const closed = await fetch(`${stage.sandbox.url}/sandbox.json`, { headers: origin });
    expect(closed.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("the installation", () => {
  it("tells its version and that it is well", async () => {
    const reply = await stage.nobody("GET /api");
    expect(reply.value).toMatchObject({ version: "4.16.2", queue_services: "ok", data_services: "ok" });
    expect(reply.text("timestamp")).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect((await stage.nobody("GET /health")).value).toEqual({ status: "woot" });
  });
});
