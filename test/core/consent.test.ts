import { expect, it } from "vitest";
import { hiddenUpTo, summaryIfShown } from "../../plugin/core/consent.ts";
import { summarisedTo } from "../../plugin/core/turn/rolling-summary.ts";

it.each([
  ["shows a summary where nothing is hidden", summarisedTo.set(5), "Quer trocar"],
  ["hides one of messages that came before the consent", { ...summarisedTo.set(5), ...hiddenUpTo.set(5) }, null],
  ["hides one of unknown age", hiddenUpTo.set(5), null],
  ["shows one that goes on after the consent", { ...summarisedTo.set(9), ...hiddenUpTo.set(5) }, "Quer trocar"],
])("%s", (_, marks, shown) => {
  expect(summaryIfShown("Quer trocar", marks)).toBe(shown);
});
