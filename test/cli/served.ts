import { createServer, type RequestListener } from "node:http";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { loadConfig } from "../../plugin/config.ts";
import { type RunningBaton, startBaton } from "../../plugin/main.ts";
import { prepareConnection } from "../../plugin/setup/connect.ts";
import { emptyPreset } from "../../plugin/setup/preset/preset.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";
import { type Sandbox, startSandbox } from "../../sandbox/server.ts";
import type { TestDatabase } from "../helpers/test-database.ts";

export const KEY = "a key of the tests, thirty-two signs";
export const quiet = createLogger({ level: "silent" });

interface Facts {
  readonly account_id: number;
  readonly inboxes: readonly { readonly id: number; readonly name: string; readonly inbox_identifier: string }[];
  readonly users: readonly { readonly name: string; readonly role: string; readonly access_token: string }[];
}

/** As `openConfig` gives it: complete, with a database and a key. */
export function aConfig(env: Readonly<Record<string, string>>) {
  const config = loadConfig({ BATON_SECRET_KEY: KEY, ...env });
  return { ...config, DATABASE_URL: env.DATABASE_URL ?? "", BATON_SECRET_KEY: config.BATON_SECRET_KEY ?? "" };
}

export interface Played {
  readonly url: string;
  readonly accountId: number;
  readonly inboxes: Facts["inboxes"];
  readonly admin: string;
  readonly agents: readonly string[];
  /** As the administrator. */
  call(method: string, path: string, body?: object): Promise<unknown>;
}

export async function introduce(url: string): Promise<Played> {
  const facts = (await (await fetch(`${url}/sandbox.json`)).json()) as Facts;
  const tokens = (role: string) => facts.users.filter((user) => user.role === role).map((user) => user.access_token);
  const admin = tokens("administrator")[0] ?? "";
  return {
    url,
    accountId: facts.account_id,
    inboxes: facts.inboxes,
    admin,
    agents: tokens("agent"),
    async call(method, path, body) {
      const headers = { "content-type": "application/json", "api-access-token": admin };
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await fetch(`${url}/api/v1/accounts/${facts.account_id}${path}`, { method, headers, ...sent });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
      return text === "" ? undefined : JSON.parse(text);
    },
  };
}

/** Baton and a Chatwoot that knows it, as after `baton setup`; the same for all tests of a file. */
export function useServedSandbox(database: TestDatabase, version = "4.16.2") {
  let opened: { sandbox: Sandbox; baton: RunningBaton; chatwoot: Played } | undefined;
  let connectionId = "";
  const get = () => {
    if (!opened) throw new Error("The served sandbox is there inside tests only");
    return opened;
  };
  const env = () => ({
    DATABASE_URL: database.url,
    BATON_PUBLIC_URL: get().baton.url ?? "",
    CHATWOOT_BASE_URL: get().chatwoot.url,
    CHATWOOT_ACCOUNT_ID: String(get().chatwoot.accountId),
    CHATWOOT_API_TOKEN: get().chatwoot.admin,
  });
  /** What `baton setup` does; mends whatever a test broke. */
  const connect = async () => {
    const { baton, chatwoot } = get();
    const { url: baseUrl, accountId, admin: adminToken } = chatwoot;
    const target = { baseUrl, accountId, adminToken, userToken: null, inboxIds: "all" as const };
    const batonUrl = baton.url ?? "";
    const parts = { stores: baton.stores, target: { ...target, batonUrl }, preset: emptyPreset, log: quiet };
    const prepared = await prepareConnection(parts);
    await prepared.apply({ replaceBots: true });
    connectionId = prepared.id;
  };
  beforeAll(async () => {
    const sandbox = await startSandbox({ port: 0, version });
    const baton = await startBaton({ config: aConfig({ DATABASE_URL: database.url, PORT: "0" }), log: quiet });
    opened = { sandbox, baton, chatwoot: await introduce(sandbox.url) };
    await connect();
  });
  afterAll(async () => {
    await opened?.baton.stop();
    await opened?.sandbox.stop();
  });
  return {
    connect,
    env,
    get id() {
      return connectionId;
    },
    get baton() {
      return get().baton;
    },
    get chatwoot() {
      return get().chatwoot;
    },
  };
}

/** Something else that listens; gone with the test. */
export async function aServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

/** Nobody listens there: a port that was free a moment ago. */
export async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}
