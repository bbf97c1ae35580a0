import { Redis } from "ioredis";
import type { Knex } from "knex";
import { RateLimiterPostgres, RateLimiterRedis } from "rate-limiter-flexible";
import type { Pace, PaceLimits } from "../core/pace.ts";
import { StoreUnavailable } from "../errors.ts";
import type { Logger } from "../telemetry/logger.ts";

/** Counts the messages of an author, in windows of a minute and an hour that all processes share. */
export interface Pacer {
  /** Counts messages of `who` and tells for each, in order, whether it may be answered. */
  count(who: string, messages: number, limits: PaceLimits): Promise<readonly Counted[]>;
  /** Takes back counts of messages that another worker will count again. */
  giveBack(who: string, counted: readonly Counted[]): Promise<void>;
  close(): Promise<void>;
}

export interface Counted extends Pace {
  /** The windows in which it was counted. */
  readonly inMinute: boolean;
  readonly inHour: boolean;
}

type Limiter = RateLimiterPostgres | RateLimiterRedis;

const MINUTE = { name: "minute", seconds: 60 } as const;
const HOUR = { name: "hour", seconds: 3600 } as const;
/** The library counts, the inbox's settings judge: limits differ from inbox to inbox. */
const NO_LIMIT = 1_000_000_000;
const REDIS_PATIENCE_MS = 500;

/** Counts no messages and refuses none. */
export const unlimited: Pacer = {
  count: async (_who, messages) =>
    Array.from({ length: messages }, () => ({ allowed: true, isFirstRefusal: false, inMinute: false, inHour: false })),
  giveBack: async () => undefined,
  close: async () => undefined,
};

/** Redis when configured, PostgreSQL when Redis fails or is missing; when both fail all messages wait. */
export function createPacer(parts: { db: Knex; redisUrl: string | undefined; log: Logger }): Pacer {
  const { db, redisUrl, log } = parts;
  const redis = redisUrl ? connect(redisUrl, log) : undefined;
  const limiter = ({ name, seconds }: typeof MINUTE | typeof HOUR): Limiter => {
    const options = { keyPrefix: name, points: NO_LIMIT, duration: seconds };
    const postgres = new RateLimiterPostgres({
      ...options,
      storeClient: db,
      storeType: "knex",
      tableName: "pace",
      tableCreated: true,
    });
    if (!redis) return postgres;
    return new RateLimiterRedis({
      ...options,
      keyPrefix: `baton:pace:${name}`,
      storeClient: redis,
      rejectIfRedisNotReady: true,
      insuranceLimiter: postgres,
    });
  };
  const minute = limiter(MINUTE);
  const hour = limiter(HOUR);
  return {
    async count(who, messages, limits) {
      try {
        return await judge({ minute, hour, who, messages, limits });
      } catch (err) {
        // The messages stay unsettled, and are counted when the store is back.
        log.error({ err }, "rate limiter store unreachable: messages wait unanswered");
        throw new StoreUnavailable("Rate limiter store unreachable", { cause: err });
      }
    },
    async giveBack(who, counted) {
      const inMinute = counted.filter((one) => one.inMinute).length;
      const inHour = counted.filter((one) => one.inHour).length;
      try {
        if (inMinute > 0) await minute.reward(who, inMinute);
        if (inHour > 0) await hour.reward(who, inHour);
      } catch (err) {
        log.warn({ err }, "messages stay counted twice until their window is over");
      }
    },
    close: async () => redis?.disconnect(),
  };
}

interface Judging {
  readonly minute: Limiter;
  readonly hour: Limiter;
  readonly who: string;
  readonly messages: number;
  readonly limits: PaceLimits;
}

/** The hour counts only messages that the minute allowed: one flood does not silence an author for an hour. */
async function judge({ minute, hour, who, messages, limits }: Judging): Promise<readonly Counted[]> {
  const { perMinute, perHour } = limits;
  const inMinute = await minute.consume(who, messages);
  const before = inMinute.consumedPoints - messages;
  const passing = Math.max(0, Math.min(messages, perMinute - before));
  const counted = perHour === null || passing === 0 ? null : await hour.consume(who, passing);
  const inHour = counted?.consumedPoints ?? 0;
  const ofMinute = { endsInMs: inMinute.msBeforeNext, isHour: false };
  const ofHour = { endsInMs: counted?.msBeforeNext ?? 0, isHour: true };
  const verdicts = Array.from({ length: messages }, (_, index): Counted => {
    if (index >= passing)
      return { ...positioned(before + index + 1, perMinute), window: ofMinute, inMinute: true, inHour: false };
    if (perHour === null) return { allowed: true, isFirstRefusal: false, inMinute: true, inHour: false };
    return { ...positioned(inHour - passing + index + 1, perHour), window: ofHour, inMinute: true, inHour: true };
  });
  const isFirst = verdicts.slice(passing).some(({ isFirstRefusal }) => isFirstRefusal);
  if (!isFirst || perHour === null || !(await isOver(hour, who, perHour))) return verdicts;
  // An author who used up the hour was told so, and is not told again every minute.
  return verdicts.map((verdict, index) => (index < passing ? verdict : { ...verdict, isFirstRefusal: false }));
}

const positioned = (position: number, most: number): Pace => ({
  allowed: position <= most,
  isFirstRefusal: position === most + 1,
});

async function isOver(limiter: Limiter, who: string, most: number): Promise<boolean> {
  return ((await limiter.get(who))?.consumedPoints ?? 0) > most;
}

function connect(url: string, log: Logger): Redis {
  // Fails at once while Redis is down: PostgreSQL counts meanwhile.
  const options = { maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: REDIS_PATIENCE_MS };
  const redis = new Redis(url, options);
  redis.on("error", (err) => log.warn({ err }, "Redis connection of the rate limiter lost"));
  return redis;
}
