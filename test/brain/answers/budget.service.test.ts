import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { createBudget, type ToldBudget } from "../../../plugin/brain/model/budget.ts";
import type { ModelScope } from "../../../plugin/brain/model/model-access.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { createUsageStore } from "../../../plugin/db/usage-store.ts";
import { BudgetSpent } from "../../../plugin/errors.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";

const database = useTestDatabase();
const NOVEMBER = Date.UTC(2026, 10, 21);
const ENTRY = { task: "answer", provider: "first", model: "gpt-test", inputTokens: 60, outputTokens: 40, cost: 1 };
const ESTIMATE = { tokens: 100, cost: 1 };

let connectionId = "";
let told: ToldBudget[] = [];
beforeEach(() => {
  told = [];
  connectionId = randomUUID();
});

const payer = (changes: Partial<ModelScope> = {}): ModelScope => ({
  connectionId,
  inboxId: 1,
  contactId: 31,
  ...changes,
});
const limited = (budget: object) => completeSettings({ model: { budget } });
const open = (now = NOVEMBER) =>
  createBudget({
    usage: createUsageStore(database.db),
    now: () => now,
    onNews: async (news) => void told.push(news),
  });

async function spend(settings = limited({}), scope = payer(), budget = open()): Promise<"paid" | "spent"> {
  try {
    const reserved = await budget.reserve({ scope, settings }, ESTIMATE);
    await reserved.settle(ENTRY);
    return "paid";
  } catch (error) {
    if (error instanceof BudgetSpent) return "spent";
    throw error;
  }
}

const inTurn = async (count: number, once: () => Promise<string>) => {
  const outcomes: string[] = [];
  for (let done = 0; done < count; done += 1) outcomes.push(await once());
  return outcomes;
};

it("writes every call down, limits or not", async () => {
  await spend();
  const rows = await database.db("usage").where({ connection_id: connectionId });
  expect(rows).toMatchObject([
    { task: "answer", model: "gpt-test", input_tokens: 60, output_tokens: 40, contact_id: 31 },
  ]);
});

it.each([
  ["the connection", { connection_cost: 3 }, { inboxId: 2, contactId: 5 }],
  ["the inbox", { inbox_tokens: 300 }, { contactId: 5 }],
  ["the contact", { contact_cost: 3 }, {}],
])("refuses when the budget of %s is used up", async (_who, budget, other) => {
  const settings = limited(budget);
  expect(await inTurn(3, () => spend(settings))).toEqual(["paid", "paid", "paid"]);
  expect(await spend(settings, payer(other))).toBe("spent");
  expect(await open().isSpent(payer(other), settings)).toBe(true);
});

it("does not let one inbox or contact pay for another", async () => {
  const settings = limited({ inbox_cost: 1, contact_cost: 1 });
  await spend(settings);
  expect(await spend(settings, payer({ inboxId: 2, contactId: 5 }))).toBe("paid");
});

it("begins anew with the month", async () => {
  const settings = limited({ inbox_cost: 1 });
  await spend(settings);
  expect(await spend(settings)).toBe("spent");
  expect(await spend(settings, payer(), open(Date.UTC(2026, 11, 1)))).toBe("paid");
});

it("does not overshoot when fifty ask at once", async () => {
  const settings = limited({ inbox_cost: 20 });
  const budget = open();
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => spend(settings, payer(), budget)));
  const totals = await database.db("usage_totals").where({ connection_id: connectionId, scope: "inbox" }).first();
  expect(Number(totals.cost)).toBeLessThanOrEqual(20);
  expect(outcomes.filter((one) => one === "paid").length).toBe(Number(totals.cost));
});

it("never overshoots, whatever calls cost, whoever pays, and whatever becomes of them", async () => {
  const call = fc.record({
    contactId: fc.integer({ min: 1, max: 3 }),
    most: fc.integer({ min: 1, max: 40 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    isAnswered: fc.boolean(),
  });
  const property = fc.asyncProperty(fc.array(call, { maxLength: 12 }), fc.nat(120), async (calls, inbox) => {
    const settings = limited({ inbox_tokens: inbox, contact_tokens: 50 });
    const scope = payer({ connectionId: randomUUID() });
    const budget = open();
    const make = async ({ contactId, most, share, isAnswered }: (typeof calls)[number]) => {
      const reserved = await budget.reserve({ scope: { ...scope, contactId }, settings }, { tokens: most, cost: 0 });
      const used = { ...ENTRY, inputTokens: Math.floor(most * share), outputTokens: 0, cost: 0 };
      await (isAnswered ? reserved.settle(used) : reserved.release());
    };
    const made = await Promise.allSettled(calls.map(make));
    for (const one of made) if (one.status === "rejected") expect(one.reason).toBeInstanceOf(BudgetSpent);
    const totals = await database.db("usage_totals").where({ connection_id: scope.connectionId });
    const most = (name: string) => Math.max(0, ...totals.filter((row) => row.scope === name).map((row) => row.tokens));
    expect(most("inbox")).toBeLessThanOrEqual(inbox);
    expect(most("contact")).toBeLessThanOrEqual(50);
  });
  await fc.assert(property, { numRuns: 20 });
});

it("counts what is set aside until it is settled or given back", async () => {
  const settings = limited({ inbox_cost: 1 });
  const reserved = await open().reserve({ scope: payer(), settings }, ESTIMATE);
  expect(await spend(settings)).toBe("spent");
  await reserved.release();
  expect(await spend(settings)).toBe("paid");
});

it("forgets what a process that died had set aside", async () => {
  const settings = limited({ inbox_cost: 1 });
  await open().reserve({ scope: payer(), settings }, ESTIMATE);
  await database.db("usage_reservations").update({ expires_at: database.db.raw("now() - interval '1 second'") });
  expect(await spend(settings)).toBe("paid");
  expect(await database.db("usage_reservations").where({ connection_id: connectionId })).toEqual([]);
});

it("charges what a call really cost, not what was set aside", async () => {
  const settings = limited({ inbox_cost: 10 });
  const reserved = await open().reserve({ scope: payer(), settings }, { tokens: 900, cost: 9 });
  await reserved.settle(ENTRY);
  expect(await inTurn(9, () => spend(settings))).not.toContain("spent");
});

it("tells once that four fifths are used, and once that nothing is left", async () => {
  const settings = limited({ inbox_cost: 5 });
  await inTurn(7, () => spend(settings));
  expect(told).toMatchObject([
    { connectionId, inboxId: 1, scope: "inbox", kind: "nearly_spent", used: { cost: 4 } },
    { connectionId, inboxId: 1, scope: "inbox", kind: "spent", used: { cost: 5 } },
  ]);
});

it("lets nobody spend where the budget is nothing", async () => {
  expect(await spend(limited({ contact_tokens: 0 }))).toBe("spent");
});
