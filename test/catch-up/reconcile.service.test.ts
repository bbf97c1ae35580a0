import { expect, it, onTestFinished } from "vitest";
import { createDirectory } from "../../plugin/accounts/directory.ts";
import { createReconciler, type Reconciler } from "../../plugin/catch-up/reconcile.ts";
import type { NewDelivery } from "../../plugin/db/turn/delivery-store.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";
import { CONNECTION, usePlay } from "../helpers/running-baton.ts";

const HOUR_MS = 3_600_000;
let chatwootIsLateMs = 0;

/** Baton's own looking is off: the test looks when it wants to, on the same tables and the same Chatwoot. */
const play = usePlay({ reconcileSeconds: 0, chatwootNow: () => new Date(Date.now() - chatwootIsLateMs) });

interface Doctored {
  readonly now?: () => number;
  readonly firstInsert?: () => Promise<never>;
}

function openReconciler({ now = Date.now, firstInsert }: Doctored = {}): Reconciler {
  const { stores } = play().baton;
  const log = createLogger({ level: "silent" });
  const directory = createDirectory({ ...stores, log, now, policy: { retry: { tries: 1 } } });
  onTestFinished(() => directory.close());
  const inserts = firstInsert ? [firstInsert] : [];
  const insertAll = (given: readonly NewDelivery[]) => (inserts.shift() ?? stores.deliveries.insertAll)(given);
  const deliveries = { ...stores.deliveries, insertAll };
  return createReconciler({ ...stores, deliveries, directory, log, now, takeBack: async () => false });
}

async function missedMessage() {
  const customer = await play().customer();
  await play().api.set("faults", { drop_webhooks: 1 });
  await customer.write("Oi");
  await play().api.set("faults", {});
  return { connectionId: CONNECTION, conversationId: customer.conversationId };
}

it("finds a message whose webhook never came, and only once", async () => {
  const key = await missedMessage();
  const reconciler = openReconciler();
  expect((await reconciler.reconcile()).conversations).toContainEqual(key);
  expect((await reconciler.reconcile()).conversations).toEqual([]);
});

it("finds it again when it could not be stored", async () => {
  const key = await missedMessage();
  const reconciler = openReconciler({ firstInsert: () => Promise.reject(new Error("the database is away")) });
  expect((await reconciler.reconcile()).conversations).toEqual([]);
  expect((await reconciler.reconcile()).conversations).toContainEqual(key);
});

it("looks back to the last time that Chatwoot answered, however long it was away", async () => {
  let now = Date.now() - 3 * HOUR_MS;
  const reconciler = openReconciler({ now: () => now });
  await reconciler.reconcile();
  chatwootIsLateMs = 2.5 * HOUR_MS;
  const key = await missedMessage();
  chatwootIsLateMs = 0;
  now += 2 * HOUR_MS;
  await play().api.set("faults", { fail_rate: 1 });
  await reconciler.reconcile();
  await play().api.set("faults", {});
  now += HOUR_MS;
  expect((await reconciler.reconcile()).conversations).toContainEqual(key);
});
