import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createServerClock } from "../../plugin/chatwoot/server-clock.ts";

/** A server whose clock is ahead by `aheadMs`, asked at the given times with the given travel times. */
function ask(
  clock: ReturnType<typeof createServerClock>,
  aheadMs: number,
  calls: readonly { at: number; there: number; back: number }[],
) {
  for (const { at, there, back } of calls) {
    const date = new Date(Math.floor((at + there + aheadMs) / 1000) * 1000).toUTCString();
    clock.observe(date, at, at + there + back);
  }
}

describe("Chatwoot's clock", () => {
  it("is ours until Chatwoot has answered", () => {
    expect(createServerClock(() => 5_000).now()).toBe(5_000);
  });

  it("is never off by more than the second of one answer and its travel time", () => {
    const call = fc.record({ at: fc.nat(10_000_000), there: fc.nat(300), back: fc.nat(300) });
    fc.assert(
      fc.property(
        fc.integer({ min: -90_000, max: 90_000 }),
        fc.array(call, { minLength: 1, maxLength: 20 }),
        (ahead, calls) => {
          const clock = createServerClock(() => 0);
          ask(clock, ahead, calls);
          expect(Math.abs(clock.now() - ahead)).toBeLessThanOrEqual(1_600);
        },
      ),
    );
  });

  it("is known to a few milliseconds after many answers", () => {
    const clock = createServerClock(() => 0);
    ask(
      clock,
      7_321,
      Array.from({ length: 500 }, (_, index) => ({ at: index * 137, there: 2, back: 2 })),
    );
    expect(Math.abs(clock.now() - 7_321)).toBeLessThan(10);
  });

  it("is ours when it may be, rather than half a second off", () => {
    const clock = createServerClock(() => 0);
    ask(clock, 0, [{ at: 950, there: 2, back: 2 }]);
    expect(clock.now()).toBe(0);
  });

  it("does not believe a single header that was written late", () => {
    const clock = createServerClock(() => 0);
    ask(
      clock,
      0,
      Array.from({ length: 20 }, (_, index) => ({ at: index * 137, there: 2, back: 2 })),
    );
    clock.observe(new Date(2_000).toUTCString(), 3_090, 3_095);
    expect(clock.now()).toBe(0);
  });

  it("is learned anew after it was set", () => {
    const clock = createServerClock(() => 0);
    ask(clock, 0, [
      { at: 0, there: 1, back: 1 },
      { at: 900, there: 1, back: 1 },
    ]);
    ask(clock, 60_000, [
      { at: 2_000, there: 1, back: 1 },
      { at: 2_700, there: 1, back: 1 },
    ]);
    expect(Math.abs(clock.now() - 60_000)).toBeLessThan(1_000);
  });

  it("is not misled by an answer without a date", () => {
    const clock = createServerClock(() => 9);
    clock.observe(undefined, 0, 1);
    clock.observe("soon", 0, 1);
    expect(clock.now()).toBe(9);
  });
});
