import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { defaultSettings } from "../../plugin/core/settings/settings.ts";
import { openStores, type Stores } from "../../plugin/db/stores.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aConnection, SECRET_KEY } from "../http/webhook-service.ts";
import { runBaton } from "./run-baton.ts";

const database = useTestDatabase();
const key = { connectionId: "shop", inboxId: 3 };
const by = { author: "cli:maria" };

let stores: Stores;

beforeEach(async () => {
  await database.db("connections").delete();
  stores = openStores(database.db, SECRET_KEY);
  await stores.connections.save(aConnection({ id: "shop" }));
  await stores.inboxes.saveAll([
    { connectionId: "shop", id: 3, name: "Site", channel: "Channel::WebWidget" },
    { connectionId: "shop", id: 5, name: "WhatsApp", channel: "Channel::Whatsapp" },
  ]);
});

const inbox = (args: readonly string[], stdin = "") =>
  runBaton(["inbox", ...args], { env: { DATABASE_URL: database.url, BATON_SECRET_KEY: SECRET_KEY }, stdin });

async function aFile(text: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-inbox-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, "settings.yaml"), text);
  return path.join(folder, "settings.yaml");
}

const current = () => stores.settings.load(key);

describe("baton inbox list", () => {
  it("shows every inbox and who set it last", async () => {
    await stores.settings.save(key, { enabled: false }, by);
    const { stdout, code } = await inbox(["list"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^inbox +name +channel +connection +settings$/m);
    expect(stdout).toMatch(/^3 +Site +WebWidget +shop +version 1 by cli:maria at \d{4}-/m);
    expect(stdout).toMatch(/^5 +WhatsApp +Whatsapp +shop +defaults$/m);
  });

  it("speaks JSON to machines", async () => {
    const { stdout } = await inbox(["list", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject([
      { inboxId: 3, version: 0 },
      { inboxId: 5, name: "WhatsApp" },
    ]);
  });
});

describe("baton inbox get", () => {
  it("prints what differs from the defaults, as YAML that can be set again", async () => {
    const document = {
      quiet_time_ms: 3000,
      hours: { source: "own", weekly: [{ days: ["sat"], from: "09:00", to: "13:00" }] },
    };
    await stores.settings.save(key, document, by);
    const { stdout } = await inbox(["get", "site"]);
    expect(stdout).toMatch(/^# Site \(inbox 3 of shop\), version 1 by cli:maria/);
    expect(parse(stdout)).toEqual(document);
  });

  it("prints everything with --defaults, and what each setting is good for", async () => {
    await stores.settings.save(key, { quiet_time_ms: 3000 }, by);
    const { stdout } = await inbox(["get", "3", "--defaults"]);
    expect(stdout).toContain("# Whether the bot answers in this inbox (true, false)\nenabled: true");
    expect(parse(stdout)).toEqual({ ...defaultSettings, quiet_time_ms: 3000 });
  });

  it("says which inboxes there are when it is asked for another", async () => {
    const { stderr, code } = await inbox(["get", "Telegram"]);
    expect(code).toBe(1);
    expect(stderr).toContain('There is no inbox Telegram; there are: 3 "Site" (shop), 5 "WhatsApp" (shop)');
  });

  it("asks for the connection where two have such an inbox", async () => {
    await stores.connections.save(aConnection({ id: "other" }));
    await stores.inboxes.saveAll([{ connectionId: "other", id: 3, name: "Loja", channel: "Channel::Api" }]);
    expect((await inbox(["get", "3"])).stderr).toContain(
      "Several inboxes are called 3; use the number, with --connection",
    );
    expect((await inbox(["get", "3", "--connection", "other"])).stdout).toContain(
      "# Loja (inbox 3 of other), defaults",
    );
    expect((await inbox(["get", "Loja"])).stdout).toContain("# Loja");
  });
});

describe("baton inbox set", () => {
  it("saves a file and shows what changed, against the defaults too", async () => {
    const file = await aFile("# for now\nquiet_time_ms: 2500\nrouting: { default_team: suporte }\n");
    const { stdout, code } = await inbox(["set", "Site", file]);
    expect(code).toBe(0);
    expect(stdout).toContain("Site is at version 1 now, in force within a second:");
    expect(stdout).toMatch(/\/quiet_time_ms +\(default: 1500\) → 2500/);
    expect(await current()).toMatchObject({
      version: 1,
      document: { quiet_time_ms: 2500, routing: { default_team: "suporte" } },
      author: expect.stringMatching(/^cli/),
    });
  });

  it("takes JSON from the input, and leaves the examples of a file aside", async () => {
    const { code } = await inbox(["set", "3", "-"], '{"enabled": false, "conversations": [{"name": "x"}]}');
    expect(code).toBe(0);
    expect(await current()).toMatchObject({ document: { enabled: false } });
  });

  it("refuses a file whole, with every problem and its line", async () => {
    await stores.settings.save(key, { enabled: false }, by);
    const { stderr, code } = await inbox(["set", "3", await aFile("quiet_time_ms: -1\nhours:\n  sauce: own\n")]);
    expect(code).toBe(1);
    expect(stderr).toContain("has 2 problem(s):");
    expect(stderr).toContain("- line 1: /quiet_time_ms must be at least 0");
    expect(stderr).toContain("- line 3: /hours/sauce there is no such setting; did you mean source?");
    expect(await current()).toMatchObject({ version: 1, document: { enabled: false } });
  });

  it("does not take nothing at all for the defaults", async () => {
    await stores.settings.save(key, { enabled: false }, by);
    const { stderr, code } = await inbox(["set", "3", "-"], "");
    expect([code, stderr.trim()]).toEqual([1, "the input is empty; to restore the defaults, write {}"]);
    expect(await current()).toMatchObject({ version: 1 });
  });

  it("refuses to overwrite what somebody else saved meanwhile", async () => {
    await stores.settings.save(key, { enabled: false }, by);
    const { stderr, code } = await inbox(["set", "3", "-", "--expect", "0"], "quiet_time_ms: 10");
    expect(code).toBe(1);
    expect(stderr).toContain("Somebody else has changed inbox 3: its settings are at version 1, not 0");
    expect(await current()).toMatchObject({ version: 1 });
  });

  it("only shows what it would do with --dry-run, warnings included", async () => {
    const text = "handoff: { words: [gerente], not_words: [gerente] }";
    const { stdout, stderr } = await inbox(["set", "3", "-", "--dry-run"], text);
    expect(stdout).toContain("Would change Site (--dry-run):");
    expect(stderr).toContain("! line 1: /handoff/words/0 “gerente” is in not_words as well");
    expect(await current()).toMatchObject({ version: 0 });
  });

  it("says how it is used", async () => {
    const { stderr, code } = await inbox(["set", "3"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Use it as: baton inbox set <inbox> <file|->");
    expect((await inbox(["paint", "3"])).stderr).toContain("there is: list, get, set, diff, history, rollback");
  });
});

describe("what was", () => {
  beforeEach(async () => {
    await stores.settings.save(key, { quiet_time_ms: 1000 }, by);
    await stores.settings.save(key, { quiet_time_ms: 2000, enabled: false }, by);
  });

  it("is compared with what is", async () => {
    expect((await inbox(["diff", "Site"])).stdout).toMatch(/version 1 → 2\n.*\/enabled.*\n.*1000 → 2000/);
    const { stdout } = await inbox(["diff", "Site", "0", "--json"]);
    expect(JSON.parse(stdout)).toEqual({
      from: 0,
      to: 2,
      changes: [
        { path: "/enabled", after: false },
        { path: "/quiet_time_ms", after: 2000 },
      ],
    });
  });

  it("is told version by version, and can be had back", async () => {
    const { stdout } = await inbox(["rollback", "Site", "1"]);
    expect(stdout).toContain("Site is at version 3 now");
    expect(await current()).toMatchObject({ version: 3, document: { quiet_time_ms: 1000 } });
    const history = await inbox(["history", "Site"]);
    expect(history.stdout).toMatch(/^version 3 by cli\S* at .*, back to version 1$/m);
    expect(history.stdout).toMatch(/^version 2 by cli:maria at /m);
  });

  it("cannot be had back when it never was", async () => {
    const { stderr, code } = await inbox(["rollback", "Site", "9"]);
    expect([code, stderr.trim()]).toEqual([1, "Inbox 3 has no version 9 of its settings; the newest is 2"]);
    expect((await inbox(["rollback", "Site", "last"])).stderr).toContain("A version is a number, not last");
  });
});
