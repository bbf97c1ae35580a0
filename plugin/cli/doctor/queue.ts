import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import type { Config } from "../../config.ts";
import { createJobQueue } from "../../queue/queue.ts";
import type { Logger } from "../../telemetry/logger.ts";
import { type Check, type Finding, failure, ok, warning } from "./finding.ts";

/** BullMQ refuses older versions. */
const OLDEST_REDIS = 5;
const CONNECT_TIMEOUT_MS = 3_000;

type QueueConfig = Pick<Config, "REDIS_URL"> & { readonly DATABASE_URL: string };

export function queueChecks(
  { REDIS_URL: redisUrl, DATABASE_URL: databaseUrl }: QueueConfig,
  log: Logger,
): readonly Check[] {
  if (redisUrl) return [{ subject: "queue", run: () => checkRedis(redisUrl) }];
  const run = async () => {
    const queue = await createJobQueue({ databaseUrl, redisUrl, log });
    try {
      await queue.ping();
    } finally {
      await queue.close();
    }
    return ok("queue", "in PostgreSQL, answers");
  };
  return [{ subject: "queue", run }];
}

async function checkRedis(url: string): Promise<readonly Finding[]> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: CONNECT_TIMEOUT_MS, retryStrategy: () => null });
  // The "error" event has the cause; connect() rejects only with "closed".
  let cause: Error | undefined;
  redis.on("error", (error) => {
    cause = error;
  });
  try {
    await redis.connect();
    const saves = await redis.config("GET", "save").catch(() => undefined);
    const facts = {
      ...parseInfo(await redis.info()),
      ...(Array.isArray(saves) ? { save: String(saves[1] ?? "") } : {}),
    };
    return [await probe(redis, facts), ...judgeRedis(facts)];
  } catch (error) {
    return [failure("queue", connectionProblem(cause ?? error, url))];
  } finally {
    redis.disconnect();
  }
}

/** Writes, reads and removes a key, as a job does. */
async function probe(redis: Redis, facts: RedisFacts): Promise<Finding> {
  const key = `baton:doctor:${randomUUID()}`;
  await redis.set(key, "1", "EX", 10);
  const found = await redis.get(key);
  await redis.del(key);
  if (found !== "1") return failure("queue", "Redis forgot a key at once: look at maxmemory and its eviction policy");
  return ok("queue", `in Redis ${facts.redis_version ?? ""}, stores and returns keys`);
}

type RedisFacts = Readonly<Record<string, string>>;

export function parseInfo(text: string): RedisFacts {
  const pairs = text.split(/\r?\n/).map((line) => line.split(":"));
  return Object.fromEntries(
    pairs.flatMap(([name, ...rest]) => (name && rest.length > 0 ? [[name, rest.join(":")]] : [])),
  );
}

/** A managed Redis may hide its settings; hidden settings give no warning. */
export function judgeRedis(facts: RedisFacts): readonly Finding[] {
  const { redis_version: version, maxmemory_policy: policy, aof_enabled: appends, save } = facts;
  const findings: Finding[] = [];
  if (version !== undefined && Number.parseInt(version, 10) < OLDEST_REDIS) {
    findings.push(
      failure("queue", `Redis ${version} is too old: install Redis ${OLDEST_REDIS} or newer, 7 if you can`),
    );
  }
  if (policy !== undefined && policy !== "noeviction") {
    findings.push(
      warning(
        "queue",
        `Redis may throw jobs away when it is full: set its maxmemory-policy from ${policy} to noeviction`,
      ),
    );
  }
  if (appends === "0" && save === "") {
    findings.push(
      warning(
        "queue",
        "Redis stores nothing on disk: Baton loses no work, but set appendonly yes to avoid delays after a restart",
      ),
    );
  }
  return findings;
}

function connectionProblem(error: unknown, url: string): string {
  const host = URL.canParse(url) ? new URL(url).host : "the given address";
  const text = error instanceof Error ? `${"code" in error ? error.code : ""} ${error.message}` : "";
  if (/ECONNREFUSED/.test(text)) return `nothing listens at ${host}: start Redis, or correct REDIS_URL`;
  if (/ENOTFOUND|EAI_AGAIN/.test(text)) return `there is no host ${host}: correct REDIS_URL`;
  if (/WRONGPASS|NOAUTH|invalid password/i.test(text))
    return `Redis at ${host} refuses the password: correct REDIS_URL`;
  if (/NOPERM/.test(text)) return `Redis at ${host} does not allow what a queue needs: give this user ~baton:* +@all`;
  if (/READONLY/.test(text)) return `Redis at ${host} is a read-only replica: name the primary in REDIS_URL`;
  if (/OOM/.test(text)) return `Redis at ${host} is full: raise its maxmemory`;
  return `no connection to Redis at ${host}: check REDIS_URL, the network and the server's log`;
}
