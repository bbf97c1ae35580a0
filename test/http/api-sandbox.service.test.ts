import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { runBaton } from "../cli/run-baton.ts";
import { ADMIN, CONNECTION, SECRET_KEY, usePlay } from "../helpers/running-baton.ts";

const play = usePlay({ extraWorkers: 1 });

async function call(request: string, token: string, body?: object) {
  const [method = "GET", path = ""] = request.split(" ");
  const response = await fetch(`${play().baton.url}/api/v1${path}`, {
    method,
    headers: { "api-access-token": token },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

const databaseUrl = (): string => play().db.client.config.connection.connectionString;
const admin = () => play().api.tokenOf(ADMIN);
const inboxes = async () => (await call(`GET /inboxes?connection=${CONNECTION}`, admin())).body.inboxes;

/** What Baton promises for a change to be in force in every process. */
const IN_FORCE_MS = 1_000;

describe("with the tokens of Chatwoot's own users", () => {
  it("administrators come in, agents and bots do not", async () => {
    const { api } = play();
    const statusFor = async (token: string) => (await call(`GET /inboxes?connection=${CONNECTION}`, token)).status;
    expect(await statusFor(admin())).toBe(200);
    expect(await statusFor(api.tokenOf("Bruno Lima"))).toBe(403);
    const [connection] = await play().baton.stores.connections.list();
    expect(await statusFor(connection?.botToken ?? "")).toBe(401);
    expect((await call("GET /connections", admin())).body.connections).toMatchObject([{ id: CONNECTION }]);
  });

  it("nobody does while Chatwoot fails", async () => {
    const { api } = play();
    await api.set("faults", { status: 500, fail_rate: 1 });
    const { status, body } = await call(`GET /inboxes?connection=${CONNECTION}`, api.tokenOf("Carla Nunes"));
    await api.set("faults", {});
    expect([status, body.error.code]).toEqual([503, "token_uncheckable"]);
  });
});

describe("a change", () => {
  it("is in force within a second, in every worker", async () => {
    const before = await play().customer();
    await before.write("oi");
    await play().idle();
    expect(await play().botSaid(before.conversationId)).toHaveLength(1);
    const site = (await inboxes())[0];
    const path = `/inboxes/${CONNECTION}/${site.inbox}`;
    const { settings, version } = (await call(`GET ${path}`, admin())).body;
    await call(`PUT ${path}`, admin(), { version, settings: { ...settings, enabled: false } });
    await sleep(IN_FORCE_MS);
    const after = await Promise.all([1, 2, 3, 4].map(() => play().customer()));
    await Promise.all(after.map((one) => one.write("oi")));
    await play().idle();
    for (const { conversationId } of after) {
      expect(await play().botSaid(conversationId)).toEqual([]);
      expect(await play().api.conversation(conversationId)).toMatchObject({ status: "open" });
    }
    await call(`POST ${path}/rollback`, admin(), { to: version, version: version + 1 });
  });

  it("made in another process counts here as well", async () => {
    const [, whatsapp] = await inboxes();
    const { stdout } = await runBaton(["inbox", "set", String(whatsapp.inbox), "-"], {
      env: { DATABASE_URL: databaseUrl(), BATON_SECRET_KEY: SECRET_KEY },
      stdin: "{ enabled: false }",
    });
    expect(stdout).toContain("in force within a second");
    await sleep(IN_FORCE_MS);
    const customer = await play().customer("whatsapp");
    await customer.write("oi");
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([]);
  });
});
