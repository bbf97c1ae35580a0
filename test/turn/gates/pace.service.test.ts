import { describe, expect, it } from "vitest";
import { createLogger } from "../../../plugin/telemetry/logger.ts";
import { createPacer, type Pacer } from "../../../plugin/turn/pace.ts";
import { openPaceLedger } from "../../../plugin/turn/pace-ledger.ts";
import { aRedis, hasRedisServer } from "../../cli/redis-server.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";

const log = createLogger({ level: "silent" });
const limits = { perMinute: 10, perHour: 100 };
const database = useTestDatabase();
const onPostgres = () => createPacer({ db: database.db, redisUrl: undefined, log });

/** As it would be sixty seconds later. */
const endMinute = () => database.db("pace").where("key", "like", "minute:%").update({ expire: 0 });

async function write(pacer: Pacer, who: string, messages: number) {
  const paces = await pacer.count(who, messages, limits);
  return {
    answered: paces.filter(({ allowed }) => allowed).length,
    polite: paces.filter(({ isFirstRefusal }) => isFirstRefusal).length,
  };
}

describe("counting in PostgreSQL", () => {
  it("lets through what the minute allows, and names the first that is too much", async () => {
    const pacer = onPostgres();
    expect(await write(pacer, "a", 7)).toEqual({ answered: 7, polite: 0 });
    expect(await write(pacer, "a", 7)).toEqual({ answered: 3, polite: 1 });
    expect(await write(pacer, "a", 7)).toEqual({ answered: 0, polite: 0 });
  });

  it("is exact however many workers count at once, for everybody by themselves", async () => {
    const pacers = [onPostgres(), onPostgres()];
    const contacts = Array.from({ length: 100 }, (_, index) => `crowd/${index}`);
    const batches = contacts.flatMap((who) => [1, 2, 5, 17, 25].map((messages) => ({ who, messages })));
    const counted = await Promise.all(
      batches.map(async ({ who, messages }, index) => ({
        who,
        ...(await write(pacers[index % 2] ?? onPostgres(), who, messages)),
      })),
    );
    for (const who of contacts) {
      const own = counted.filter((one) => one.who === who);
      expect(own.reduce((sum, { answered }) => sum + answered, 0)).toBe(10);
      expect(own.reduce((sum, { polite }) => sum + polite, 0)).toBe(1);
    }
  });

  it("begins anew when the minute is over", async () => {
    const pacer = onPostgres();
    await write(pacer, "b", 30);
    await endMinute();
    expect(await write(pacer, "b", 1)).toEqual({ answered: 1, polite: 0 });
  });

  it("ends with the hour, says so once, and does not say it again every minute", async () => {
    const pacer = onPostgres();
    for (let minute = 0; minute < 10; minute += 1) {
      expect(await write(pacer, "c", 12)).toEqual({ answered: 10, polite: 1 });
      await endMinute();
    }
    expect(await write(pacer, "c", 12)).toEqual({ answered: 0, polite: 1 });
    await endMinute();
    expect(await write(pacer, "c", 12)).toEqual({ answered: 0, polite: 0 });
  });

  it("counts for the hour only what the minute let through", async () => {
    const pacer = onPostgres();
    await write(pacer, "d", 500);
    await endMinute();
    expect(await write(pacer, "d", 5)).toEqual({ answered: 5, polite: 0 });
  });

  it("takes back what somebody else counts", async () => {
    const pacer = onPostgres();
    const counted = await pacer.count("e", 8, limits);
    await pacer.giveBack("e", counted);
    expect(await write(pacer, "e", 10)).toEqual({ answered: 10, polite: 0 });
  });

  it("lets nobody through when it cannot count, and goes on when it can", async () => {
    const pacer = onPostgres();
    await database.db.raw("alter table pace rename to pace_away");
    await expect(write(pacer, "f", 3)).rejects.toMatchObject({ code: "store_unavailable" });
    await database.db.raw("alter table pace_away rename to pace");
    expect(await write(pacer, "f", 3)).toEqual({ answered: 3, polite: 0 });
  });
});

describe.skipIf(!hasRedisServer)("counting in Redis", () => {
  it("is as exact, and PostgreSQL is not asked", async () => {
    const pacer = createPacer({ db: database.db, redisUrl: await aRedis(), log });
    await ready(pacer);
    const parts = await Promise.all([3, 4, 20, 1].map((messages) => write(pacer, "redis/a", messages)));
    expect(parts.reduce((sum, { answered }) => sum + answered, 0)).toBe(10);
    expect(parts.reduce((sum, { polite }) => sum + polite, 0)).toBe(1);
    expect(await database.db("pace").where("key", "like", "%redis/a")).toEqual([]);
    await pacer.close();
  });

  it("goes on in PostgreSQL while Redis is away, and lets nobody through when both are", async () => {
    const gone = createPacer({ db: database.db, redisUrl: "redis://127.0.0.1:1", log });
    expect(await write(gone, "redis/b", 12)).toEqual({ answered: 10, polite: 1 });
    await database.db.raw("alter table pace rename to pace_away");
    await expect(write(gone, "redis/c", 1)).rejects.toMatchObject({ code: "store_unavailable" });
    await database.db.raw("alter table pace_away rename to pace");
    await gone.close();
  });

  async function ready(pacer: Pacer): Promise<void> {
    for (let tries = 0; tries < 40; tries += 1) {
      await pacer.count("redis/warm", 1, { perMinute: 1_000, perHour: null });
      const inPostgres = await database.db("pace").where("key", "like", "%redis/warm").del();
      if (inPostgres === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});

describe("one settling", () => {
  it("counts a delivery once, however often it begins anew", async () => {
    const pacer = onPostgres();
    const ledger = openPaceLedger(pacer);
    await ledger.count("g", [1, 2], limits);
    await ledger.count("g", [1, 2, 3], limits);
    ledger.keep([1, 2, 3]);
    await ledger.giveBackRest();
    expect(await write(pacer, "g", 10)).toEqual({ answered: 7, polite: 1 });
  });

  it("allows the earliest, whenever they came", async () => {
    const ledger = openPaceLedger(onPostgres());
    await ledger.count("i", [5, 6, 7], { perMinute: 3, perHour: null });
    await ledger.count("i", [4, 5, 6, 7, 8], { perMinute: 3, perHour: null });
    const allowed = [4, 5, 6, 7, 8].map((id) => ledger.find(id)?.allowed);
    expect(allowed).toEqual([true, true, true, false, false]);
    expect(ledger.find(7)?.isFirstRefusal).toBe(true);
  });

  it("gives back what another worker settled", async () => {
    const pacer = onPostgres();
    const ledger = openPaceLedger(pacer);
    await ledger.count("h", [1, 2, 3], limits);
    ledger.keep([3]);
    await ledger.giveBackRest();
    expect(await write(pacer, "h", 9)).toEqual({ answered: 9, polite: 0 });
  });
});
