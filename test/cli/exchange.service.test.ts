import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { parse, stringify } from "yaml";
import { useTestDatabase } from "../helpers/test-database.ts";
import { runBaton } from "./run-baton.ts";
import { KEY, useServedSandbox } from "./served.ts";

const database = useTestDatabase();
const served = useServedSandbox(database);

const baton = (...args: string[]) => runBaton(args, { env: { DATABASE_URL: database.url, BATON_SECRET_KEY: KEY } });
const settings = () => served.baton.stores.settings;
const documents = async () =>
  Object.fromEntries((await settings().list(served.id)).map(({ name, document }) => [name, document]));

async function aFile(content?: object): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-exchange-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "setup.yaml");
  if (content) await writeFile(file, stringify(content));
  return file;
}

async function set(name: string, document: Record<string, unknown>): Promise<void> {
  const inbox = (await settings().list(served.id)).find((one) => one.name === name);
  if (!inbox) throw new Error(`There is no inbox ${name}`);
  await settings().save(inbox, document, { author: "test" });
}

beforeEach(async () => {
  for (const { name } of await settings().list(served.id)) await set(name, {});
});

const HOOK = "https://hooks.example.com/a-key-of-its-own";

describe("baton export", () => {
  it("writes teams, labels and every inbox's settings, and no secret", async () => {
    await set("WhatsApp", { quiet_time_ms: 4000, notify: { webhook_url: HOOK, emails: ["ana@aurora.example"] } });
    const file = await aFile();
    const { code, stdout } = await baton("export", file);
    expect([code, stdout]).toEqual([0, `4 inbox(es) of ${served.id} written to ${file}\n`]);
    const text = await readFile(file, "utf8");
    expect(parse(text)).toMatchObject({
      bot: "Baton",
      teams: expect.arrayContaining([{ name: "vendas", description: "Compras, tamanhos e pagamento" }]),
      labels: expect.arrayContaining([{ title: "vip", description: "Cliente de longa data", color: "#7c3aed" }]),
      inboxes: { Site: {}, WhatsApp: { quiet_time_ms: 4000, notify: { emails: ["ana@aurora.example"] } } },
    });
    const { botToken, userToken, botSecret, urlToken } = await served.baton.stores.connections
      .list()
      .then(([connection]) => connection ?? expect.fail("no connection"));
    for (const secret of [HOOK, botToken, userToken, botSecret, urlToken]) expect(text).not.toContain(secret);
  });

  it("prints where no file is named, and sound settings only", async () => {
    const { stdout } = await baton("export");
    const file = await aFile(parse(stdout));
    expect((await baton("check", file)).stdout).toContain("is sound.");
  });
});

describe("baton import", () => {
  it("brings an export back, and leaves the secrets that are here alone", async () => {
    await set("WhatsApp", { quiet_time_ms: 4000, notify: { webhook_url: HOOK } });
    const file = await aFile();
    await baton("export", file);
    await set("WhatsApp", { enabled: false, notify: { webhook_url: `${HOOK}/2` } });
    await set("Site", { quiet_time_ms: 10 });
    const { code, stdout } = await baton("import", file);
    expect(code).toBe(0);
    expect(stdout).toContain("  = E-mail is set like that already");
    expect(await documents()).toEqual({
      Site: {},
      "Chat do site": {},
      "E-mail": {},
      WhatsApp: { quiet_time_ms: 4000, notify: { webhook_url: `${HOOK}/2` } },
    });
  });

  it("makes what Chatwoot lacks", async () => {
    const file = await aFile({
      teams: [{ name: "Jurídico" }],
      labels: [{ title: "contrato" }],
      attributes: [{ key: "cnpj", name: "CNPJ", model: "contact" }],
      inboxes: { Site: { routing: { default_team: "jurídico" } } },
    });
    const plan = await baton("import", file, "--dry-run");
    expect(plan.stdout).toContain('  + Creates the team "jurídico"');
    expect(plan.stdout).toContain("Nothing was changed (--dry-run).");
    expect(await documents()).toMatchObject({ Site: {} });
    expect((await baton("import", file)).code).toBe(0);
    expect(await served.chatwoot.call("GET", "/teams")).toContainEqual(expect.objectContaining({ name: "jurídico" }));
    expect(await served.chatwoot.call("GET", "/labels")).toMatchObject({
      payload: expect.arrayContaining([expect.objectContaining({ title: "contrato" })]),
    });
    expect(await documents()).toMatchObject({ Site: { routing: { default_team: "jurídico" } } });
  });

  it("sets all inboxes alike where the file names none", async () => {
    expect((await baton("import", await aFile({ settings: { quiet_time_ms: 700 } }))).code).toBe(0);
    expect(Object.values(await documents())).toEqual(Array(4).fill({ quiet_time_ms: 700 }));
  });

  it("leaves all inboxes alone where the file says nothing of settings", async () => {
    await set("Site", { enabled: false });
    expect((await baton("import", await aFile({ labels: [{ title: "vip" }] }))).code).toBe(0);
    expect(await documents()).toMatchObject({ Site: { enabled: false } });
  });

  it("applies nothing when anything is wrong with the file", async () => {
    const file = await aFile({ inboxes: { Site: { enabled: false }, WhatsApp: { enabled: "no" } } });
    const { code, stderr } = await baton("import", file);
    expect(code).toBe(1);
    expect(stderr).toContain("/inboxes/WhatsApp/enabled must be true or false, not a text");
    expect(await documents()).toMatchObject({ Site: {}, WhatsApp: {} });
  });

  it("applies nothing when an inbox is unknown", async () => {
    const file = await aFile({ inboxes: { Site: { enabled: false }, Whatsap: {}, Telegram: {} } });
    const { code, stderr } = await baton("import", file);
    expect(code).toBe(1);
    expect(stderr).toContain("nothing was imported:\n- Whatsap; did you mean WhatsApp?\n- Telegram\nIt has: Site,");
    expect(await documents()).toMatchObject({ Site: {} });
  });

  it("applies nothing when Chatwoot refuses what is to be made", async () => {
    const [connection] = await served.baton.stores.connections.list();
    if (!connection) throw new Error("no connection");
    const ofAgent = served.chatwoot.agents[0] ?? "";
    await served.baton.stores.connections.save({ ...connection, userToken: ofAgent });
    onTestFinished(() => served.baton.stores.connections.save(connection));
    const file = await aFile({ labels: [{ title: "brand-new" }], inboxes: { Site: { enabled: false } } });
    const { code, stderr } = await baton("import", file);
    expect(code).toBe(1);
    expect(stderr).toContain("needs the access token of an administrator");
    expect(await documents()).toMatchObject({ Site: {} });
  });
});
