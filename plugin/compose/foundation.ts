import type { Knex } from "knex";
import { type CallPolicy, createDirectory, type Directory } from "../accounts/directory.ts";
import { createIntentModels, type IntentModels } from "../brain/by-rules/intent-models.ts";
import type { ModelAccess } from "../brain/model/model-access.ts";
import type { Releasers } from "../concurrency/releasers.ts";
import type { Config } from "../config.ts";
import type { AgentHelp } from "../core/commands/agent-help.ts";
import type { Brain } from "../core/decision.ts";
import { checkTexts } from "../core/texts/texts.ts";
import { createDatabase } from "../db/postgres/database.ts";
import { migrate } from "../db/postgres/migrations.ts";
import { ensurePartitions } from "../db/postgres/partitions.ts";
import { openStores, type Stores } from "../db/stores.ts";
import type { OpenKnowledge } from "../knowledge/open-knowledge.ts";
import { createJobQueue, type JobQueue } from "../queue/queue.ts";
import type { Logger } from "../telemetry/logger.ts";
import { createMetrics, type Metrics } from "../telemetry/metrics.ts";
import { createPacer, type Pacer } from "../turn/pace.ts";
import { embeddingsOf, openKnowledge } from "./knowledge.ts";
import { openModel } from "./model.ts";

export interface BatonOptions {
  readonly config: Config & { readonly DATABASE_URL: string; readonly BATON_SECRET_KEY: string };
  readonly log: Logger;
  readonly brain?: Brain;
  /** Help for agents; rules without a model. */
  readonly help?: AgentHelp;
  /** Time-out, retries and breaker of the calls to Chatwoot, when the defaults do not fit. */
  readonly chatwoot?: CallPolicy;
  readonly now?: () => number;
}

/** The parts that every role of a process uses. */
export interface Foundation {
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
  /** The intents of each inbox. */
  readonly intents: IntentModels;
  readonly releasers: Releasers;
}

/** A turn waits this long for the training of changed intents before it uses the earlier model. */
const TRAINING_PATIENCE_MS = 300;

/** Opens the database, the queue and the shared parts; each opened part gets its release. */
export async function layFoundation(options: BatonOptions, releasers: Releasers): Promise<Foundation> {
  const { config, log } = options;
  const now = options.now ?? Date.now;
  checkTexts();
  const metrics = createMetrics();
  const intents = createIntentModels({ patienceMs: TRAINING_PATIENCE_MS });
  // Trains in the background during start-up; web-only processes skip it.
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
