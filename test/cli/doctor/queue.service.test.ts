import { describe, expect, it } from "vitest";
import { examine } from "../../../plugin/cli/doctor/doctor.ts";
import { judgeRedis, parseInfo } from "../../../plugin/cli/doctor/queue.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";
import { aRedis, hasRedisServer } from "../redis-server.ts";
import { aConfig, nobody, quiet } from "../served.ts";

const database = useTestDatabase();

async function queueFindings(env: Readonly<Record<string, string>>) {
  const found = await examine({ config: aConfig({ DATABASE_URL: database.url, ...env }), log: quiet });
  const lines = found.filter(({ subject }) => subject === "queue");
  return lines.map(({ verdict, sentence }) => `${verdict}: ${sentence}`);
}

it("finds the queue in PostgreSQL", async () => {
  expect(await queueFindings({})).toEqual(["ok: in PostgreSQL, answers"]);
});

it("says that no Redis listens", async () => {
  expect(await queueFindings({ REDIS_URL: `redis://${await nobody()}` })).toEqual([
    expect.stringMatching(/^failure: nothing listens at .*: start Redis, or correct REDIS_URL$/),
  ]);
});

describe.skipIf(!hasRedisServer)("doctor, asked about a Redis", () => {
  it("finds one in order that keeps its keys", async () => {
    expect(await queueFindings({ REDIS_URL: await aRedis("--appendonly", "no", "--save", "60 1") })).toEqual([
      expect.stringMatching(/^ok: in Redis \d+\.\d+\.\d+, stores and returns keys$/),
    ]);
  });

  it("warns of one that throws keys away when it is full", async () => {
    const url = await aRedis("--save", "60 1", "--maxmemory", "50mb", "--maxmemory-policy", "allkeys-lru");
    expect(await queueFindings({ REDIS_URL: url })).toContainEqual(
      expect.stringMatching(/^warning: .*maxmemory-policy from allkeys-lru to noeviction$/),
    );
  });

  it("tells that nothing of it is kept on disk", async () => {
    expect(await queueFindings({ REDIS_URL: await aRedis() })).toContainEqual(
      expect.stringMatching(/^warning: Redis stores nothing on disk/),
    );
  });

  it("says that the password is missing or wrong, and never repeats it", async () => {
    const url = new URL(await aRedis("--requirepass", "right"));
    const refused = [expect.stringMatching(/^failure: Redis at .* refuses the password: correct REDIS_URL$/)];
    expect(await queueFindings({ REDIS_URL: url.href })).toEqual(refused);
    url.password = "wrong-password";
    const found = await queueFindings({ REDIS_URL: url.href });
    expect(found).toEqual(refused);
    expect(found.join()).not.toContain("wrong-password");
  });

  it("says that it is full", async () => {
    const url = await aRedis("--maxmemory", "1");
    expect(await queueFindings({ REDIS_URL: url })).toEqual([expect.stringMatching(/^failure: Redis at .* is full/)]);
  });
});

it("reads what a Redis says of itself, and complains about nothing that it hides", () => {
  const facts = parseInfo("# Server\r\nredis_version:4.0.1\r\nmaxmemory_policy:noeviction\r\n");
  expect(facts).toEqual({ redis_version: "4.0.1", maxmemory_policy: "noeviction" });
  expect(judgeRedis(facts)).toEqual([expect.objectContaining({ verdict: "failure" })]);
  expect(judgeRedis({})).toEqual([]);
});
