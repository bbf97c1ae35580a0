import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, it } from "vitest";
import { hasRedis, type RedisServer, startRedis } from "../helpers/redis-server.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { type Fleet, startFleet } from "./fleet.ts";
import { survive } from "./trial.ts";

describe.runIf(hasRedis)("Redis in trouble under load", () => {
  const database = useTestDatabase();
  let redis: RedisServer;
  let fleet: Fleet;

  beforeAll(async () => {
    redis = await startRedis();
    fleet = await startFleet({ databaseUrl: database.url, redisUrl: redis.url, workers: 2 });
  });
  afterAll(async () => {
    await fleet?.stop();
    await redis?.release();
  });

  async function flush(): Promise<void> {
    for (let times = 0; times < 20; times += 1) {
      await sleep(1_500);
      await redis.flush();
    }
  }

  async function restart(): Promise<void> {
    for (let times = 0; times < 3; times += 1) {
      await sleep(4_000);
      await redis.stop();
      await sleep(8_000);
      await redis.start();
    }
  }

  async function hang(): Promise<void> {
    await sleep(4_000);
    redis.freeze();
    await sleep(25_000);
    redis.thaw();
  }

  it.each([
    { name: "twenty times FLUSHALL", trouble: flush },
    { name: "Redis stopped and started three times", trouble: restart },
    { name: "Redis hanging for 25 s", trouble: hang },
  ])("keeps every promise: $name", async ({ name, trouble }) => {
    await survive(fleet, { name, trouble: trouble() });
  });
});
