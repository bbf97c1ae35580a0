import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fleet, startFleet } from "../chaos/fleet.ts";
import { killWorkers } from "../chaos/kills.ts";
import { runTraffic } from "../chaos/traffic.ts";
import { verifyWithin } from "../chaos/verifier.ts";
import { hasRedis, type RedisServer, startRedis } from "../helpers/redis-server.ts";
import { useTestDatabase } from "../helpers/test-database.ts";

const KILLS = 3;

describe.each([
  ["PostgreSQL", false],
  ["Redis", true],
] as const)("workers killed at random moments, the queue in %s", (_, wantsRedis) => {
  const database = useTestDatabase();
  let redis: RedisServer | undefined;
  let fleet: Fleet;

  beforeAll(async () => {
    if (wantsRedis && !hasRedis) return;
    redis = wantsRedis ? await startRedis() : undefined;
    fleet = await startFleet({ databaseUrl: database.url, redisUrl: redis?.url, workers: 2 });
  });
  afterAll(async () => {
    await fleet?.stop();
    await redis?.release();
  });

  it.runIf(!wantsRedis || hasRedis)("lose nothing and say nothing twice", async () => {
    const kills = killWorkers(fleet, KILLS);
    await runTraffic(fleet, { conversations: kills, messagesEach: 3, pauseMs: 300, atOnce: 8 });
    const { violations, figures } = await verifyWithin(60_000, fleet.db, fleet.api);
    expect(violations).toEqual([]);
    expect(figures.botMessages).toBeGreaterThan(10);
  });
});
