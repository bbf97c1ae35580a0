import { describe, expect, it } from "vitest";
import { abilitiesOf, missingAbilities } from "../../plugin/chatwoot/abilities.ts";
import { detectAbilities } from "../../plugin/chatwoot/detect-abilities.ts";
import { atLeast, parseVersion } from "../../plugin/chatwoot/version.ts";
import type { Abilities } from "../../plugin/core/connection.ts";
import { aClient, answer, startFake } from "./client-fake-server.ts";

type Flag = Exclude<keyof Abilities, "version">;

/** Each release with what it can do more (or, with a minus, no more) than the one above it. */
const RELEASES: readonly (readonly [version: string, changes: readonly (Flag | `-${Flag}`)[]])[] = [
  ["nonsense", []],
  ["3.16.0", []],
  ["4.0.0", []],
  ["4.10.1", ["botAttributes", "teamMentions", "failureOpensConversation", "botAsAssignee", "contentIsRendered"]],
  ["4.11", []],
  ["4.12.0", ["signsAccountWebhooks", "retriesBotWebhooks", "botTyping"]],
  ["4.12.1", ["-contentIsRendered"]],
  ["4.13.0", ["signsBotWebhooks", "botEventsIncludeUpdates"]],
  ["4.14.2", ["blocksPrivateAddresses", "botLabels", "botCanReadConversation", "botReadFailsWithTeam"]],
  ["4.16.2", ["nativeOwner"]],
  ["4.17.0", ["assignmentMovesStatus", "mergeAttributes"]],
  ["4.18.0", ["-botReadFailsWithTeam"]],
];

function flagsOf(abilities: Abilities): readonly string[] {
  return Object.entries(abilities)
    .filter(([, value]) => value === true)
    .map(([key]) => key)
    .sort();
}

describe("what a version can do", () => {
  it.each(RELEASES.map(([version], index) => [version, index] as const))("%s", (version, index) => {
    const expected = new Set<string>();
    for (const [, changes] of RELEASES.slice(0, index + 1)) {
      for (const change of changes) change.startsWith("-") ? expected.delete(change.slice(1)) : expected.add(change);
    }
    expect(flagsOf(abilitiesOf(version))).toEqual([...expected].sort());
  });

  it("goes by what was found where that differs from the number", () => {
    const early = { botLabels: true, botCanReadConversation: true, botHasSecret: true, botTyping: true };
    expect(abilitiesOf("4.10.1", early)).toMatchObject({
      botLabels: true,
      botCanReadConversation: true,
      signsBotWebhooks: true,
      botEventsIncludeUpdates: true,
    });
    expect(abilitiesOf("4.16.2", { botLabels: false, botHasSecret: false })).toMatchObject({
      botLabels: false,
      signsBotWebhooks: false,
    });
  });
});

describe("what is missing", () => {
  it("is nothing to speak of in a new version with a user token", () => {
    const found = { readsMessages: true, readsPresence: true };
    expect(missingAbilities(abilitiesOf("4.18.0", found))).toEqual([]);
  });

  it("says in words what is done instead", () => {
    const missing = missingAbilities(abilitiesOf("4.10.1", { readsMessages: true, readsPresence: true }));
    expect(missing).toContain("Labels are written with the user token, because bots may set labels only since 4.14.2.");
    expect(missing).toContainEqual(expect.stringContaining("come through an account webhook"));
  });

  it("names the setting that would help", () => {
    expect(missingAbilities(abilitiesOf("4.16.2"))[0]).toContain("CHATWOOT_USER_TOKEN");
  });
});

describe("versions", () => {
  it.each([
    ["4.10.1", [4, 10, 1]],
    ["v4.16", [4, 16, 0]],
    ["4.16.2-acme.3", [4, 16, 2]],
    [" 4.9.0 ", [4, 9, 0]],
    ["latest", undefined],
    ["", undefined],
  ])("%j is %j", (text, version) => {
    expect(parseVersion(text)).toEqual(version);
  });

  it.each([
    ["4.10.1", "4.9", true],
    ["4.10.1", "4.10.1", true],
    ["4.10.1", "4.10.2", false],
    ["3.99.0", "4", false],
    ["5.0.0", "4.17", true],
  ])("%s is at least %s: %s", (version, wanted, truth) => {
    expect(atLeast(parseVersion(version), wanted)).toBe(truth);
  });
});

describe("detecting", () => {
  const refuse = (error: string) => ({ status: 401, body: { error } });

  /** A fork with an own number whose bot may label, but not type. */
  function startFork(more: Record<string, object> = {}) {
    const answers: Record<string, object> = {
      "GET /api": { body: { version: "acme-7" } },
      "POST /api/v1/accounts/3/conversations/0/toggle_typing_status": refuse(
        "Access to this endpoint is not authorized for bots",
      ),
      "POST /api/v1/accounts/3/conversations/0/custom_attributes": { status: 500 },
      ...more,
    };
    const notFound = { status: 404, body: { error: "Resource could not be found" } };
    return startFake([
      (response, request) => answer(response, answers[`${request.method} ${request.url}`] ?? notFound),
    ]);
  }

  it("tries what the bot may do on a conversation that cannot exist", async () => {
    const fork = await startFork();
    const { abilities, missing } = await detectAbilities({ bot: aClient(fork.url), user: null });
    expect(abilities).toMatchObject({
      version: "acme-7",
      botLabels: true,
      botCanReadConversation: true,
      botTyping: false,
      botAttributes: false,
      readsMessages: false,
    });
    expect(missing).toContainEqual(expect.stringContaining("no typing sign"));
    for (const { path } of fork.seen) expect(path === "/api" || path.includes("/conversations/0")).toBe(true);
  });

  it("does not trust an agent who sees no inbox to read messages", async () => {
    const fork = await startFork({
      "GET /api/v1/accounts/3/inboxes": { body: { payload: [] } },
      "GET /api/v1/accounts/3/agents": { body: [] },
      "GET /api/v1/profile": { body: { accounts: [{ id: 3, role: "agent" }] } },
    });
    const { abilities } = await detectAbilities({ bot: null, user: aClient(fork.url) });
    expect(abilities).toMatchObject({ readsMessages: false, readsPresence: true, administrator: false });
  });

  it("sees as an administrator whether bots have a secret", async () => {
    const bots = [
      { id: 1, account_id: null },
      { id: 2, account_id: 3, secret: "s3cret" },
    ];
    const fork = await startFork({
      "GET /api/v1/profile": { body: { accounts: [{ id: 3, role: "administrator" }] } },
      "GET /api/v1/accounts/3/inboxes": { body: { payload: [{ id: 1 }] } },
      "GET /api/v1/accounts/3/agent_bots": { body: bots },
    });
    const { abilities } = await detectAbilities({ bot: null, user: aClient(fork.url) });
    expect(abilities).toMatchObject({ administrator: true, readsMessages: true, signsBotWebhooks: true });
  });

  it("reports a token that works nowhere instead of a list of lacks", async () => {
    const fake = await startFake([
      (response, request) =>
        answer(response, request.url === "/api" ? { body: { version: "4.16.2" } } : refuse("Invalid Access Token")),
    ]);
    await expect(detectAbilities({ bot: aClient(fake.url), user: null })).rejects.toMatchObject({
      code: "chatwoot_unauthorized",
      reason: "unknown_token",
    });
  });
});
