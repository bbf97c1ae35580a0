import { afterEach, expect, it } from "vitest";
import type { Repeating } from "../../plugin/concurrency/every.ts";
import type { Waiting } from "../../plugin/db/sweep-store.ts";
import { startSweeper } from "../../plugin/queue/sweeper.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";
import { createMetrics } from "../../plugin/telemetry/metrics.ts";
import { eventually } from "../helpers/eventually.ts";

let sweeper: Repeating;
afterEach(() => sweeper.stop());

/** A sweep finds the first list, the next one the second, and so on. */
function sweep(found: readonly (readonly Waiting[])[], run: (conversationId: number) => Promise<void>) {
  const lists = [...found];
  sweeper = startSweeper({
    sweeps: { listWaiting: async () => lists.shift() ?? [] },
    metrics: createMetrics(),
    log: createLogger({ level: "silent" }),
    run: (_, { conversationId }) => run(conversationId),
  });
}

const waiting = (conversationId: number): Waiting => ({ kind: "think", connectionId: "c1", conversationId });

it("finds further work while an earlier one takes long", async () => {
  const ran: number[] = [];
  const run = (id: number) => {
    ran.push(id);
    return id === 1 ? new Promise<void>(() => undefined) : Promise.resolve();
  };
  sweep([[waiting(1)], [waiting(1), waiting(2)]], run);
  await eventually(
    async () => ran,
    ({ length }) => length >= 2,
  );
  expect(ran).toEqual([1, 2]);
});

it("goes on after work that failed, and takes it up again", async () => {
  const ran: number[] = [];
  const run = async (id: number) => {
    ran.push(id);
    throw new Error("no");
  };
  sweep([[waiting(1)], [waiting(1)]], run);
  await eventually(
    async () => ran,
    ({ length }) => length >= 2,
  );
  expect(ran).toEqual([1, 1]);
});
