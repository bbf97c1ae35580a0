import { afterAll, beforeAll, expect, it } from "vitest";
import { openStores } from "../../plugin/db/stores.ts";
import { type Sandbox, startSandbox } from "../../sandbox/server.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { runBaton } from "./run-baton.ts";
import { introduce, KEY } from "./served.ts";

const database = useTestDatabase();
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.stop());

async function setup(...args: string[]) {
  const { url, accountId, admin } = await introduce(sandbox.url);
  const chatwoot = { CHATWOOT_BASE_URL: url, CHATWOOT_ACCOUNT_ID: String(accountId), CHATWOOT_API_TOKEN: admin };
  const env = {
    DATABASE_URL: database.url,
    BATON_SECRET_KEY: KEY,
    BATON_PUBLIC_URL: "http://127.0.0.1:4",
    ...chatwoot,
  };
  return runBaton(["setup", ...args], { env });
}

const settings = () => openStores(database.db, KEY).settings;

async function inboxes() {
  const [connection] = await openStores(database.db, KEY).connections.list();
  return settings().list(connection?.id ?? "");
}

it("applies an example by its name, each inbox with what it has different, and never over what an admin has set", async () => {
  const first = await setup("--preset", "shop");
  expect([first.code, first.stderr]).toEqual([0, ""]);
  expect(first.stdout).toContain('Creates the label "baton-handoff"');
  const byName = new Map((await inboxes()).map((inbox) => [inbox.name, inbox]));
  expect(byName.get("Site")).toMatchObject({ version: 1, author: "setup", document: { locale: "pt-BR" } });
  expect(byName.get("E-mail")?.document).toMatchObject({
    quiet_time_ms: 5000,
    hours: { source: "own", holidays: expect.any(Array) },
  });
  const site = byName.get("Site") ?? expect.fail("no inbox");
  await settings().save(site, { enabled: false }, { author: "cli:maria" });
  expect((await setup("--preset", "shop")).code).toBe(0);
  expect(await settings().load(site)).toMatchObject({ version: 2, document: { enabled: false } });
});

it("sets nothing when the example does not exist", async () => {
  const { code, stderr } = await setup("--preset", "shopp");
  expect([code, stderr.trim()]).toEqual([
    1,
    expect.stringContaining("There is no set-up file at shopp; examples are: "),
  ]);
});
