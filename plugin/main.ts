import type { Knex } from "knex";
import { handlers } from "../handlers/index.ts";
import { type CallPolicy, createDirectory, type Directory } from "./accounts/directory.ts";
import { createIdentifier } from "./accounts/identify.ts";
import { createRulesBrain } from "./brain/by-rules/brain.ts";
import { createRulesHelp } from "./brain/by-rules/help.ts";
import { createIntentModels, type IntentModels } from "./brain/by-rules/intent-models.ts";
import type { ModelAccess } from "./brain/model/model-access.ts";
import { createNoteFinder } from "./catch-up/command-notes.ts";
import { createReconciler } from "./catch-up/reconcile.ts";
import { createTakeBack } from "./catch-up/take-back.ts";
import { openBrain } from "./compose/brain.ts";
import { embeddingsOf, openKnowledge } from "./compose/knowledge.ts";
import { openModel } from "./compose/model.ts";
import { every } from "./concurrency/every.ts";
import { createReleasers, type Releasers } from "./concurrency/releasers.ts";
import type { Config } from "./config.ts";
import { publicUrl } from "./config.ts";
import type { AgentHelp } from "./core/commands/agent-help.ts";
import type { Brain } from "./core/decision.ts";
import type { Knowledge } from "./core/knowledge.ts";
import { createDatabase } from "./db/postgres/database.ts";
import { migrate } from "./db/postgres/migrations.ts";
import { ensurePartitions } from "./db/postgres/partitions.ts";
import { openStores, type Stores } from "./db/stores.ts";
import { createApp } from "./http/app.ts";
import { createReceiver, type Receiver } from "./http/receiver.ts";
import { startServer } from "./http/server.ts";
import type { OpenKnowledge } from "./knowledge/open-knowledge.ts";
import { createKnowledge } from "./knowledge/search.ts";
import { createJobQueue, type JobQueue } from "./queue/queue.ts";
import { startSweeper } from "./queue/sweeper.ts";
import type { Behaviour } from "./rehearsal/memory/path.ts";
import type { Logger } from "./telemetry/logger.ts";
import { createMetrics, type Metrics } from "./telemetry/metrics.ts";
import { startAbortBus } from "./turn/abort-bus.ts";
import type { Ear } from "./turn/listen.ts";
import { createPacer, type Pacer } from "./turn/pace.ts";
import { createPath, type Path, type PathParts } from "./turn/path.ts";
import type { Workers } from "./turn/workers.ts";
import { createNotifier } from "./upkeep/notify.ts";
import { refreshPeople } from "./upkeep/refresh-people.ts";
import { summariseEnded } from "./upkeep/summarise.ts";

export interface RunningBaton {
  /** Where the HTTP server listens; null in a pure worker. */
  readonly url: string | null;
  readonly stores: Stores;
  /** Takes nothing new, finishes or gives back what runs, closes everything in reverse order. */
  stop(): Promise<void>;
}

export interface BatonOptions {
  readonly config: Config & { readonly DATABASE_URL: string; readonly BATON_SECRET_KEY: string };
  readonly log: Logger;
  readonly brain?: Brain;
  /** What helps agents; rules where there is no model. */
  readonly help?: AgentHelp;
  /** Time-out, retries and breaker of the calls to Chatwoot, where the defaults do not fit. */
  readonly chatwoot?: CallPolicy;
  readonly now?: () => number;
}

interface Foundation {
  readonly options: BatonOptions;
  readonly now: () => number;
  readonly db: Knex;
  readonly stores: Stores;
  readonly metrics: Metrics;
  readonly queue: JobQueue;
  readonly directory: Directory;
  readonly known: OpenKnowledge;
  readonly pacer: Pacer;
  /** Null: no model is configured. */
  readonly model: ModelAccess | null;
  /** What each inbox's customers may mean. */
  readonly intents: IntentModels;
  readonly releasers: Releasers;
}

/** Builds everything once and starts the roles of this process. Whatever it opens it also knows how to close. */
export async function startBaton(options: BatonOptions): Promise<RunningBaton> {
  const releasers = createReleasers(options.log);
  try {
    const foundation = await layFoundation(options, releasers);
    const { BATON_ROLE: role } = options.config;
    const workers = role === "web" ? undefined : await startWorker(foundation);
    const url = role === "worker" ? null : await startWeb(foundation, workers);
    return { url, stores: foundation.stores, stop: () => releasers.releaseAll() };
  } catch (error) {
    await releasers.releaseAll();
    throw error;
  }
}

/** How long a turn waits for what an inbox has just been taught before it goes on with what the bot knew anyway. */
const TRAINING_PATIENCE_MS = 300;

async function layFoundation(options: BatonOptions, releasers: Releasers): Promise<Foundation> {
  const { config, log } = options;
  const now = options.now ?? Date.now;
  const metrics = createMetrics();
  const intents = createIntentModels({ patienceMs: TRAINING_PATIENCE_MS });
  // Goes on while everything else starts; a process that answers nobody does without.
  if (config.BATON_ROLE !== "web" && !options.brain) void intents.prepare();
  const db = createDatabase({ url: config.DATABASE_URL, poolSize: config.DATABASE_POOL_SIZE, byIndex: true });
  releasers.push("database", () => db.destroy());
  await migrate(db);
  await ensurePartitions(db, now());
  const stores = openStores(db, config.BATON_SECRET_KEY);
  const queue = await createJobQueue({ databaseUrl: config.DATABASE_URL, redisUrl: config.REDIS_URL, log });
  releasers.push("queue", () => queue.close());
  const onCall = ({ status, ms }: { status: number | null; ms: number }) =>
    metrics.chatwootSeconds.observe({ status: String(status ?? "none") }, ms / 1000);
  const policy = options.chatwoot ?? {};
  const directory = createDirectory({ ...stores, log, now, policy, onCall: (_id, record) => onCall(record) });
  releasers.push("clients", async () => directory.close());
  const loadReader = async (id: string) => (await directory.loadClients(id)).reader;
  const pacer = createPacer({ db, redisUrl: config.REDIS_URL, log });
  releasers.push("pacer", () => pacer.close());
  const model = await openModel({ config, stores, metrics, log, now });
  const known = openKnowledge({ stores, config, loadReader, embeddings: embeddingsOf(model, config), log, now });
  return { options, now, db, stores, metrics, queue, directory, known, pacer, model, intents, releasers };
}

interface Thinking {
  readonly brain?: Brain | undefined;
  readonly help?: AgentHelp | undefined;
  readonly ear?: Ear | null;
}

/** The path with what this bot does: for workers, and for a command that walks one delivery through it. */
export function buildPath(parts: Omit<PathParts, "handlers" | "brain" | "help" | "ear"> & Thinking): Path {
  return createPath({
    ...parts,
    handlers,
    brain: parts.brain ?? createRulesBrain({ knowledge: createKnowledge(parts) }),
    help: parts.help ?? createRulesHelp(),
    ear: parts.ear ?? null,
  });
}

/** What this bot does, for playing example conversations without a database. */
export function defaultBehaviour(knowledge?: Knowledge): Behaviour {
  return { handlers, brain: createRulesBrain({ knowledge }), help: createRulesHelp() };
}

const PARTITIONS_EVERY_MS = 6 * 60 * 60 * 1000;
const NOTICES_EVERY_MS = 2_000;
const PEOPLE_EVERY_MS = 60_000;
const TICKETS_EVERY_MS = 15_000;
const SUMMARIES_EVERY_MS = 2_000;

async function startWorker(foundation: Foundation): Promise<Workers> {
  const { options, releasers, stores, metrics, db, now } = foundation;
  const { config, log } = options;
  const own = await openBrain({ ...foundation, log, knowledge: foundation.known.knowledge });
  releasers.push("brain", () => own.close());
  const path = buildPath({
    ...foundation,
    log,
    brain: options.brain ?? own.brain,
    help: options.help ?? own.help,
    tools: own.desk,
    ear: foundation.model,
    recordGap: foundation.known.recordGap,
    concurrency: config.WORKER_CONCURRENCY,
  });
  const bus = await startAbortBus({ databaseUrl: config.DATABASE_URL, log, onAbort: (key) => path.thinker.abort(key) });
  releasers.push("abort bus", () => bus.stop());
  const workers = path.startWorkers((key) => bus.announce(key));
  releasers.push("workers", () => workers.stop(config.STOP_GRACE_MS));
  const sweeper = startSweeper({ sweeps: stores.sweeps, metrics, log, run: workers.run, now });
  releasers.push("sweeper", () => sweeper.stop());
  const partitions = every(PARTITIONS_EVERY_MS, { name: "partitions", log, work: () => ensurePartitions(db, now()) });
  releasers.push("partitions", () => partitions.stop());
  const people = every(PEOPLE_EVERY_MS, {
    name: "people",
    log,
    work: () => refreshPeople({ ...stores, directory: foundation.directory, log }),
  });
  releasers.push("people", () => people.stop());
  const smtp = config.SMTP_URL ? { url: config.SMTP_URL, from: config.SMTP_FROM } : null;
  const notifier = createNotifier({ ...stores, directory: foundation.directory, metrics, log, smtp });
  const notices = every(NOTICES_EVERY_MS, { name: "notices", log, work: () => notifier.sendDue() });
  releasers.push("notices", () => notices.stop());
  const summarise = () => summariseEnded({ ...stores, directory: foundation.directory });
  const summaries = every(SUMMARIES_EVERY_MS, { name: "summaries", log, work: summarise });
  releasers.push("summaries", () => summaries.stop());
  const countTickets = async () => metrics.openTickets.set(await stores.tickets.countOpen());
  const tickets = every(TICKETS_EVERY_MS, { name: "tickets", log, work: countTickets });
  releasers.push("tickets", () => tickets.stop());
  if (config.RECONCILE_INTERVAL_SECONDS > 0) startReconciling(foundation);
  if (config.NOTES_INTERVAL_SECONDS > 0) startFindingNotes(foundation, workers);
  if (config.KNOWLEDGE_SYNC_SECONDS > 0) startLearning(foundation);
  return workers;
}

function startReconciling({ options, stores, directory, queue, metrics, releasers, now }: Foundation): void {
  const { config, log } = options;
  const takeBack = createTakeBack({ ...stores, directory, log, now });
  const reconciler = createReconciler({ ...stores, directory, log, now, takeBack });
  const work = async () => {
    const found = await reconciler.reconcile();
    metrics.reconciled.inc(found.messages);
    metrics.differences.inc(found.differences);
    await queue.nudge("settle", found.conversations);
  };
  const repeating = every(config.RECONCILE_INTERVAL_SECONDS * 1000, { name: "reconcile", log, work });
  releasers.push("reconcile", () => repeating.stop());
}

function startFindingNotes({ options, stores, directory, releasers, now }: Foundation, workers: Workers): void {
  const { log, config } = options;
  const everySeconds = config.NOTES_INTERVAL_SECONDS;
  const find = createNoteFinder({ ...stores, directory, log, now, everySeconds });
  const work = async () => workers.nudge("settle", await find());
  const repeating = every(everySeconds * 1000, { name: "notes", log, work });
  releasers.push("notes", () => repeating.stop());
}

/** Looked at often, so that a new connection need not wait: only what is due is read. */
const LEARNING_EVERY_MS = 2_000;
const GAPS_KEPT_MS = 180 * 24 * 60 * 60 * 1000;

function startLearning({ options, stores, known, releasers, now }: Foundation): void {
  const { config, log } = options;
  const stopping = new AbortController();
  const work = async () => {
    await known.sync.syncOlderThan(config.KNOWLEDGE_SYNC_SECONDS * 1000);
    await known.readMeaning(stopping.signal);
    await stores.gaps.forget(now() - GAPS_KEPT_MS);
  };
  const repeating = every(LEARNING_EVERY_MS, { name: "knowledge", log, work });
  releasers.push("knowledge", () => {
    stopping.abort();
    return repeating.stop();
  });
}

/** A web process that also works settles at once what it receives; one that does not tells the queue. */
async function startWeb(foundation: Foundation, workers: Workers | undefined): Promise<string> {
  const { options, stores, metrics, queue, directory, known, releasers, now, db } = foundation;
  const { config, log } = options;
  const receiver: Receiver = createReceiver({ deliveries: stores.deliveries, queue: workers ?? queue, metrics });
  releasers.push("receiver", () => receiver.drained());
  const checks = [
    { name: "database", run: async () => void (await db.raw("select 1")) },
    { name: "queue", run: () => queue.ping() },
  ];
  const webhook = { findConnection: directory.findConnection, store: receiver.store, now };
  const identifier = createIdentifier(log);
  releasers.push("identifier", async () => identifier.close());
  const api = {
    listConnections: stores.connections.list,
    findConnection: directory.findConnection,
    findPeople: stores.connections.findPeople,
    settings: stores.settings,
    knowledge: { ...known, sources: stores.knowledge, gaps: stores.gaps },
    identify: identifier.identify,
    log,
    now,
  };
  const app = createApp({ webhook, metrics, log, checks, api });
  const onRefused = (code: string) => metrics.refused.inc({ code });
  const server = await startServer({
    listener: app,
    port: config.PORT,
    host: config.HOST,
    portVariable: "PORT",
    onRefused,
  });
  releasers.push("http", () => server.stop());
  return config.BATON_PUBLIC_URL ?? publicUrl({ ...config, PORT: server.port });
}
