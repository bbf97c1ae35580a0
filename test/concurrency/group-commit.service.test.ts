import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type BatchOptions, createBatch } from "../../plugin/concurrency/batch.ts";
import { StoreUnavailable } from "../../plugin/errors.ts";

/** Commits that end when the test says so. */
function aGroupCommit(options: Partial<Omit<BatchOptions<number, void>, "run">> = {}) {
  const batches: (readonly number[])[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const commits = createBatch<number, void>({
    sizeOf: () => 1,
    batch: { items: 10, size: 1_000 },
    lanes: 1,
    queue: { items: 1_000, size: 1_000, full },
    ...options,
    run: (items) =>
      new Promise<readonly undefined[]>((resolve, reject) => {
        batches.push(items);
        ends.push((error) => (error ? reject(error) : resolve(items.map(() => undefined))));
      }),
  });
  const end = async (error?: Error) => {
    ends.shift()?.(error);
    await nextTurn();
  };
  return { commits, batches, end };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
const full = () => new StoreUnavailable("Too many wait");
const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, position) => from + position);

describe("a group commit", () => {
  it("commits a single item at once", async () => {
    const { commits, batches, end } = aGroupCommit();
    const added = commits.add(1);
    await nextTurn();
    expect(batches).toEqual([[1]]);
    await end();
    await added;
  });

  it("promises nothing before the commit has ended", async () => {
    const { commits, end } = aGroupCommit();
    let isDone = false;
    const added = commits.add(1).then(() => {
      isDone = true;
    });
    for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    expect(isDone).toBe(false);
    await end();
    await added;
  });

  it("gathers what comes while a commit is under way", async () => {
    const { commits, batches, end } = aGroupCommit();
    const added = [commits.add(1)];
    await nextTurn();
    added.push(commits.add(2), commits.add(3));
    await nextTurn();
    added.push(commits.add(4));
    await end();
    expect(batches).toEqual([[1], [2, 3, 4]]);
    await end();
    await Promise.all(added);
  });

  it("needs far fewer commits than there are items when 50 senders write at once", async () => {
    let commitCount = 0;
    const commits = createBatch<number, void>({
      sizeOf: () => 1,
      batch: { items: 250, size: 1_000 },
      lanes: 2,
      queue: { items: 1_000, size: 1_000, full },
      run: async (items) => {
        commitCount += 1;
        await new Promise((resolve) => setTimeout(resolve, 2));
        return items.map(() => undefined);
      },
    });
    const sender = async () => {
      for (const item of numbers(20)) await commits.add(item);
    };
    await Promise.all(numbers(50).map(sender));
    expect(commitCount).toBeLessThan(100);
  });

  it("refuses the items of a batch that could not be committed, and only those", async () => {
    const { commits, end } = aGroupCommit({ batch: { items: 2, size: 1_000 } });
    const outcomes = Promise.allSettled(numbers(5).map((item) => commits.add(item)));
    await nextTurn();
    await end();
    await end(new Error("no room"));
    await end();
    expect((await outcomes).map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "rejected",
      "fulfilled",
    ]);
  });

  it("refuses at once when too many items wait", async () => {
    const { commits, end } = aGroupCommit({ queue: { items: 2, size: 1_000, full } });
    const added = [commits.add(1), commits.add(2)];
    await expect(commits.add(3)).rejects.toThrow(StoreUnavailable);
    await nextTurn();
    const later = commits.add(4);
    for (let left = 2; left > 0; left -= 1) await end();
    await expect(Promise.all([...added, later])).resolves.toBeDefined();
  });

  it("bounds what waits by size too", async () => {
    const { commits, batches, end } = aGroupCommit({ sizeOf: (item) => item, queue: { items: 100, size: 10, full } });
    const added = [commits.add(6), commits.add(4)];
    await expect(commits.add(1)).rejects.toThrow(StoreUnavailable);
    await nextTurn();
    await end();
    await Promise.all(added);
    const later = commits.add(10);
    await nextTurn();
    await end();
    await later;
    expect(batches).toEqual([[6, 4], [10]]);
  });

  it("commits an item alone that is larger than a batch", async () => {
    const { commits, batches, end } = aGroupCommit({ sizeOf: (item) => item, batch: { items: 10, size: 5 } });
    const added = [3, 2, 1, 9, 4].map((item) => commits.add(item));
    await nextTurn();
    for (let left = 4; left > 0; left -= 1) await end();
    await Promise.all(added);
    expect(batches).toEqual([[3, 2], [1], [9], [4]]);
  });

  it("is drained once everything is committed or refused", async () => {
    const { commits, end } = aGroupCommit();
    await commits.drained();
    const refused = expect(commits.add(1)).rejects.toThrow("no room");
    let isDrained = false;
    const drained = commits.drained().then(() => {
      isDrained = true;
    });
    await nextTurn();
    const added = commits.add(2);
    await end(new Error("no room"));
    expect({ isDrained, waiting: commits.waiting }).toEqual({ isDrained: false, waiting: 0 });
    await end();
    await Promise.all([refused, added, drained]);
  });

  it("keeps no timer", async () => {
    const interval = vi.spyOn(globalThis, "setInterval");
    const timeout = vi.spyOn(globalThis, "setTimeout");
    const { commits, end } = aGroupCommit();
    const added = commits.add(1);
    await nextTurn();
    await end();
    await added;
    expect([...interval.mock.calls, ...timeout.mock.calls]).toEqual([]);
    vi.restoreAllMocks();
  });
});

interface Arrival {
  readonly afterTurns: number;
  readonly size: number;
}

const plan = fc.record({
  arrivals: fc.array(fc.record({ afterTurns: fc.nat(4), size: fc.integer({ min: 1, max: 8 }) }), { maxLength: 60 }),
  commits: fc.array(fc.record({ turns: fc.nat(3), fails: fc.boolean() }), { maxLength: 60 }),
  lanes: fc.integer({ min: 1, max: 3 }),
  batch: fc.record({ items: fc.integer({ min: 1, max: 7 }), size: fc.integer({ min: 1, max: 20 }) }),
  queue: fc.record({ items: fc.integer({ min: 1, max: 20 }), size: fc.integer({ min: 8, max: 60 }) }),
});

type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;

describe("a group commit, whatever comes when", () => {
  it("commits each item exactly once or refuses it, in order, within its bounds", async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (planned) => {
        const { arrivals, batch, lanes } = planned;
        const { outcomes, committed, tried, mostBusy, waiting } = await play(planned);
        const promised = numbers(arrivals.length).filter((item) => outcomes[item]?.status === "fulfilled");
        expect([...committed].sort((a, b) => a - b)).toEqual(promised);
        expect(new Set(tried.flat()).size).toBe(tried.flat().length);
        for (const items of tried) {
          const size = items.reduce((sum, item) => sum + (arrivals[item]?.size ?? 0), 0);
          expect(items.length <= batch.items && (size <= batch.size || items.length === 1)).toBe(true);
          expect(items).toEqual(inOrderOfArrival(items, arrivals));
        }
        expect({ waiting, isTooBusy: mostBusy > lanes }).toEqual({ waiting: 0, isTooBusy: false });
      }),
      { numRuns: 500 },
    );
  });
});

async function play({ arrivals, commits: plans, ...bounds }: Plan) {
  const tried: (readonly number[])[] = [];
  const committed: number[] = [];
  let busy = 0;
  let mostBusy = 0;
  const commits = createBatch<number, void>({
    ...bounds,
    queue: { ...bounds.queue, full },
    sizeOf: (item) => arrivals[item]?.size ?? 0,
    async run(items) {
      busy += 1;
      mostBusy = Math.max(mostBusy, busy);
      const { turns, fails } = plans[tried.length] ?? { turns: 0, fails: false };
      tried.push(items);
      for (let left = turns; left > 0; left -= 1) await nextTurn();
      busy -= 1;
      if (fails) throw new Error("no room");
      committed.push(...items);
      return items.map(() => undefined);
    },
  });
  const arrive = async ({ afterTurns }: Arrival, item: number) => {
    for (let left = afterTurns; left > 0; left -= 1) await nextTurn();
    await commits.add(item);
  };
  const outcomes = await Promise.allSettled(arrivals.map(arrive));
  await commits.drained();
  return { outcomes, committed, tried, mostBusy, waiting: commits.waiting };
}

function inOrderOfArrival(items: readonly number[], arrivals: readonly Arrival[]): readonly number[] {
  const turnOf = (item: number) => arrivals[item]?.afterTurns ?? 0;
  return [...items].sort((a, b) => turnOf(a) - turnOf(b) || a - b);
}
