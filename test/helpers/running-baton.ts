import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Knex } from "knex";
import { afterAll, beforeAll } from "vitest";
import { createIntentModels } from "../../plugin/brain/by-rules/intent-models.ts";
import type { BatonOptions } from "../../plugin/compose/foundation.ts";
import { loadConfig } from "../../plugin/config.ts";
import type { Brain } from "../../plugin/core/decision.ts";
import { type RunningBaton, startBaton } from "../../plugin/main.ts";
import { prepareConnection } from "../../plugin/setup/connect.ts";
import { emptyPreset } from "../../plugin/setup/preset/preset.ts";
import type { Preset } from "../../plugin/setup/preset/schema.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";
import { startSandbox } from "../../sandbox/server.ts";
import { createPlayers, type Players } from "./players.ts";
import { openSandboxApi } from "./sandbox-api.ts";
import { useTestDatabase } from "./test-database.ts";

export const CONNECTION = "play";
export const SECRET_KEY = "0123456789abcdef0123456789abcdef";
export const ADMIN = "Alice Prado";
/** Long enough that messages written at once fall into it, short enough for tests. */
export const QUIET_MS = 250;
const RECONCILE_SECONDS = 2;
/** Tests write faster than people. */
const NO_LIMITS = { contact_per_minute: 1_000, contact_per_hour: 10_000 };

export interface PlayOptions {
  /** The Chatwoot version that the sandbox plays. */
  readonly version?: string;
  readonly settings?: Preset["settings"];
  readonly brain?: Brain;
  readonly help?: BatonOptions["help"];
  readonly redisUrl?: string | undefined;
  readonly chatwoot?: BatonOptions["chatwoot"];
  readonly reconcileSeconds?: number;
  /** Asks Chatwoot for notes; otherwise they come by webhook only. */
  readonly notesSeconds?: number;
  /** Further settings of the process, such as the address of a scripted model. */
  readonly env?: Readonly<Record<string, string>>;
  /** How often knowledge is read; never unless said. */
  readonly knowledgeSeconds?: number;
  readonly knowledgeFolder?: string;
  /** Baton's clock. */
  readonly now?: () => number;
  /** Chatwoot's clock. */
  readonly chatwootNow?: () => Date;
  /** Further workers on the same database, as more machines would be. */
  readonly extraWorkers?: number;
  readonly switches?: Readonly<Record<string, unknown>>;
}

/** Baton and a Chatwoot of its own, both in this process, speaking HTTP with each other. */
export interface Play extends Players {
  readonly baton: RunningBaton;
  readonly db: Knex;
  /** Resolves when everything that was said is settled, answered and sent. */
  idle(): Promise<void>;
  /** Takes Chatwoot away, with everything it knows; what is returned brings it back at the same address. */
  takeChatwootDown(): Promise<() => Promise<void>>;
}

/** Starts before the first test of the file and stops after its last. Each test brings its own customers. */
export function usePlay(options: PlayOptions | (() => Promise<PlayOptions>) = {}): () => Play {
  const database = useTestDatabase();
  let running: { readonly play: Play; readonly stop: () => Promise<void> } | undefined;
  beforeAll(async () => {
    running = await startPlay(database, typeof options === "function" ? await options() : options);
  });
  afterAll(async () => running?.stop());
  return () => {
    if (!running) throw new Error("The play runs inside tests only");
    return running.play;
  };
}

async function startPlay(database: { readonly db: Knex; readonly url: string }, options: PlayOptions) {
  const chatwoot = await startChatwoot(options);
  // A scripted brain may leave a message to the rules: the first one must not wait for them to be learnt.
  await createIntentModels({ patienceMs: 0 }).prepare();
  const start = (role: "both" | "worker") => startBaton(batonOptions(database.url, role, options));
  const baton = await start("both");
  const workers = await Promise.all(Array.from({ length: options.extraWorkers ?? 0 }, () => start("worker")));
  const api = await openSandboxApi(chatwoot.url);
  await api.set("switches", { messages_per_minute: 1_000, retry_interval_ms: 200, ...options.switches });
  await connect({ stores: baton.stores, api, batonUrl: baton.url ?? "", settings: options.settings });
  const { db } = database;
  return {
    play: { ...createPlayers(api), baton, db, idle: () => untilIdle(db), takeChatwootDown: chatwoot.takeDown },
    async stop() {
      await Promise.all([...workers, baton].map((one) => one.stop()));
      await chatwoot.stop();
    },
  };
}

/** A sandbox that keeps its state, its faults excepted, while it is away. */
async function startChatwoot({ version, chatwootNow }: PlayOptions) {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-play-"));
  const stateFile = path.join(folder, "sandbox.json");
  const start = (port: number) => startSandbox({ port, version, stateFile, now: chatwootNow });
  let sandbox = await start(0);
  const { url, port } = sandbox;
  return {
    url,
    async takeDown() {
      await sandbox.stop();
      return async () => {
        sandbox = await start(port);
      };
    },
    async stop() {
      await sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function batonOptions(databaseUrl: string, role: "both" | "worker", options: PlayOptions): BatonOptions {
  return {
    config: configFor(databaseUrl, role, options),
    log: createLogger({ level: process.env.LOG_LEVEL ?? "silent" }),
    ...(options.brain ? { brain: options.brain } : {}),
    ...(options.help ? { help: options.help } : {}),
    ...(options.chatwoot ? { chatwoot: options.chatwoot } : {}),
    ...(options.now ? { now: options.now } : {}),
  };
}

function configFor(
  databaseUrl: string,
  role: "both" | "worker",
  { redisUrl, reconcileSeconds, notesSeconds, knowledgeSeconds, knowledgeFolder, env }: PlayOptions,
) {
  const config = loadConfig({
    BATON_ROLE: role,
    PORT: "0",
    DATABASE_URL: databaseUrl,
    BATON_SECRET_KEY: SECRET_KEY,
    RECONCILE_INTERVAL_SECONDS: String(reconcileSeconds ?? RECONCILE_SECONDS),
    KNOWLEDGE_SYNC_SECONDS: String(knowledgeSeconds ?? 0),
    ...(knowledgeFolder ? { KNOWLEDGE_FOLDER: knowledgeFolder } : {}),
    NOTES_INTERVAL_SECONDS: String(notesSeconds ?? 0),
    DATABASE_POOL_SIZE: "8",
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    ...env,
  });
  return { ...config, DATABASE_URL: databaseUrl, BATON_SECRET_KEY: SECRET_KEY };
}

/** Connects all inboxes the way `baton setup` does. */
export async function connect(parts: {
  readonly stores: RunningBaton["stores"];
  readonly api: Awaited<ReturnType<typeof openSandboxApi>>;
  readonly batonUrl: string;
  readonly settings?: Preset["settings"] | undefined;
}): Promise<void> {
  const { stores, api, batonUrl, settings } = parts;
  const prepared = await prepareConnection({
    stores,
    log: createLogger({ level: "silent" }),
    preset: { ...emptyPreset, settings: { quiet_time_ms: QUIET_MS, limits: NO_LIMITS, ...settings } },
    target: {
      id: CONNECTION,
      baseUrl: api.url,
      accountId: api.facts.account_id,
      adminToken: api.tokenOf(ADMIN),
      userToken: null,
      inboxIds: "all",
      batonUrl,
    },
  });
  await prepared.apply({ replaceBots: true });
}

const BUSY = `
  select (select count(*) from deliveries where settled_at is null)
       + (select count(*) from commands where status in ('pending', 'running'))
       + (select count(*) from conversations where think_due_at is not null)
       + (select count(*) from effects where status in ('pending', 'sending', 'uncertain')) as busy`;

/** Webhooks that are still on their way cannot be seen: nothing may have come in for a little while either. */
export async function untilIdle(db: Knex, { quietMs = 300, withinMs = 30_000 } = {}): Promise<void> {
  const until = Date.now() + withinMs;
  let quietSince = Date.now();
  let seen = "";
  while (Date.now() - quietSince < quietMs) {
    if (Date.now() > until) throw new Error(`Baton is still busy after ${withinMs} ms`);
    const { rows } = await db.raw(BUSY);
    const { rows: last } = await db.raw("select count(*) as count from deliveries");
    const now = `${rows[0].busy}/${last[0].count}`;
    if (Number(rows[0].busy) > 0 || now !== seen) quietSince = Date.now();
    seen = now;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
