import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasRedis, type RedisServer, startRedis } from "../helpers/redis-server.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { type Fleet, startFleet } from "./fleet.ts";
import { killWorkers } from "./kills.ts";
import { survive } from "./trial.ts";

const KILLS = 50;

describe.each([
  { backend: "PostgreSQL", wantsRedis: false, workers: 1 },
  { backend: "PostgreSQL", wantsRedis: false, workers: 2 },
  { backend: "Redis", wantsRedis: true, workers: 1 },
  { backend: "Redis", wantsRedis: true, workers: 2 },
])("$workers worker(s) killed fifty times, the queue in $backend", ({ backend, wantsRedis, workers }) => {
  const database = useTestDatabase();
  const isPossible = !wantsRedis || hasRedis;
  let redis: RedisServer | undefined;
  let fleet: Fleet;

  beforeAll(async () => {
    if (!isPossible) return;
    redis = wantsRedis ? await startRedis() : undefined;
    fleet = await startFleet({ databaseUrl: database.url, redisUrl: redis?.url, workers });
  });
  afterAll(async () => {
    await fleet?.stop();
    await redis?.release();
  });

  it.runIf(isPossible)("lose nothing and say nothing twice", async () => {
    const name = `${KILLS} kills, ${workers} worker(s), ${backend}`;
    const figures = await survive(fleet, { name, trouble: killWorkers(fleet, KILLS) });
    expect(figures.customerMessages).toBeGreaterThan(500);
  });
});
