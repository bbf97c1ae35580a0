import { setTimeout as sleep } from "node:timers/promises";
import type { Fleet } from "./fleet.ts";

/** A worker of its own age each time: some are killed while they start, most in the middle of work. */
const SHORTEST_LIFE_MS = 300;
const LONGEST_LIFE_MS = 3_000;

/** Kills a worker at a random moment, again and again; another one takes its place at once. */
export async function killWorkers({ workers }: Fleet, times: number): Promise<void> {
  for (let killed = 0; killed < times; killed += 1) {
    await sleep(SHORTEST_LIFE_MS + Math.random() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS));
    const worker = workers[Math.floor(Math.random() * workers.length)];
    await worker?.kill("SIGKILL");
    worker?.start();
  }
}
