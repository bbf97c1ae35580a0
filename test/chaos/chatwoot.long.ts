import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, it } from "vitest";
import { useTestDatabase } from "../helpers/test-database.ts";
import { type Fleet, startFleet } from "./fleet.ts";
import { survive } from "./trial.ts";

const PHASE_MS = 25_000;
const DOWN_MS = 60_000;
/** Baton's calls; what customers do goes through another address. */
const CALLS = "accounts";

describe("Chatwoot in trouble under load", () => {
  const database = useTestDatabase();
  let fleet: Fleet;

  beforeAll(async () => {
    fleet = await startFleet({ databaseUrl: database.url, workers: 2 });
  });
  afterAll(() => fleet?.stop());

  async function suffer(faults: Readonly<Record<string, unknown>>): Promise<void> {
    await sleep(3_000);
    await fleet.api.set("faults", { ...faults, only: CALLS });
    await sleep(PHASE_MS);
    await fleet.api.set("faults", {});
  }

  it.each([
    { name: "every second call answered 500", faults: { fail_rate: 0.5, status: 500 } },
    { name: "every call answered 503", faults: { fail_rate: 1, status: 503 } },
    { name: "most calls answered 429", faults: { fail_rate: 0.7, status: 429 } },
    { name: "calls broken after they were carried out", faults: { reset_after: 0.5 } },
    { name: "calls broken before they were carried out", faults: { reset_before: 0.3 } },
    { name: "calls slower than Baton waits", faults: { latency_ms: 11_500 } },
  ])("keeps every promise: $name", async ({ name, faults }) => {
    await survive(fleet, { name, trouble: suffer(faults) });
  });

  it("keeps every promise: away for a minute", async () => {
    const goAway = async () => {
      await sleep(5_000);
      await fleet.chatwoot.kill("SIGTERM");
      await sleep(DOWN_MS);
      await fleet.startChatwoot();
      await sleep(5_000);
    };
    await survive(fleet, { name: "away for a minute", trouble: goAway() });
  });
});
