import { describe, expect, it } from "vitest";
import { applyPlan, planSetup } from "../../plugin/setup/provision/provision.ts";
import { openSandbox, WANTED } from "../chatwoot/client-test-sandbox.ts";

const VERSIONS = ["4.16.2", "4.10.1"] as const;
const kindsOf = (steps: readonly { readonly kind: string; readonly subject: string }[]) =>
  steps.map(({ kind, subject }) => `${kind} ${subject}`);

describe.each(VERSIONS)("setting up Chatwoot %s", (version) => {
  const signs = version === "4.16.2";

  it("says what it will do before it changes anything", async () => {
    const { admin } = await openSandbox(version);
    const { steps } = await planSetup(admin, WANTED);
    expect(kindsOf(steps)).toEqual([
      "create bot",
      ...(signs ? [] : ["create webhook"]),
      "exists team",
      "create team",
      "create label",
      "create attribute",
      "create attribute",
      "create inbox",
      "create inbox",
    ]);
    expect((await admin.agentBots.list()).map(({ name }) => name)).not.toContain("Nova");
    expect(steps.map(({ sentence }) => sentence).join("\n")).not.toContain("s3cret");
  });

  it("connects a bot that can answer, and returns what is to be stored", async () => {
    const { admin } = await openSandbox(version);
    const result = await applyPlan(await planSetup(admin, WANTED));
    expect(result).toMatchObject({
      botId: 2,
      botToken: expect.stringMatching(/^.{20,}$/),
      botSecret: signs ? expect.stringMatching(/^.{16,}$/) : null,
      accountWebhookSecret: null,
      version,
      abilities: { signsBotWebhooks: signs, readsMessages: true, administrator: true, botLabels: signs },
    });
    expect(result.inboxes.map(({ id, name, channelType }) => [id, name, channelType])).toEqual([
      [1, "Site", "Channel::Api"],
      [2, "WhatsApp", "Channel::Whatsapp"],
    ]);
    expect(await admin.inboxes.agentBot(1)).toMatchObject({ id: 2, outgoing_url: WANTED.outgoingUrl });
    expect(await admin.inboxes.agentBot(3)).toBeNull();
    expect((await admin.teams.list()).map(({ name }) => name)).toContain("plantão");
    expect(await admin.customAttributes.list("contact_attribute")).toMatchObject([{ attribute_key: "baton_opt_out" }]);
  });

  it("changes nothing the second time, and says so", async () => {
    const { admin } = await openSandbox(version);
    const first = await applyPlan(await planSetup(admin, WANTED));
    const plan = await planSetup(admin, WANTED);
    expect(new Set(plan.steps.map(({ kind }) => kind))).toEqual(new Set(["exists"]));
    const second = await applyPlan(plan);
    expect(second).toMatchObject({ changed: [], skipped: [], botId: first.botId, botToken: first.botToken });
    expect(second.botSecret).toBe(first.botSecret);
    expect(second.inboxes).toEqual(first.inboxes);
  });

  it("moves the bot to a new address and keeps its secret", async () => {
    const { admin } = await openSandbox(version);
    const first = await applyPlan(await planSetup(admin, WANTED));
    const moved = {
      ...WANTED,
      outgoingUrl: "https://new.example.com/hook",
      accountWebhookUrl: "https://new.example.com/a",
    };
    const plan = await planSetup(admin, moved);
    expect(plan.steps[0]).toMatchObject({
      kind: "update",
      sentence:
        'Sends the events of the bot "Nova" (2) to https://new.example.com instead of https://baton.example.com',
    });
    const second = await applyPlan(plan);
    expect(second).toMatchObject({ botId: 2, botSecret: first.botSecret });
    expect(await admin.agentBots.get(2)).toMatchObject({ outgoing_url: moved.outgoingUrl });
    expect((await admin.webhooks.list()).map(({ url }) => url)).toEqual(signs ? [] : [moved.accountWebhookUrl]);
  });

  it("connects all inboxes only when asked for all", async () => {
    const { admin, facts } = await openSandbox(version);
    const result = await applyPlan(await planSetup(admin, { ...WANTED, inboxIds: "all" }));
    expect(result.inboxes).toHaveLength(facts.inboxes.length);
  });

  it("leaves an inbox with another bot alone until replacing is asked for", async () => {
    const { admin } = await openSandbox(version);
    const other = await admin.agentBots.create({ name: "Old", outgoing_url: "https://old.example.com" });
    await admin.inboxes.setAgentBot(1, other.id);
    const plan = await planSetup(admin, WANTED);
    const warning = `Inbox "Site" (1) has another bot, "Old" (${other.id}), which replacing would cut off`;
    expect(plan.steps).toContainEqual(expect.objectContaining({ kind: "replace-warning", sentence: warning }));

    const careful = await applyPlan(plan);
    expect(careful.skipped).toEqual([warning]);
    expect(careful.inboxes.map(({ id }) => id)).toEqual([2]);
    expect(await admin.inboxes.agentBot(1)).toMatchObject({ id: other.id });

    const bold = await applyPlan(await planSetup(admin, WANTED), { replaceBots: true });
    expect(bold.inboxes.map(({ id }) => id)).toEqual([1, 2]);
    expect(await admin.inboxes.agentBot(1)).toMatchObject({ id: bold.botId });
  });

  it("warns of the agent who shares his id with the bot", async () => {
    const { admin } = await openSandbox(version);
    const { advice } = await applyPlan(await planSetup(admin, WANTED));
    expect(advice).toContainEqual(expect.stringContaining('"Bruno Lima" share the id 2'));
  });

  it("describes the abilities of the client that will read, not of the administrator", async () => {
    const { admin, agent } = await openSandbox(version);
    const plan = await planSetup(admin, WANTED);
    const none = await applyPlan(plan, { reader: null });
    expect(none.abilities).toMatchObject({ readsMessages: false, administrator: false, signsBotWebhooks: signs });
    const reader = await applyPlan(await planSetup(admin, WANTED), { reader: agent });
    expect(reader.abilities).toMatchObject({ readsMessages: true, readsPresence: true, administrator: false });
  });
});

it("makes one bot only when a plan is carried out twice", async () => {
  const { admin } = await openSandbox("4.16.2");
  const plan = await planSetup(admin, WANTED);
  const first = await applyPlan(plan);
  expect((await applyPlan(plan)).botId).toBe(first.botId);
  expect((await admin.agentBots.list()).filter(({ name }) => name === "Nova")).toHaveLength(1);
});

it("renews the secret when asked to", async () => {
  const { admin } = await openSandbox("4.16.2");
  const first = await applyPlan(await planSetup(admin, WANTED));
  const second = await applyPlan(await planSetup(admin, WANTED, { rotateSecret: true }));
  expect(second.changed).toEqual(["Renews the secret that signs the bot's events; the old one stops at once"]);
  expect(second.botSecret).toMatch(/^.{16,}$/);
  expect(second.botSecret).not.toBe(first.botSecret);
});

it("has no secret to renew before 4.13", async () => {
  const { admin } = await openSandbox("4.10.1");
  await applyPlan(await planSetup(admin, WANTED));
  const result = await applyPlan(await planSetup(admin, WANTED, { rotateSecret: true }));
  expect(result.changed).toEqual([]);
});

it("adds the events it needs to an account webhook that is there already", async () => {
  const { admin } = await openSandbox("4.10.1");
  await admin.webhooks.create({
    url: WANTED.accountWebhookUrl,
    subscriptions: ["conversation_updated", "contact_created"],
  });
  await applyPlan(await planSetup(admin, WANTED));
  const [webhook, ...others] = await admin.webhooks.list();
  expect(others).toEqual([]);
  expect(new Set(webhook?.subscriptions)).toEqual(
    new Set(["conversation_updated", "contact_created", "conversation_status_changed"]),
  );
});

it("keeps the secret of an account webhook where Chatwoot signs it", async () => {
  const { admin } = await openSandbox("4.12.1");
  const first = await applyPlan(await planSetup(admin, WANTED));
  expect(first.accountWebhookSecret).toMatch(/^.{16,}$/);
  const second = await applyPlan(await planSetup(admin, WANTED));
  expect(second).toMatchObject({ accountWebhookSecret: first.accountWebhookSecret, changed: [] });
});

it("takes the bot with the same address when two have the name", async () => {
  const { admin } = await openSandbox("4.16.2");
  await admin.agentBots.create({ name: "Nova", outgoing_url: "https://elsewhere.example.com" });
  const ours = await admin.agentBots.create({ name: "Nova", outgoing_url: WANTED.outgoingUrl });
  const { botId } = await applyPlan(await planSetup(admin, WANTED));
  expect(botId).toBe(ours.id);
});

it("is content when somebody else made a team between plan and deed", async () => {
  const { admin } = await openSandbox("4.16.2");
  const plan = await planSetup(admin, WANTED);
  await admin.teams.create({ name: "Plantão" });
  await applyPlan(plan);
  expect((await admin.teams.list()).filter(({ name }) => name === "plantão")).toHaveLength(1);
});

it("foresees that Chatwoot will not call a private address", async () => {
  const { admin } = await openSandbox("4.16.2");
  const { advice } = await planSetup(admin, { ...WANTED, outgoingUrl: "http://baton:4000/hook" });
  expect(advice).toEqual([expect.stringContaining("SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true")]);
});

it("says nothing of private addresses where Chatwoot calls them", async () => {
  const { admin } = await openSandbox("4.10.1");
  expect((await planSetup(admin, { ...WANTED, outgoingUrl: "http://baton:4000/hook" })).advice).toEqual([]);
});
