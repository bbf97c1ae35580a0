import pg from "pg";
import { describe, expect, it } from "vitest";
import { createBatch } from "../../plugin/concurrency/batch.ts";

/** Doubles numbers when the test says so; a negative one is refused by the database. */
function aBatch(options: { most?: number; lanes?: number; refusal?: Error } = {}) {
  const batches: number[][] = [];
  const ends: (() => void)[] = [];
  const { add: double } = createBatch<number, number>({
    batch: { items: options.most ?? 100, size: 0 },
    lanes: options.lanes ?? 1,
    keyOf: (item) => String(Math.trunc(item)),
    async run(items) {
      batches.push([...items]);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (items.some((item) => item < 0)) throw options.refusal ?? refusalOf("22P02");
      return items.map((item) => item * 2);
    },
  });
  const end = async () => {
    for (const resolve of ends.splice(0)) resolve();
    await turn();
  };
  return { double, batches, end };
}

function refusalOf(code: string): Error {
  return Object.assign(new pg.DatabaseError("refused", 0, "error"), { code });
}

const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe("a batch", () => {
  it("does a single call at once", async () => {
    const { double, batches, end } = aBatch();
    const result = double(1);
    await turn();
    expect(batches).toEqual([[1]]);
    await end();
    expect(await result).toBe(2);
  });

  it("does together what is asked for in one turn, and gives each its own result", async () => {
    const { double, batches, end } = aBatch();
    const results = Promise.all([1, 2, 3].map((item) => double(item)));
    await turn();
    expect(batches).toEqual([[1, 2, 3]]);
    await end();
    expect(await results).toEqual([2, 4, 6]);
  });

  it("gathers what comes while its lanes are busy, and has no more of them than allowed", async () => {
    const { double, batches, end } = aBatch({ lanes: 2, most: 2 });
    const results = Promise.all([1, 2, 3, 4, 5].map((item) => double(item)));
    await turn();
    const later = double(6);
    await turn();
    expect(batches).toEqual([
      [1, 2],
      [3, 4],
    ]);
    await end();
    expect(batches.slice(2)).toEqual([[5, 6]]);
    await end();
    expect(await results).toEqual([2, 4, 6, 8, 10]);
    expect(await later).toBe(12);
  });

  it("never puts two of one name into one statement", async () => {
    const { double, batches, end } = aBatch();
    const results = Promise.all([1.1, 2, 1.2].map((item) => double(item)));
    await turn();
    await end();
    await end();
    expect(batches).toEqual([[1.1, 2], [1.2]]);
    expect(await results).toEqual([2.2, 4, 2.4]);
  });

  it("lets only the item fail that the database refuses", async () => {
    const { double, end } = aBatch();
    const results = Promise.allSettled([1, -2, 3].map((item) => double(item)));
    await turn();
    await end();
    await end();
    expect((await results).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  it.each([
    ["the connection is lost", new Error("Connection terminated unexpectedly")],
    ["the server is shut down", refusalOf("57P01")],
  ])("does nothing twice when %s: perhaps it was done", async (_when, refusal) => {
    const { double, batches, end } = aBatch({ refusal });
    const results = Promise.allSettled([1, -2].map((item) => double(item)));
    await turn();
    await end();
    expect((await results).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(batches).toEqual([[1, -2]]);
  });
});
