import { expect, it } from "vitest";
import { findSettingsProblems } from "../../../plugin/core/settings/problems.ts";

const warnings = (model: object) =>
  findSettingsProblems({ model }).map(({ path, message, severity }) => `${severity} ${path}: ${message}`);
const price = (model: string) => ({ model, input: 1, output: 2 });
const variant = (prompt: string, percent: number) => ({ prompt, variant: `v${percent}`, percent });

it("warns of a budget in money without any price", () => {
  expect(warnings({ budget: { inbox_cost: 20, inbox_tokens: 5 } })).toEqual([
    "warning /model/budget/inbox_cost: limits nothing as long as /model/prices is empty",
  ]);
  expect(warnings({ budget: { inbox_cost: 20 }, prices: [price("gpt-4o-mini")] })).toEqual([]);
});

it("warns of a model with two prices", () => {
  expect(warnings({ prices: [price("a"), price("b"), price("a")] })).toEqual([
    "warning /model/prices/2: a has a price already",
  ]);
});

it("warns of variants that are more than the whole", () => {
  const variants = [variant("answer", 60), variant("plan", 60), variant("answer", 50)];
  expect(warnings({ variants })).toEqual(["warning /model/variants/2: the variants of answer add up to 110 percent"]);
});
