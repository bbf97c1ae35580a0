import { describe, expect, it } from "vitest";
import { isPrivateHost } from "../../plugin/setup/provision/advice.ts";
import { planSetup } from "../../plugin/setup/provision/provision.ts";
import { aClient, answer, startFake } from "../chatwoot/client-fake-server.ts";
import { openSandbox, WANTED } from "../chatwoot/client-test-sandbox.ts";

const plan = (chatwoot: Parameters<typeof planSetup>[0], wanted = {}) =>
  planSetup(chatwoot, { ...WANTED, ...wanted }).catch((thrown: unknown) => thrown);

describe("a set-up that cannot work says why", () => {
  it("agent instead of administrator", async () => {
    const { agent } = await openSandbox("4.16.2");
    expect(await plan(agent)).toMatchObject({
      code: "chatwoot_unauthorized",
      message: "This token's user is agent in account 1 \"Loja Aurora\": setting up needs an administrator's token",
    });
  });

  it("another account", async () => {
    const { url, facts } = await openSandbox("4.16.2");
    const token = facts.users[0]?.access_token ?? "";
    expect(await plan(aClient(url, { accountId: 99, token }))).toMatchObject({
      code: "chatwoot_unauthorized",
      reason: "other_account",
      message: expect.stringContaining(
        'not in account 99: correct CHATWOOT_ACCOUNT_ID (the user is in: 1 "Loja Aurora")',
      ),
    });
  });

  it("a bot's token", async () => {
    const { admin } = await openSandbox("4.16.2");
    const { access_token: token } = await admin.agentBots.create({ name: "Other" });
    expect(await plan(admin.withToken(String(token)))).toMatchObject({
      reason: "not_for_bots",
      message: expect.stringContaining("This is a bot's token"),
    });
  });

  it("an unknown token", async () => {
    const { admin } = await openSandbox("4.16.2");
    expect(await plan(admin.withToken("wrong"))).toMatchObject({ reason: "unknown_token" });
  });

  it("nobody there", async () => {
    const fake = await startFake([]);
    fake.stop();
    expect(await plan(aClient(fake.url))).toMatchObject({ code: "chatwoot_unavailable", outcome: "not_done" });
  });

  it.each([
    ["a web page", { headers: { "content-type": "text/html" }, body: "<!DOCTYPE html><title>Shop</title>" }],
    ["a 404", { status: 404, body: "<html></html>" }],
    ["a login", { status: 401, body: "Unauthorized" }],
    ["another service", { body: { name: "other" } }],
  ])("%s instead of Chatwoot", async (_what, reply) => {
    const fake = await startFake([reply]);
    expect(await plan(aClient(fake.url))).toMatchObject({
      code: "chatwoot_rejected",
      message: expect.stringContaining("correct CHATWOOT_BASE_URL"),
    });
  });

  it("a version nobody has looked at", async () => {
    const fake = await startFake([{ body: { version: "3.4.0" } }]);
    expect(await plan(aClient(fake.url))).toMatchObject({
      message: "Chatwoot 3.4.0 is too old: Baton needs 3.16.0 or newer",
    });
  });

  it("an inbox that is not there", async () => {
    const { admin } = await openSandbox("4.16.2");
    expect(await plan(admin, { inboxIds: [1, 77] })).toMatchObject({
      code: "config_invalid",
      message: expect.stringMatching(/^Account 1 has no inbox 77; there are: "Site" \(1\), "WhatsApp" \(2\)/),
    });
  });

  it.each([
    [{ botName: "  " }, /needs a name/],
    [{ outgoingUrl: "baton:4000" }, /public address/],
    [{ accountWebhookUrl: `https://x.example/${"a".repeat(2050)}` }, /public address/],
  ])("%o", async (wanted, message) => {
    expect(await plan(aClient("http://127.0.0.1:1"), wanted)).toMatchObject({
      code: "config_invalid",
      message: expect.stringMatching(message),
    });
  });
});

it("lets a fork with its own version number through", async () => {
  const answers: Record<string, object> = {
    "/api": { version: "acme-2026" },
    "/api/v1/profile": { id: 1, accounts: [{ id: 3, name: "A", role: "administrator" }] },
    "/api/v1/accounts/3/inboxes": { payload: [] },
    "/api/v1/accounts/3/agent_bots": [],
    "/api/v1/accounts/3/webhooks": { payload: { webhooks: [] } },
  };
  const fake = await startFake([(response, request) => answer(response, { body: answers[request.url ?? ""] })]);
  const wanted = { ...WANTED, inboxIds: "all", teams: [], labels: [], attributes: [] } as const;
  const { steps } = await planSetup(aClient(fake.url), wanted);
  expect(steps.map(({ subject }) => subject)).toEqual(["bot", "webhook"]);
});

it.each([
  ["localhost", true],
  ["127.0.0.1", true],
  ["10.1.2.3", true],
  ["172.20.0.5", true],
  ["172.32.0.5", false],
  ["192.168.1.9", true],
  ["[::1]", true],
  ["[fd00::1]", true],
  ["[2001:db8::1]", false],
  ["baton", true],
  ["baton.internal", true],
  ["baton.example.com", false],
  ["8.8.8.8", false],
])("%s is private: %s", (host, truth) => {
  expect(isPrivateHost(host)).toBe(truth);
});
