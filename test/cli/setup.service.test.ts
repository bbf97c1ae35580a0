import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { setup } from "../../plugin/cli/setup.ts";
import { openStores } from "../../plugin/db/stores.ts";
import { startSandbox } from "../../sandbox/server.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { introduce, KEY, type Played } from "./served.ts";

const database = useTestDatabase();

/** A Chatwoot nobody has set up yet; what is stored about it goes with the test. */
async function aChatwoot(version = "4.16.2"): Promise<Played> {
  const sandbox = await startSandbox({ port: 0, version });
  onTestFinished(async () => {
    await sandbox.stop();
    await database.db("connections").delete();
  });
  return introduce(sandbox.url);
}

/** `baton setup <args>` in this process: what it prints. */
async function runSetup(chatwoot: Played, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const given = {
    DATABASE_URL: database.url,
    BATON_SECRET_KEY: KEY,
    BATON_PUBLIC_URL: "https://baton.example.com",
    CHATWOOT_BASE_URL: chatwoot.url,
    CHATWOOT_ACCOUNT_ID: String(chatwoot.accountId),
    CHATWOOT_API_TOKEN: chatwoot.admin,
    ...env,
  };
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
  try {
    await setup(args);
  } finally {
    log.mockRestore();
    vi.unstubAllEnvs();
  }
  return lines.join("\n");
}

const stored = () => openStores(database.db, KEY).connections.list();
const botsOf = async (chatwoot: Played) =>
  ((await chatwoot.call("GET", "/agent_bots")) as readonly { readonly name: string }[]).map(({ name }) => name);

describe.each(["4.16.2", "4.10.1"])("baton setup on Chatwoot %s", (version) => {
  it("changes nothing with --dry-run and prints a plan that can be read", async () => {
    const chatwoot = await aChatwoot(version);
    const before = await botsOf(chatwoot);
    const printed = await runSetup(chatwoot, ["--dry-run"]);
    expect(printed).toContain('+ Creates the bot "Baton", which receives its events at https://baton.example.com');
    expect(printed).toContain('+ Connects the bot to inbox "Site" (1)');
    expect(printed).toContain("Nothing was changed (--dry-run).");
    if (version === "4.10.1") expect(printed).toContain("+ Creates the account webhook");
    expect(await botsOf(chatwoot)).toEqual(before);
    expect(await stored()).toEqual([]);
  });

  it("connects the account, and finds everything there the second time", async () => {
    const chatwoot = await aChatwoot(version);
    const first = await runSetup(chatwoot);
    expect(first).toMatch(/Done: \d+ change\(s\)\./);
    expect(first).toContain(`to Chatwoot ${version}; inboxes: Site, WhatsApp, Chat do site, E-mail.`);
    const [connection, ...others] = await stored();
    const second = await runSetup(chatwoot);
    expect(second).toContain("Everything was there already.");
    expect(second).not.toMatch(/^ {2}[+~!]/m);
    expect(others).toEqual([]);
    expect(await stored()).toEqual([connection]);
    expect((await botsOf(chatwoot)).filter((name) => name === "Baton")).toHaveLength(1);
  });

  it("never prints a secret, and stores none in the clear", async () => {
    const chatwoot = await aChatwoot(version);
    const printed = await runSetup(chatwoot);
    const [connection] = await stored();
    const { botToken, userToken, botSecret, accountSecret, urlToken } = connection ?? {};
    const secrets = [botToken, userToken, botSecret, accountSecret, urlToken].filter((secret) => Boolean(secret));
    const row = JSON.stringify(await database.db("connections").first());
    expect(secrets.length).toBeGreaterThanOrEqual(3);
    for (const secret of secrets) {
      expect(printed).not.toContain(secret);
      expect(row).not.toContain(secret);
    }
  });
});

describe("baton setup", () => {
  it("makes what a set-up file names, for the inboxes that are chosen", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "baton-setup-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = path.join(folder, "shop.yaml");
    await writeFile(file, "bot: Nova\nteams: [{ name: Noites }]\nlabels: [{ title: bot-duvida }]\n");
    const chatwoot = await aChatwoot();
    const printed = await runSetup(chatwoot, ["--preset", file], { CHATWOOT_INBOX_IDS: "1,3" });
    expect(printed).toContain('Creates the bot "Nova"');
    expect(printed).toContain("inboxes: Site, Chat do site.");
    const teams = (await chatwoot.call("GET", "/teams")) as readonly { readonly name: string }[];
    expect(teams.map(({ name }) => name)).toContain("noites");
    const [connection] = await stored();
    const rows = await database
      .db("inboxes")
      .where({ connection_id: connection?.id })
      .orderBy("inbox_id")
      .pluck("inbox_id");
    expect(rows).toEqual([1, 3]);
  });

  it("leaves another bot alone until it is told to replace it", async () => {
    const chatwoot = await aChatwoot();
    const rival = (await chatwoot.call("POST", "/agent_bots", { name: "Rival" })) as { readonly id: number };
    await chatwoot.call("POST", "/inboxes/1/set_agent_bot", { agent_bot: rival.id });
    const careful = await runSetup(chatwoot);
    expect(careful).toContain('! Inbox "Site" (1) has another bot, "Rival"');
    expect(careful).toMatch(/left alone: .*--replace-bots/);
    const bot = async () =>
      (await chatwoot.call("GET", "/inboxes/1/agent_bot")) as { readonly agent_bot: { readonly name: string } };
    expect((await bot()).agent_bot.name).toBe("Rival");
    await runSetup(chatwoot, ["--replace-bots"]);
    expect((await bot()).agent_bot.name).toBe("Baton");
  });

  it("renews the secret when asked to, and stores the new one", async () => {
    const chatwoot = await aChatwoot();
    await runSetup(chatwoot);
    const [before] = await stored();
    expect(await runSetup(chatwoot, ["--rotate-secret"])).toContain("~ Renews the secret");
    const [after] = await stored();
    expect(after?.botSecret).not.toBe(before?.botSecret);
    const bot = (await chatwoot.call("GET", `/agent_bots/${after?.botId}`)) as { readonly secret: string };
    expect(after?.botSecret).toBe(bot.secret);
  });

  it.each([
    [
      "no token is set",
      { CHATWOOT_API_TOKEN: "" },
      /^Set CHATWOOT_BASE_URL, CHATWOOT_ACCOUNT_ID and CHATWOOT_API_TOKEN/,
    ],
    ["the token is unknown", { CHATWOOT_API_TOKEN: "nobody-knows-this" }, /does not know this access token/],
    ["the account is another one", { CHATWOOT_ACCOUNT_ID: "77" }, /not in account 77: correct CHATWOOT_ACCOUNT_ID/],
    ["an inbox does not exist", { CHATWOOT_INBOX_IDS: "1,99" }, /no inbox 99; there are: "Site" \(1\)/],
    ["the public address is none", { BATON_PUBLIC_URL: "baton" }, /public address .*https:\/\/baton\.example\.com/],
  ])("says so when %s, and stores nothing", async (_what, env, words) => {
    const chatwoot = await aChatwoot();
    await expect(runSetup(chatwoot, [], env)).rejects.toThrow(words);
    expect(await stored()).toEqual([]);
  });

  it("says so when the token is an agent's", async () => {
    const chatwoot = await aChatwoot();
    const env = { CHATWOOT_API_TOKEN: chatwoot.agents[0] ?? "" };
    await expect(runSetup(chatwoot, [], env)).rejects.toThrow("setting up needs an administrator's token");
  });
});
