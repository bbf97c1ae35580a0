import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { customerOf, type Play, play } from "./play.ts";

let stage: Play;
beforeEach(async () => {
  stage = await play();
});
afterEach(() => stage.stop());

const create = (body: object) => stage.admin("POST /contacts", body);

describe("contacts", () => {
  it("are made with an address in an inbox", async () => {
    const body = { name: "Lia", email: "LIA@x.example", phone_number: "+5511900000000", inbox_id: 2 };
    const reply = await create(body);
    expect(reply.at("payload.contact")).toMatchObject({ name: "Lia", email: "lia@x.example", blocked: false });
    expect(reply.at("payload.contact_inbox")).toMatchObject({ source_id: "5511900000000", inbox: { id: 2 } });
    const shown = await stage.admin(`GET /contacts/${reply.number("payload.contact.id")}`);
    expect(shown.at("payload.contact_inboxes.0.inbox.channel_type")).toBe("Channel::Whatsapp");
  });

  it.each([
    { body: { email: "no-address" }, attribute: "email" },
    { body: { phone_number: "11900000000" }, attribute: "phone_number" },
    { body: { email: "taken@x.example" }, attribute: "email" },
  ])("are refused for a bad or taken $attribute: $body", async ({ body, attribute }) => {
    await create({ name: "first", email: "taken@x.example" });
    const reply = await create({ name: "second", ...body });
    expect([reply.status, reply.at("attributes")]).toEqual([422, [attribute]]);
    expect(reply.text("message")).not.toBe("");
  });

  it("merge attributes key by key when changed", async () => {
    const id = (await create({ name: "Lia", custom_attributes: { a: 1, b: 2 } })).number("payload.contact.id");
    await stage.agent(`PATCH /contacts/${id}`, {
      custom_attributes: { b: 3 },
      additional_attributes: { city: "Olinda" },
    });
    const shown = await stage.admin(`GET /contacts/${id}`);
    expect(shown.at("payload.custom_attributes")).toEqual({ a: 1, b: 3 });
    expect(shown.at("payload.additional_attributes")).toEqual({ city: "Olinda" });
  });

  it("have labels, notes and conversations", async () => {
    const maya = await customerOf(stage);
    const path = `/contacts/${maya.contactId}`;
    await stage.agent(`POST ${path}/labels`, { labels: ["vip"] });
    await stage.agent(`POST ${path}/notes`, { content: "prefere e-mail" });
    expect((await stage.admin(`GET ${path}/labels`)).at("payload")).toEqual(["vip"]);
    expect((await stage.admin(`GET ${path}/notes`)).at("0")).toMatchObject({
      content: "prefere e-mail",
      user: { id: 2 },
    });
    expect((await stage.admin(`GET ${path}/conversations`)).each("payload", "id")).toEqual([maya.conversationId]);
  });

  it("merge into one, whose values win", async () => {
    const base = await customerOf(stage, "api", { name: "Maya", custom_attributes: { plan: "gold" } });
    const other = await customerOf(stage, "whatsapp", {
      name: "M.",
      phone_number: "+5511911112222",
      custom_attributes: { plan: "free", size: "M" },
    });
    await other.says("oi");
    const merge = { base_contact_id: base.contactId, mergee_contact_id: other.contactId };
    const merged = await stage.admin("POST /actions/contact_merge", merge);
    expect(merged.value).toMatchObject({
      id: base.contactId,
      name: "Maya",
      phone_number: "+5511911112222",
      custom_attributes: { plan: "gold", size: "M" },
    });
    expect((await stage.admin(`GET /contacts/${other.contactId}`)).status).toBe(404);
    const owned = await stage.admin(`GET /contacts/${base.contactId}/conversations`);
    expect(owned.each("payload", "id").sort()).toEqual([base.conversationId, other.conversationId].sort());
    expect((await other.says("de novo")).at("sender.id")).toBe(base.contactId);
    const thread = await stage.admin(`GET /conversations/${other.conversationId}/messages`);
    expect(thread.each("payload", "sender.id")).toEqual([base.contactId, base.contactId]);
  });

  it("disappear with everything of theirs", async () => {
    const maya = await customerOf(stage, "api", { email: "maya@x.example" });
    await maya.says("oi");
    expect((await stage.agent(`DELETE /contacts/${maya.contactId}`)).status).toBe(401);
    expect((await stage.admin(`DELETE /contacts/${maya.contactId}`)).status).toBe(200);
    expect((await stage.admin(`GET /conversations/${maya.conversationId}`)).status).toBe(404);
    expect((await maya("GET /messages")).status).toBe(404);
    expect((await create({ name: "again", email: "maya@x.example" })).status).toBe(200);
  });
});

describe("finding contacts", () => {
  const fill = async (target: Play) => {
    for (let i = 0; i < 17; i += 1)
      await target.admin("POST /contacts", { name: `Ana ${i}`, email: `ana${i}@x.example` });
    await target.admin("POST /contacts", { name: "Ana sem contato" });
  };

  it("counts the page and says whether there is more since 4.11", async () => {
    await fill(stage);
    const first = await stage.agent("GET /contacts/search?q=ana");
    expect(first.at("meta")).toEqual({ count: 15, current_page: 1, has_more: true });
    const second = await stage.agent("GET /contacts/search?q=ana&page=2&include_contact_inboxes=false");
    expect(second.at("meta")).toEqual({ count: 3, current_page: 2, has_more: false });
    expect(second.at("payload.0.contact_inboxes")).toBeUndefined();
    expect((await stage.agent("GET /contacts/search")).status).toBe(422);
  });

  it("counts everything, but only contacts with an address, before", async () => {
    const old = await play({ version: "4.10.1" });
    await fill(old);
    const reply = await old.agent("GET /contacts/search?q=ana");
    expect(reply.at("meta")).toEqual({ count: 17, current_page: 1 });
    await old.stop();
  });

  it("filters by attribute", async () => {
    await create({ name: "Lia", custom_attributes: { plan: "gold" } });
    await create({ name: "Rui", custom_attributes: { plan: "free" } });
    const payload = [{ attribute_key: "plan", filter_operator: "equal_to", values: ["gold"], query_operator: null }];
    expect((await stage.agent("POST /contacts/filter", { payload })).each("payload", "name")).toEqual(["Lia"]);
  });
});
