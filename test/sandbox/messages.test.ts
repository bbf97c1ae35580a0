import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Client, clientOf, customerOf, type InboxName, type Play, play } from "./play.ts";

let stage: Play;
beforeAll(async () => {
  stage = await play();
});
afterAll(() => stage.stop());

const newId = async (inbox: InboxName = "api") => (await customerOf(stage, inbox)).conversationId;
const send = (id: number, body: object) => stage.bot(`POST /conversations/${id}/messages`, body);

describe("creating a message", () => {
  it("answers the message as REST shows it and keeps every content attribute", async () => {
    const id = await newId();
    const content_attributes = { baton: { effect: "8f14e45f" }, other: [1, { two: 2 }] };
    const reply = await send(id, { content: "olá", echo_id: "e-1", content_attributes });
    expect(reply.value).toMatchObject({
      content: "olá",
      echo_id: "e-1",
      conversation_id: id,
      message_type: 1,
      content_type: "text",
      status: "sent",
      private: false,
      source_id: null,
      content_attributes,
      sender: { id: 2, name: "Nova", type: "agent_bot" },
    });
    expect(reply.number("created_at")).toBeCloseTo(Date.now() / 1_000, -1);
    const stored = await stage.admin(`GET /conversations/${id}/messages`);
    expect(stored.at("payload.0.content_attributes")).toEqual(content_attributes);
    expect(stored.at("payload.0.echo_id")).toBeUndefined();
  });

  it("lets a user post as a bot of the account", async () => {
    const id = await newId();
    const body = { content: "oi", sender_type: "AgentBot", sender_id: 2 };
    const reply = await stage.admin(`POST /conversations/${id}/messages`, body);
    expect(reply.at("sender")).toMatchObject({ id: 2, type: "agent_bot" });
  });

  it("makes the contact the sender of an incoming one, in API inboxes only", async () => {
    const id = await newId();
    const reply = await stage.admin(`POST /conversations/${id}/messages`, { content: "oi", message_type: "incoming" });
    expect([reply.at("message_type"), reply.at("sender.type")]).toEqual([0, "contact"]);
    const refused = await send(await newId("whatsapp"), { content: "oi", message_type: "incoming" });
    expect([refused.status, refused.value]).toEqual([
      422,
      { error: "Incoming messages are only allowed in Api inboxes" },
    ]);
  });

  it.each([
    { body: { message_type: "shouted" }, error: "'shouted' is not a valid message_type" },
    { body: { content_type: "poem" }, error: "'poem' is not a valid content_type" },
    {
      body: { content: "x".repeat(150_001) },
      error: "Validation failed: Content is too long (maximum is 150000 characters)",
    },
    {
      body: { content_type: "input_select", content_attributes: { items: [{ title: "a", value: "b", icon: "c" }] } },
      error: 'Validation failed: Content attributes contains invalid keys for items : ["icon"]',
    },
    {
      body: { content_type: "cards", content_attributes: { items: [{ title: "a", price: 1 }] } },
      error: 'Validation failed: Content attributes contains invalid keys for items : ["price"]',
    },
  ])("is refused with $error", async ({ body, error }) => {
    const reply = await send(await newId(), { content: "oi", ...body });
    expect([reply.status, reply.value]).toEqual([422, { error }]);
  });

  it("accepts an empty one", async () => {
    expect((await send(await newId(), {})).status).toBe(200);
  });

  it("stops at too many in a minute, activity lines included", async () => {
    const id = await newId();
    await stage.nobody("PUT /sandbox/switches", { messages_per_minute: 3 });
    await send(id, { content: "1" });
    await stage.bot(`POST /conversations/${id}/toggle_status`, { status: "open" });
    await send(id, { content: "2" });
    const reply = await send(id, { content: "3" });
    await stage.nobody("PUT /sandbox/switches", { messages_per_minute: 200 });
    expect([reply.status, reply.value]).toEqual([422, { error: "Too many messages" }]);
  });

  it("renders outgoing text as a template, notes included, and never what the customer wrote", async () => {
    const maya = await customerOf(stage);
    const rendered = await send(maya.conversationId, { content: "Oi {{contact.first_name}}{{ nothing }}!" });
    const note = await send(maya.conversationId, { content: "{{contact.name}}", private: true });
    const said = await maya.says("{{contact.name}}");
    expect([rendered.at("content"), note.at("content"), said.at("content")]).toEqual([
      "Oi Maya!",
      "Maya Okafor",
      "{{contact.name}}",
    ]);
  });

  it.each([
    { inbox: "whatsapp", visible: false },
    { inbox: "api", visible: true },
    { inbox: "widget", visible: true },
  ] as const)("with a source id reaches the customer in $inbox: $visible", async ({ inbox, visible }) => {
    const maya = await customerOf(stage, inbox);
    await send(maya.conversationId, { content: "segredo", source_id: "my-key" });
    expect((await maya("GET /messages")).list()).toHaveLength(visible ? 1 : 0);
  });

  it("adds the mail's parts in an e-mail inbox", async () => {
    const body = { content: "Olá **Maya**", cc_emails: "a@x.example, b@x.example", content_attributes: { mine: 1 } };
    const reply = await send(await newId("email"), body);
    expect(reply.at("content_attributes")).toMatchObject({
      mine: 1,
      cc_emails: ["a@x.example", "b@x.example"],
      bcc_emails: [],
      email: { html_content: { full: "<p>Olá <strong>Maya</strong></p>\n" }, text_content: { full: "Olá **Maya**" } },
    });
  });

  it("remembers who was mentioned in a note", async () => {
    const id = await newId();
    await send(id, { content: "[@Carla](mention://user/3/Carla%20Nunes) veja", private: true });
    await send(id, { content: "[@Bruno](mention://user/2/Bruno) fora da nota" });
    const carla = clientOf(stage.sandbox.url, stage.facts.text("users.2.access_token"));
    const mentions = async (client: Client) =>
      (await client("GET /conversations?conversation_type=mention&status=all")).each("data.payload", "id");
    expect(await mentions(carla)).toEqual([id]);
    expect(await mentions(stage.agent)).toEqual([]);
  });
});

describe("the wait and the first reply", () => {
  const state = async (id: number) => {
    const now = await stage.admin(`GET /conversations/${id}`);
    return [now.number("waiting_since") > 0, now.number("first_reply_created_at") > 0];
  };

  it("ends with a bot's reply, which is no first reply", async () => {
    const maya = await customerOf(stage);
    await maya.says("oi");
    await send(maya.conversationId, { content: "nota", private: true });
    expect(await state(maya.conversationId)).toEqual([true, false]);
    await send(maya.conversationId, { content: "olá" });
    expect(await state(maya.conversationId)).toEqual([false, false]);
    await maya.says("e agora?");
    expect(await state(maya.conversationId)).toEqual([true, false]);
    await stage.agent(`POST /conversations/${maya.conversationId}/messages`, { content: "Bruno aqui" });
    expect(await state(maya.conversationId)).toEqual([false, true]);
  });
});

describe("listing messages", () => {
  let id: number;
  let ids: number[];
  beforeAll(async () => {
    id = await newId();
    ids = [];
    for (let i = 0; i < 25; i += 1) ids.push((await send(id, { content: `m${i}`, private: i === 24 })).number("id"));
  });
  const listed = async (query: string) =>
    (await stage.admin(`GET /conversations/${id}/messages${query}`)).each("payload", "id");

  it("shows the last 20, oldest first, with the meta block", async () => {
    const reply = await stage.admin(`GET /conversations/${id}/messages`);
    expect(reply.each("payload", "id")).toEqual(ids.slice(-20));
    expect(Object.keys(reply.at("meta") ?? {}).sort()).toEqual([
      "additional_attributes",
      "agent_last_seen_at",
      "assignee_last_seen_at",
      "contact",
      "labels",
    ]);
  });

  it("pages by id", async () => {
    expect(await listed(`?before=${ids[10]}`)).toEqual(ids.slice(0, 10));
    expect(await listed(`?after=${ids[20]}`)).toEqual(ids.slice(21));
    expect(await listed(`?after=${ids[3]}&before=${ids[6]}`)).toEqual(ids.slice(3, 6));
    expect(await listed("?filter_internal_messages=true")).toEqual(ids.slice(4, 24));
  });

  it("lets ids begin far from those of conversations", () => {
    expect(ids[0]).toBeGreaterThan(10_000);
    expect(id).toBeLessThan(1_000);
  });
});

describe("changing a message", () => {
  it("deleting leaves a husk", async () => {
    const maya = await customerOf(stage);
    const sent = await send(maya.conversationId, { content: "ops", content_attributes: { key: 1 } });
    const gone = await stage.admin(`DELETE /conversations/${maya.conversationId}/messages/${sent.number("id")}`);
    expect(gone.value).toMatchObject({
      id: sent.at("id"),
      content: "This message was deleted",
      content_attributes: { deleted: true },
    });
    expect(gone.at("sender.type")).toBe("agent_bot");
  });

  it("a status is set in API inboxes only, and a retry loses the attributes", async () => {
    const id = await newId();
    const sent = await send(id, { content: "oi" });
    const path = `/conversations/${id}/messages/${sent.number("id")}`;
    const failed = await stage.admin(`PATCH ${path}`, { status: "failed", external_error: "lost" });
    expect(failed.value).toMatchObject({ status: "failed", content_attributes: { external_error: "lost" } });
    const again = await stage.admin(`POST ${path}/retry`);
    expect(again.value).toMatchObject({ status: "sent", content_attributes: {} });
    const other = await newId("whatsapp");
    const refused = await send(other, { content: "oi" });
    const answer = await stage.admin(`PATCH /conversations/${other}/messages/${refused.number("id")}`, {
      status: "read",
    });
    expect(answer.status).toBe(403);
  });

  it("is not found under another conversation", async () => {
    const sent = await send(await newId(), { content: "oi" });
    expect((await stage.admin(`DELETE /conversations/${await newId()}/messages/${sent.number("id")}`)).status).toBe(
      404,
    );
  });
});

describe("attributes, labels and seen marks of a conversation", () => {
  it("custom attributes and labels are replaced, not merged", async () => {
    const id = await newId();
    const attributes = `/conversations/${id}/custom_attributes`;
    await stage.bot(`POST ${attributes}`, { custom_attributes: { a: 1, b: 2 } });
    const reply = await stage.bot(`POST ${attributes}`, { custom_attributes: { c: 3 }, merge: true });
    expect(reply.value).toEqual({ custom_attributes: { c: 3 } });
    await stage.bot(`POST /conversations/${id}/labels`, { labels: ["vip", "troca"] });
    expect((await stage.bot(`POST /conversations/${id}/labels`, { labels: ["nova"] })).value).toEqual({
      payload: ["nova"],
    });
    expect((await stage.bot(`GET /conversations/${id}/labels`)).value).toEqual({ payload: ["nova"] });
  });

  it("custom attributes have limits", async () => {
    const path = `POST /conversations/${await newId()}/custom_attributes`;
    expect((await stage.bot(path, { custom_attributes: { long: "x".repeat(1_501) } })).status).toBe(422);
    expect((await stage.bot(path, { custom_attributes: { big: 10_000_000_000 } })).status).toBe(422);
    expect((await stage.bot(path, { custom_attributes: { fine: "x".repeat(1_500) } })).status).toBe(200);
  });

  it("unread counts what came since the agent looked, ten at most", async () => {
    const maya = await customerOf(stage);
    for (let i = 0; i < 12; i += 1) await maya.says(`${i}`);
    const path = `/conversations/${maya.conversationId}`;
    expect((await stage.admin(`GET ${path}`)).at("unread_count")).toBe(10);
    expect((await stage.admin(`POST ${path}/update_last_seen`)).at("unread_count")).toBe(0);
    expect((await stage.admin(`POST ${path}/unread`)).number("unread_count")).toBeGreaterThan(0);
  });
});

describe("from 4.17 on", () => {
  let next: Play;
  beforeAll(async () => {
    next = await play({ version: "4.17.0" });
  });
  afterAll(() => next.stop());

  it("custom attributes can be merged and destroyed", async () => {
    const { conversationId: id } = await customerOf(next);
    await next.bot(`POST /conversations/${id}/custom_attributes`, { custom_attributes: { a: 1, b: 2 } });
    const merged = await next.bot(`POST /conversations/${id}/custom_attributes`, {
      custom_attributes: { c: 3 },
      merge: true,
    });
    expect(merged.value).toEqual({ custom_attributes: { a: 1, b: 2, c: 3 } });
    const kept = await next.bot(`POST /conversations/${id}/destroy_custom_attributes`, {
      custom_attributes: ["a", "b"],
    });
    expect(kept.value).toEqual({ custom_attributes: { c: 3 } });
  });

  it("a bot reads a conversation that has a team", async () => {
    const { conversationId: id } = await customerOf(next);
    await next.admin(`POST /conversations/${id}/assignments`, { team_id: 1 });
    expect((await next.bot(`GET /conversations/${id}`)).at("meta.team.name")).toBe("vendas");
  });
});
