import { pointerTo } from "../json-pointer.ts";
import { type SettingsRule, warning } from "./rule.ts";

const COSTS = ["connection_cost", "inbox_cost", "contact_cost"] as const;

/** Without prices every call costs nothing, and the budget lasts for ever. */
const pricedBudgets: SettingsRule = ({ model: { budget, prices } }) => {
  const limited = COSTS.filter((name) => budget[name] !== null);
  if (prices.length > 0) return [];
  return limited.map((name) => warning(`/model/budget/${name}`, "limits nothing as long as /model/prices is empty"));
};

const distinctPrices: SettingsRule = ({ model: { prices } }) =>
  prices.flatMap(({ model }, index) => {
    const isRepeated = prices.findIndex((other) => other.model === model) < index;
    return isRepeated ? [warning(pointerTo("model", "prices", index), `${model} has a price already`)] : [];
  });

/** Shares are taken one after the other: what goes beyond the whole is never drawn. */
const variantShares: SettingsRule = ({ model: { variants } }) =>
  variants.flatMap(({ prompt }, index) => {
    const own = variants.slice(0, index + 1).filter((one) => one.prompt === prompt);
    const total = own.reduce((sum, { percent }) => sum + percent, 0);
    if (total <= 100) return [];
    return [warning(pointerTo("model", "variants", index), `the variants of ${prompt} add up to ${total} percent`)];
  });

export const modelRules: readonly SettingsRule[] = [pricedBudgets, distinctPrices, variantShares];
