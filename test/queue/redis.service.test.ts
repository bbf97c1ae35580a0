import { afterAll, describe, expect, it } from "vitest";
import { runTraffic } from "../chaos/traffic.ts";
import { verifyWithin } from "../chaos/verifier.ts";
import { hasRedis, type RedisServer, startRedis } from "../helpers/redis-server.ts";
import { usePlay } from "../helpers/running-baton.ts";

describe.runIf(hasRedis)("with Redis for the queue", () => {
  let redis: RedisServer;
  const play = usePlay(async () => {
    redis = await startRedis();
    return { redisUrl: redis.url };
  });
  afterAll(() => redis?.release());

  const chat = () => runTraffic(play(), { conversations: 15, messagesEach: 3, pauseMs: 200, atOnce: 15 });
  const expectNothingLost = async () => {
    const { violations } = await verifyWithin(30_000, play().db, play().api);
    expect(violations).toEqual([]);
  };

  it("answers everything once", async () => {
    await chat();
    await expectNothingLost();
  });

  it("loses nothing when Redis forgets everything", async () => {
    const chatting = chat();
    for (let times = 0; times < 5; times += 1) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      await redis.flush();
    }
    await chatting;
    await expectNothingLost();
  });

  it("goes on while Redis is away, and when it is back", async () => {
    await redis.stop();
    await chat();
    await expectNothingLost();
    await redis.start();
    await chat();
    await expectNothingLost();
  });

  it("goes on while Redis hangs", async () => {
    redis.freeze();
    try {
      await chat();
      await expectNothingLost();
    } finally {
      redis.thaw();
    }
  });
});
