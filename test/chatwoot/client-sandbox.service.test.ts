import { describe, expect, it } from "vitest";
import { findMessageByEffect, listChangedConversations, readMessagesAfter } from "../../plugin/chatwoot/history.ts";
import { applyPlan, planSetup } from "../../plugin/setup/provision/provision.ts";
import { startFake } from "./client-fake-server.ts";
import { aCustomer, type OpenSandbox, openSandbox, WANTED } from "./client-test-sandbox.ts";

async function withBot(version: string) {
  const sandbox = await openSandbox(version);
  // A delivery that fails would open the conversation.
  const { url: outgoingUrl } = await startFake([{}]);
  const { botToken } = await applyPlan(await planSetup(sandbox.admin, { ...WANTED, outgoingUrl }));
  return { ...sandbox, bot: sandbox.admin.withToken(botToken) };
}

const faults = ({ url }: OpenSandbox, body: object) =>
  fetch(`${url}/sandbox/faults`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

describe.each(["4.16.2", "4.10.1"])("Chatwoot %s", (version) => {
  it("takes the bot's answer and hands it to the customer", async () => {
    const sandbox = await withBot(version);
    const { customer, place, conversation } = await aCustomer(sandbox, "Oi");
    const effect = "8e1f0000-0000-4000-8000-000000000001";
    const sent = await sandbox.bot.messages.create(conversation, {
      content: "Olá!",
      content_attributes: { baton: { effect } },
    });
    expect(sent).toMatchObject({ message_type: 1, conversation_id: conversation });
    expect((await customer.messages.list(place)).map(({ content }) => content)).toContain("Olá!");
    expect(await findMessageByEffect(sandbox.agent, conversation, effect)).toMatchObject({ id: sent.id });
  });

  it("passes the conversation to a team and opens it", async () => {
    const sandbox = await withBot(version);
    const { conversation } = await aCustomer(sandbox, "Oi");
    const [team] = await sandbox.agent.teams.list();
    const assigned = await sandbox.bot.conversations.assign(conversation, { team_id: team?.id ?? 0 });
    expect(assigned).toMatchObject({ id: team?.id, name: team?.name });
    const { payload } = await sandbox.bot.conversations.toggleStatus(conversation, { status: "open" });
    expect(payload).toMatchObject({ success: null, current_status: "open", conversation_id: conversation });
    await sandbox.bot.conversations.togglePriority(conversation, "high");
    expect(await sandbox.agent.conversations.get(conversation)).toMatchObject({
      status: "open",
      priority: "high",
      meta: { team: { id: team?.id } },
    });
    expect(await sandbox.bot.conversations.assign(conversation, { assignee_id: 9999 })).toBeNull();
  });

  it("keeps labels and attributes", async () => {
    const sandbox = await withBot(version);
    const { conversation } = await aCustomer(sandbox, "Oi");
    expect(await sandbox.agent.conversations.setLabels(conversation, ["vip"])).toEqual(["vip"]);
    expect(await sandbox.agent.conversations.labels(conversation)).toEqual(["vip"]);
    const answer = await sandbox.bot.conversations.setCustomAttributes(conversation, { values: { baton_topic: "x" } });
    expect(answer.custom_attributes).toEqual({ baton_topic: "x" });
  });

  it("tells a bot that reading needs a user token", async () => {
    const sandbox = await withBot(version);
    const { conversation } = await aCustomer(sandbox, "Oi");
    await expect(sandbox.bot.messages.list(conversation)).rejects.toMatchObject({
      reason: "not_for_bots",
      message: expect.stringContaining("set CHATWOOT_USER_TOKEN"),
    });
  });

  it("reads back what was missed", async () => {
    const sandbox = await withBot(version);
    const { conversation } = await aCustomer(sandbox, ...Array.from({ length: 130 }, (_, index) => `m${index}`));
    const pending = await listChangedConversations(sandbox.agent, { updatedWithinSeconds: 600 });
    expect(pending.map(({ id, state }) => [id, state?.status])).toEqual([[conversation, "pending"]]);
    const all = await readMessagesAfter(sandbox.agent, conversation, 0);
    const texts = all.filter(({ type }) => type === "incoming").map(({ text }) => text);
    expect(texts).toEqual(Array.from({ length: 130 }, (_, index) => `m${index}`));
    const tenth = all[9]?.id ?? 0;
    expect((await readMessagesAfter(sandbox.agent, conversation, tenth, { limit: 5 })).map(({ id }) => id)).toEqual(
      all.slice(10, 15).map(({ id }) => id),
    );
  });

  it("has a message whose answer was lost, exactly once", async () => {
    const sandbox = await withBot(version);
    const { conversation } = await aCustomer(sandbox, "Oi");
    await faults(sandbox, { reset_after: true, only: "POST messages" });
    const lost = { content: "Olá!", content_attributes: { baton: { effect: "e-lost" } } };
    await expect(sandbox.bot.messages.create(conversation, lost)).rejects.toMatchObject({ outcome: "unknown" });
    await faults(sandbox, {});
    expect(await findMessageByEffect(sandbox.agent, conversation, "e-lost")).toMatchObject({ text: "Olá!" });
    const { payload } = await sandbox.agent.messages.list(conversation);
    expect(payload.filter(({ content }) => content === "Olá!")).toHaveLength(1);
  });

  it("gets through a shaky network with calls that may be repeated", async () => {
    const sandbox = await withBot(version);
    const { conversation } = await aCustomer(sandbox, "Oi");
    const patient = sandbox.agent;
    await faults(sandbox, { fail_rate: 0.3, status: 503, only: "labels" });
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => patient.conversations.setLabels(conversation, ["vip"])),
    );
    await faults(sandbox, {});
    expect(results.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(14);
  });
});

describe("every list the rest of Baton reads", () => {
  it("comes in the documented shape", async () => {
    const { admin, agent, site } = await openSandbox("4.16.2");
    expect(await admin.installation.version()).toMatchObject({ version: "4.16.2" });
    expect(await agent.profile.get()).toMatchObject({ name: "Bruno Lima", accounts: [{ id: 1, role: "agent" }] });
    expect(await agent.agents.list()).toContainEqual(
      expect.objectContaining({ name: "Carla Nunes", availability_status: "online" }),
    );
    expect((await agent.teams.members(1)).map(({ name }) => name)).toEqual(["Bruno Lima"]);
    expect(await agent.inboxes.get(site.id)).toMatchObject({ name: "Site", working_hours: expect.any(Array) });
    expect((await agent.inboxes.members(site.id)).length).toBeGreaterThan(2);
    expect((await agent.cannedResponses.list()).length).toBeGreaterThan(0);
    expect((await agent.labels.list()).map(({ title }) => title)).toContain("vip");
  });

  it("comes page by page from the Help Center", async () => {
    const { agent } = await openSandbox("4.16.2");
    const [portal] = await agent.portals.list();
    expect(await agent.portals.get(portal?.slug ?? "")).toMatchObject({ slug: "ajuda" });
    const page = await agent.articles.list("ajuda", { locale: "pt_BR", status: "published", page: 1 });
    expect(page.payload.length).toBeGreaterThan(5);
    expect(page.payload[0]).toMatchObject({ title: expect.any(String), content: expect.any(String) });
  });

  it("serves contacts", async () => {
    const sandbox = await openSandbox("4.16.2");
    const { contacts } = sandbox.agent;
    const { contact } = await contacts.create({ name: "Ana Reis", email: "ana@example.com" });
    expect(await contacts.get(contact.id)).toMatchObject({ email: "ana@example.com" });
    await contacts.update(contact.id, { custom_attributes: { a: 1 } });
    expect(await contacts.update(contact.id, { custom_attributes: { b: 2 } })).toMatchObject({
      custom_attributes: { a: 1, b: 2 },
    });
  });

  it("serves dashboard apps and filters", async () => {
    const sandbox = await openSandbox("4.16.2");
    const app = await sandbox.admin.dashboardApps.create({ title: "Baton", url: "https://baton.example.com/app" });
    expect(await sandbox.agent.dashboardApps.list()).toMatchObject([{ id: app.id, title: "Baton" }]);
    await sandbox.admin.dashboardApps.remove(app.id);
    expect(await sandbox.agent.dashboardApps.list()).toEqual([]);
    const { conversation } = await aCustomer(sandbox, "Oi");
    const mine = { attribute_key: "status", filter_operator: "equal_to", values: ["open"], query_operator: null };
    const { payload } = await sandbox.agent.conversations.filter([mine]);
    expect(payload.map(({ id }) => id)).toEqual([conversation]);
  });
});
