import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLane, type Lane } from "../../plugin/concurrency/lane.ts";

/** A lane whose work ends when the test says so, with a record of what ran. */
function aLane(width: number, line = 0) {
  const started: string[] = [];
  const failures: unknown[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const lane = createLane<string>({
    width,
    line,
    nameOf: (key) => key,
    work: (key) => {
      started.push(key);
      return new Promise((resolve, reject) => ends.set(key, (error) => (error ? reject(error) : resolve())));
    },
    onError: (error) => failures.push(error),
  });
  const end = async (key: string, error?: Error) => {
    ends.get(key)?.(error);
    await settle();
  };
  return { lane, started, failures, end };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("a lane", () => {
  it("runs at most as many keys at once as it is wide, the others in the order they came", async () => {
    const { lane, started, end } = aLane(2);
    const runs = ["a", "b", "c", "d"].map((key) => lane.run(key));
    expect(started).toEqual(["a", "b"]);
    await end("b");
    expect(started).toEqual(["a", "b", "c"]);
    for (const key of ["a", "c", "d"]) await end(key);
    await Promise.all(runs);
    expect({ started, active: lane.active }).toEqual({ started: ["a", "b", "c", "d"], active: 0 });
  });

  it("runs a key once more when it was asked for while it ran, however often", async () => {
    const { lane, started, end } = aLane(5);
    const runs = [lane.run("a"), lane.run("a"), lane.run("a")];
    expect(started).toEqual(["a"]);
    await end("a");
    expect(started).toEqual(["a", "a"]);
    await end("a");
    await Promise.all(runs);
    expect(started).toEqual(["a", "a"]);
  });

  it("runs a key again although the run it was asked during failed", async () => {
    const { lane, started, end } = aLane(1);
    const both = expect(Promise.all([lane.run("a"), lane.run("a")])).resolves.toBeDefined();
    await end("a", new Error("no luck"));
    expect(started).toEqual(["a", "a"]);
    await end("a");
    await both;
  });

  it("tells a failure to everyone who waits for it, and takes the key again afterwards", async () => {
    const { lane, started, end } = aLane(1);
    const run = lane.run("a");
    const refused = expect(run).rejects.toThrow("no luck");
    await end("a", new Error("no luck"));
    await refused;
    const next = lane.run("a");
    await end("a");
    await next;
    expect(started).toEqual(["a", "a"]);
  });

  it("takes nothing beyond its width when it is only asked to try", async () => {
    const { lane, started, failures, end } = aLane(1);
    expect(lane.tryRun("a")).toBe(true);
    expect(lane.tryRun("b")).toBe(false);
    expect(lane.tryRun("a")).toBe(true);
    await end("a");
    await end("a", new Error("no luck"));
    expect({ started, failures }).toEqual({ started: ["a", "a"], failures: [new Error("no luck")] });
  });

  it("lets as many wait as its line is long", async () => {
    const { lane, started, end } = aLane(1, 1);
    expect(["a", "b", "c"].map((key) => lane.tryRun(key))).toEqual([true, true, false]);
    await end("a");
    expect(started).toEqual(["a", "b"]);
    expect(lane.tryRun("c")).toBe(true);
  });

  it("is idle once the last run, and what was asked for during it, is over", async () => {
    const { lane, end } = aLane(1);
    await lane.idle();
    const runs = [lane.run("a"), lane.run("b"), lane.run("a")];
    let isIdle = false;
    const idle = lane.idle().then(() => {
      isIdle = true;
    });
    for (const key of ["a", "a"]) await end(key);
    expect(isIdle).toBe(false);
    await end("b");
    await Promise.all([idle, ...runs]);
    expect(isIdle).toBe(true);
  });
});

interface Ask {
  readonly key: string;
  readonly afterTicks: number;
  readonly workTicks: number;
  readonly fails: boolean;
  readonly onlyTry: boolean;
}

const ask: fc.Arbitrary<Ask> = fc.record({
  key: fc.constantFrom("a", "b", "c"),
  afterTicks: fc.nat(12),
  workTicks: fc.nat(6),
  fails: fc.boolean(),
  onlyTry: fc.boolean(),
});

describe("a lane, whatever comes when", () => {
  it("never exceeds its width, never runs a key twice at once and never loses an ask", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(ask, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 1, max: 3 }),
        async (asks, width) => {
          const watch = watchLane(asks, width);
          await Promise.all(asks.map((each) => watch.play(each)));
          await watch.lane.idle();
          await settle();
          expect(watch.lane.active).toBe(0);
          expect(watch.faults).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

/** Counts microtasks as time: the narrowest gaps between two steps of the lane are one of them wide. */
function watchLane(asks: readonly Ask[], width: number) {
  const faults: string[] = [];
  const running = new Set<string>();
  const lastStart = new Map<string, number>();
  const plans = asks.map(({ workTicks, fails }) => ({ workTicks, fails }));
  let clock = 0;
  const lane: Lane<string> = createLane<string>({
    width,
    nameOf: (key) => key,
    async work(key) {
      if (running.has(key)) faults.push(`${key} runs twice at once`);
      if (running.size >= width) faults.push("too many run at once");
      running.add(key);
      clock += 1;
      lastStart.set(key, clock);
      const plan = plans.shift() ?? { workTicks: 1, fails: false };
      await ticks(plan.workTicks);
      running.delete(key);
      if (plan.fails) throw new Error("no luck");
    },
    onError: () => undefined,
  });
  return {
    lane,
    faults,
    async play({ key, afterTicks, onlyTry }: Ask) {
      await ticks(afterTicks);
      clock += 1;
      const askedAt = clock;
      if (onlyTry && !lane.tryRun(key)) return;
      if (!onlyTry) await lane.run(key).catch(() => undefined);
      await lane.idle();
      if ((lastStart.get(key) ?? 0) < askedAt) faults.push(`an ask for ${key} was lost`);
    },
  };
}

async function ticks(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await Promise.resolve();
}
