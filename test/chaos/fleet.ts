import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Knex } from "knex";
import { createDatabase } from "../../plugin/db/postgres/database.ts";
import { migrate } from "../../plugin/db/postgres/migrations.ts";
import { openStores } from "../../plugin/db/stores.ts";
import { freePort } from "../../plugin/net/free-port.ts";
import { createPlayers, type Players } from "../helpers/players.ts";
import { connect, SECRET_KEY } from "../helpers/running-baton.ts";
import { openSandboxApi } from "../helpers/sandbox-api.ts";
import { type Managed, manage, untilAnswering } from "./process.ts";

/** Baton as it runs in production, a process for each role, and a Chatwoot process it serves. */
export interface Fleet extends Players {
  readonly db: Knex;
  readonly web: Managed;
  readonly workers: readonly Managed[];
  readonly chatwoot: Managed;
  /** Starts the sandbox again after it was ended; it has kept its state if it was ended politely. */
  startChatwoot(): Promise<void>;
  stop(): Promise<void>;
}

export interface FleetOptions {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  readonly workers: number;
  readonly version?: string;
}

const RECONCILE_SECONDS = "5";
const POOL_SIZE = "8";

export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-fleet-"));
  const chatwootPort = await freePort();
  const chatwootUrl = `http://127.0.0.1:${chatwootPort}`;
  const webPort = await freePort();
  const webUrl = `http://127.0.0.1:${webPort}`;
  const logFile = (name: string) => path.join(folder, `${name}.log`);
  const chatwoot = manage({
    name: "chatwoot",
    entry: "sandbox/main.js",
    env: {
      SANDBOX_PORT: String(chatwootPort),
      SANDBOX_VERSION: options.version ?? "4.16.2",
      SANDBOX_STATE: path.join(folder, "chatwoot.json"),
    },
    logFile: logFile("chatwoot"),
  });
  const baton = (name: string, role: "web" | "worker") =>
    manage({
      name,
      entry: "plugin/cli/baton.js",
      args: ["start"],
      env: { ...batonEnv(options), BATON_ROLE: role, PORT: String(webPort), CHATWOOT_BASE_URL: chatwootUrl },
      logFile: logFile(name),
    });
  const web = baton("web", "web");
  const workers = Array.from({ length: options.workers }, (_, nr) => baton(`worker-${nr + 1}`, "worker"));
  const everyone = [web, ...workers, chatwoot];
  const db = createDatabase({ url: options.databaseUrl, poolSize: 6, name: "fleet" });
  const stop = async () => {
    for (const process of everyone) process.signal("SIGCONT");
    await Promise.all(everyone.map((process) => process.kill("SIGKILL")));
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  };
  const startChatwoot = async () => {
    chatwoot.start();
    await untilAnswering(`${chatwootUrl}/sandbox.json`);
  };

  try {
    await migrate(db);
    await startChatwoot();
    const api = await openSandboxApi(chatwootUrl);
    await api.set("switches", { messages_per_minute: 1_000 });
    await connect({ stores: openStores(db, SECRET_KEY), api, batonUrl: webUrl });
    for (const process of [web, ...workers]) process.start();
    await untilAnswering(`${webUrl}/readyz`);
    return { ...createPlayers(api), db, web, workers, chatwoot, startChatwoot, stop };
  } catch (error) {
    const said = await Promise.all(everyone.map(async (process) => `${process.name}: ${await process.tail()}`));
    await stop();
    throw new Error(`The fleet did not start.\n${said.join("\n")}`, { cause: error });
  }
}

function batonEnv({ databaseUrl, redisUrl }: FleetOptions): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: POOL_SIZE,
    BATON_SECRET_KEY: SECRET_KEY,
    CHATWOOT_ACCOUNT_ID: "1",
    RECONCILE_INTERVAL_SECONDS: RECONCILE_SECONDS,
    LOG_LEVEL: "warn",
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
  };
}
