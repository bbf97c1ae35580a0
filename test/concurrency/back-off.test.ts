import fc from "fast-check";
import { expect, it } from "vitest";
import { backOffMs } from "../../plugin/concurrency/back-off.ts";

const options = fc.record({
  baseMs: fc.integer({ min: 1, max: 1_000 }),
  maxMs: fc.integer({ min: 1, max: 60_000 }),
  floorMs: fc.integer({ min: 0, max: 500 }),
});

it("never waits less than the floor or more than floor and maximum together", () => {
  fc.assert(
    fc.property(fc.nat(10_000), options, (failures, backOff) => {
      const waitMs = backOffMs(failures, backOff);
      return waitMs >= backOff.floorMs && waitMs <= backOff.floorMs + backOff.maxMs;
    }),
  );
});

it("doubles its bound with each failure", () => {
  const longest = (failures: number) =>
    Math.max(...Array.from({ length: 2_000 }, () => backOffMs(failures, { baseMs: 1_000, maxMs: 1_000_000 })));
  for (const [failures, boundMs] of [
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
  ] as const) {
    expect(longest(failures)).toBeLessThanOrEqual(boundMs);
    expect(longest(failures)).toBeGreaterThan(boundMs * 0.9);
  }
});
