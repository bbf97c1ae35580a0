import { createPostgresBackend, DEFAULT_SCHEMA, type PgPool, Queue, runMigrations, Worker, withBackend } from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { createBatch } from "../concurrency/batch.ts";
import { within } from "../concurrency/time-limit.ts";
import type { ConversationKey } from "../core/conversation.ts";
import type { Logger } from "../telemetry/logger.ts";

/** The kinds of work for one conversation. A job carries ids only: the truth is in PostgreSQL, a job is a nudge. */
export const JOB_KINDS = ["settle", "think", "deliver", "timer"] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** `[connectionId, conversationId]` pairs: one job may nudge every conversation of a group commit. */
interface NudgeData {
  readonly conversations: readonly (readonly [string, number])[];
}

export interface JobQueue {
  /** Never throws and never waits for long: the sweeper replaces a lost nudge. */
  nudge(kind: JobKind, keys: readonly ConversationKey[], delayMs?: number): Promise<void>;
  startWorker(
    kind: JobKind,
    options: { concurrency: number; run: (key: ConversationKey) => Promise<void> },
  ): RunningWorker;
  /** Whether the backend answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface RunningWorker {
  /** Takes no new job and waits for the running ones, at most this long. */
  stop(graceMs: number): Promise<void>;
}

const ATTEMPTS = 5;
const JOB_OPTIONS = {
  attempts: ATTEMPTS,
  backoff: { type: "exponential", delay: 500, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: { count: 200 },
} as const;
/** The queue notices a dead worker after this long; the sweeper is usually faster. */
const LOCK_MS = 15_000;

const PRODUCER_PATIENCE_MS = 2_000;

/** The only switch between the two backends: Redis for several machines, otherwise the database. */
export async function createJobQueue(options: {
  databaseUrl: string;
  redisUrl: string | undefined;
  log: Logger;
}): Promise<JobQueue> {
  return options.redisUrl
    ? assemble(await redisBackend(options.redisUrl, options.log), options.log)
    : assemble(await postgresBackend(options.databaseUrl, options.log), options.log);
}

type AnyQueue = Pick<Queue<NudgeData>, "add" | "close" | "getJobCounts">;
type AnyWorker = Pick<Worker<NudgeData>, "close">;

interface Backend {
  queue(kind: JobKind): AnyQueue;
  worker(kind: JobKind, run: (data: NudgeData) => Promise<void>, concurrency: number): AnyWorker;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Few enough that workers share a burst, many enough that adding a job costs next to nothing for each. */
const MAX_KEYS = 250;

function assemble(backend: Backend, log: Logger): JobQueue {
  const queues = new Map(JOB_KINDS.map((kind) => [kind, backend.queue(kind)]));
  const gathered = new Map(
    JOB_KINDS.map((kind) => [
      kind,
      createBatch<readonly ConversationKey[], void>({
        batch: { items: MAX_KEYS, size: MAX_KEYS },
        sizeOf: (keys) => keys.length,
        lanes: 1,
        run: (lists) => add(kind, lists.flat(), 0).then(() => lists.map(() => undefined)),
      }),
    ]),
  );

  async function add(kind: JobKind, keys: readonly ConversationKey[], delay: number): Promise<void> {
    const conversations = keys.map(({ connectionId, conversationId }) => [connectionId, conversationId] as const);
    try {
      await queues.get(kind)?.add(kind, { conversations }, { ...JOB_OPTIONS, delay });
    } catch (err) {
      log.warn({ err, kind, conversations: keys.length }, "nudge lost; the sweeper will find its work");
    }
  }

  return {
    async nudge(kind, keys, delayMs = 0) {
      if (keys.length === 0) return;
      if (delayMs > 0) await add(kind, keys, delayMs);
      else await gathered.get(kind)?.add(keys);
    },
    startWorker(kind, { concurrency, run }) {
      const worker = backend.worker(kind, (data) => runAll(data, run), concurrency);
      return { stop: (graceMs) => stopWorker(worker, graceMs) };
    },
    ping: () => backend.ping(),
    async close() {
      await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
      await backend.close();
    },
  };
}

/** A failing conversation must not hold back the others of its job: all run before the first failure is thrown. */
async function runAll(data: NudgeData, run: (key: ConversationKey) => Promise<void>): Promise<void> {
  const runs = data.conversations.map(([connectionId, conversationId]) => run({ connectionId, conversationId }));
  const failed = (await Promise.allSettled(runs)).find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}

async function stopWorker(worker: AnyWorker, graceMs: number): Promise<void> {
  const closed = await within(graceMs, worker.close(), "late");
  if (closed === "late") await worker.close(true).catch(() => undefined);
}

async function postgresBackend(url: string, log: Logger): Promise<Backend> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
  const classes = withBackend(createPostgresBackend);
  const pool = new pg.Pool({
    connectionString: url,
    max: 3 + 2 * JOB_KINDS.length,
    application_name: "baton-queue",
    // BullMQ names its tables without a schema and cannot set this on a pool that is not its own. A job is a nudge that
    // the sweeper replaces, so it need not survive a crash of the database, and no delivery has to wait for its flush.
    options: `-c search_path=${DEFAULT_SCHEMA} -c synchronous_commit=off`,
  });
  pool.on("error", (err) => log.warn({ err }, "queue database connection lost"));
  const connection = pool as PgPool;
  return {
    queue: (kind) => quiet(new classes.Queue<NudgeData>(kind, { connection }), log),
    worker: (kind, run, concurrency) =>
      quiet(new classes.Worker<NudgeData>(kind, (job) => run(job.data), workerOptions(connection, concurrency)), log),
    ping: async () => void (await pool.query("select 1")),
    close: () => pool.end(),
  };
}

async function redisBackend(url: string, log: Logger): Promise<Backend> {
  // A producer must fail fast while Redis is away or hangs; a worker waits for it.
  const impatient = { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: PRODUCER_PATIENCE_MS };
  const producer = new Redis(url, { ...impatient, lazyConnect: true });
  const consumer = new Redis(url, { maxRetriesPerRequest: null });
  for (const redis of [producer, consumer]) redis.on("error", (err) => log.warn({ err }, "Redis connection lost"));
  await producer.connect();
  return {
    queue: (kind) => quiet(new Queue<NudgeData>(kind, { connection: producer, prefix: "baton" }), log),
    worker: (kind, run, concurrency) => {
      const options = { ...workerOptions(consumer, concurrency), prefix: "baton" };
      return quiet(new Worker<NudgeData>(kind, (job) => run(job.data), options), log);
    },
    ping: async () => void (await producer.ping()),
    async close() {
      producer.disconnect();
      consumer.disconnect();
    },
  };
}

function workerOptions<C>(connection: C, concurrency: number) {
  return {
    connection,
    concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: LOCK_MS,
    maxStalledCount: ATTEMPTS,
    drainDelay: 5,
  };
}

/** BullMQ's objects are event emitters: an error without a listener would end the process. */
function quiet<T extends { on(event: "error", listener: (error: Error) => void): unknown }>(
  emitter: T,
  log: Logger,
): T {
  emitter.on("error", (err) => log.warn({ err }, "queue backend error"));
  return emitter;
}
