import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, it } from "vitest";
import { hasRedis, type RedisServer, startRedis } from "../helpers/redis-server.ts";
import { type Cluster, startCluster } from "./cluster.ts";
import { type Fleet, startFleet } from "./fleet.ts";
import { survive } from "./trial.ts";

const RESTARTS = 4;
const BETWEEN_MS = 8_000;

describe.each([
  { backend: "PostgreSQL", wantsRedis: false },
  { backend: "Redis", wantsRedis: true },
])("the database restarted under load, the queue in $backend", ({ backend, wantsRedis }) => {
  const isPossible = !wantsRedis || hasRedis;
  let cluster: Cluster;
  let redis: RedisServer | undefined;
  let fleet: Fleet;

  beforeAll(async () => {
    if (!isPossible) return;
    cluster = await startCluster();
    redis = wantsRedis ? await startRedis() : undefined;
    fleet = await startFleet({ databaseUrl: cluster.url, redisUrl: redis?.url, workers: 2 });
  });
  afterAll(async () => {
    await fleet?.stop();
    await cluster?.release();
    await redis?.release();
  });

  async function restart(mode: "fast" | "immediate"): Promise<void> {
    for (let times = 0; times < RESTARTS; times += 1) {
      await sleep(BETWEEN_MS);
      await cluster.restart(mode);
    }
  }

  it.runIf(isPossible).each(["fast", "immediate"] as const)("keeps every promise (%s)", async (mode) => {
    const name = `${RESTARTS} ${mode} restarts of PostgreSQL, queue in ${backend}`;
    await survive(fleet, { name, trouble: restart(mode) });
  });
});
