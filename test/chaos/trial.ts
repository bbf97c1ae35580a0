import { expect } from "vitest";
import type { Fleet } from "./fleet.ts";
import { runTraffic } from "./traffic.ts";
import { type Figures, verifyWithin } from "./verifier.ts";

/** No conversation may be stuck for longer than this once the trouble is over. */
const RECOVERY_MS = 60_000;

export interface Trial {
  readonly name: string;
  readonly trouble: Promise<unknown>;
  readonly atOnce?: number;
}

/** Customers chat while the trouble lasts; then every promise has to hold again within a minute. */
export async function survive(fleet: Fleet, { name, trouble, atOnce = 12 }: Trial): Promise<Figures> {
  await Promise.all([trouble, runTraffic(fleet, { conversations: trouble, messagesEach: 5, pauseMs: 400, atOnce })]);
  return expectAllKept(fleet, name);
}

export async function expectAllKept(fleet: Fleet, name: string): Promise<Figures> {
  const { violations, figures, tookMs } = await verifyWithin(RECOVERY_MS, fleet.db, fleet.api);
  console.log(`${name}: ${JSON.stringify({ ...figures, recoveredAfterMs: tookMs, violations: violations.length })}`);
  expect(violations.slice(0, 50)).toEqual([]);
  expect(figures.botMessages).toBeGreaterThan(0);
  return figures;
}
