import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createBudget } from "../../../plugin/brain/model/budget.ts";
import { createModelHealthStore } from "../../../plugin/db/model-health-store.ts";
import { createUsageStore } from "../../../plugin/db/usage-store.ts";
import { hang, status, text } from "../../fakes/scripted-answer.ts";
import { useScriptedModel } from "../../fakes/scripted-model.ts";
import { aModelCall, openModel } from "../../helpers/model-parts.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";

const database = useTestDatabase();
const scripted = useScriptedModel();
const { signal } = new AbortController();
const PRICES = [{ model: "gpt-test", input: 1_000_000, output: 1_000_000 }];

const open = () => {
  const usage = createUsageStore(database.db);
  const budget = createBudget({ usage, now: Date.now, onNews: async () => undefined });
  return openModel({ url: scripted.url }, { budget, health: createModelHealthStore(database.db) });
};
const callOf = (connectionId: string, model: object = {}) =>
  aModelCall({
    scope: { connectionId, inboxId: 1, contactId: null },
    maxTokens: 16,
    settings: { model: { prices: PRICES, ...model } },
  });
const ledger = (connectionId: string) => database.db("usage").where({ connection_id: connectionId });

it("writes down what the answer has cost, and keeps nothing aside", async () => {
  const connectionId = randomUUID();
  scripted.reply(text("Sim.", { input: 7, output: 3 }));
  await open().ask(callOf(connectionId), signal);
  expect(await ledger(connectionId)).toMatchObject([{ input_tokens: 7, output_tokens: 3, cost: "10" }]);
  expect(await database.db("usage_reservations").where({ connection_id: connectionId })).toEqual([]);
});

it("never spends more than the budget, however many ask at once", async () => {
  const connectionId = randomUUID();
  scripted.otherwise(text("Sim.", { input: 30, output: 10 }));
  const call = callOf(connectionId, { budget: { connection_cost: 400 } });
  const access = open();
  const asked = await Promise.allSettled(Array.from({ length: 50 }, () => access.ask(call, signal)));
  const codes = asked.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  const costs = (await ledger(connectionId)).map(({ cost }) => Number(cost));
  expect(costs.reduce((sum, cost) => sum + cost, 0)).toBeLessThanOrEqual(400);
  expect(new Set(codes)).toEqual(new Set(["budget_spent"]));
  expect(scripted.requests.length).toBe(50 - codes.length);
});

it("is not available once the budget is spent", async () => {
  const { scope, settings } = callOf(randomUUID(), { budget: { connection_tokens: 0 } });
  expect(await open().isAvailable(scope, settings)).toBe(false);
});

it("charges the question of an answer that nobody wanted any more", async () => {
  const connectionId = randomUUID();
  scripted.reply(hang);
  const abort = new AbortController();
  const asked = open().ask(callOf(connectionId), abort.signal);
  await expect.poll(() => scripted.requests.length).toBe(1);
  abort.abort();
  await expect(asked).rejects.toMatchObject({ code: "aborted" });
  expect(await ledger(connectionId)).toMatchObject([{ output_tokens: 0 }]);
});

it("charges nothing for a request that was refused", async () => {
  const connectionId = randomUUID();
  scripted.reply(status(401));
  await expect(open().ask(callOf(connectionId), signal)).rejects.toMatchObject({ code: "model_unavailable" });
  expect(await ledger(connectionId)).toEqual([]);
  expect(await database.db("usage_reservations").where({ connection_id: connectionId })).toEqual([]);
});

it("stops asking after five failures, until the rest is over", async () => {
  scripted.otherwise(status(401));
  const { scope, settings } = callOf(randomUUID());
  for (let tries = 0; tries < 8; tries += 1)
    await open()
      .ask(callOf(randomUUID()), signal)
      .catch(() => undefined);
  expect(scripted.requests.length).toBeLessThanOrEqual(5);
  expect(await open().isAvailable(scope, settings)).toBe(false);
  await database.db("model_health").update({ resting_until: database.db.raw("now() - interval '1 second'") });
  scripted.otherwise(text("Sim."));
  expect((await open().ask(callOf(randomUUID()), signal)).text).toBe("Sim.");
});

it.each([
  ["a question that is too long", status(413), {}],
  ["the wrong name in an inbox", status(404), {}],
  ["an inbox that is in a hurry", hang, { call_seconds: 1 }],
])("does not hold %s against the provider", async (_what, fault, model) => {
  scripted.otherwise(fault);
  const call = callOf(randomUUID(), model);
  await Promise.allSettled(Array.from({ length: 6 }, () => open().ask(call, signal)));
  expect(scripted.requests).toHaveLength(6);
  expect(await open().isAvailable(call.scope, call.settings)).toBe(true);
});

it("lets nothing through that it cannot count", async () => {
  const gone = createUsageStore(database.db);
  const broken = { ...gone, reserve: () => Promise.reject(new Error("connection lost")) };
  const budget = createBudget({ usage: broken, now: Date.now, onNews: async () => undefined });
  const access = openModel({ url: scripted.url }, { budget });
  const call = callOf(randomUUID(), { budget: { inbox_cost: 1_000 } });
  await expect(access.ask(call, signal)).rejects.toMatchObject({ code: "model_unavailable" });
  expect(scripted.requests).toHaveLength(0);
});
