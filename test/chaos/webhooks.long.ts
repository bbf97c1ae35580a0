import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../helpers/test-database.ts";
import { type Fleet, startFleet } from "./fleet.ts";
import { runTraffic } from "./traffic.ts";
import { expectAllKept } from "./trial.ts";

const CONVERSATIONS = 1_000;
const MESSAGES_EACH = 5;

describe.each(["4.16.2", "4.10.1"])("a thousand conversations over bad lines, Chatwoot %s", (version) => {
  const database = useTestDatabase();
  let fleet: Fleet;

  beforeAll(async () => {
    fleet = await startFleet({ databaseUrl: database.url, workers: 1, version });
  });
  afterAll(() => fleet?.stop());

  it("are all answered, none twice", async () => {
    await fleet.api.set("faults", { drop_webhooks: 0.1, duplicate_webhooks: 0.3, reorder_webhooks: 0.5 });
    await runTraffic(fleet, { conversations: CONVERSATIONS, messagesEach: MESSAGES_EACH, pauseMs: 400, atOnce: 40 });
    const name = `${CONVERSATIONS} conversations with webhooks doubled, reordered and dropped, Chatwoot ${version}`;
    const figures = await expectAllKept(fleet, name);
    expect(figures.customerMessages).toBe(CONVERSATIONS * MESSAGES_EACH);
  });
});
