import { expect, it } from "vitest";
import { HIDDEN_UP_TO, summaryIfShown } from "../../plugin/core/consent.ts";
import { SUMMARISED_TO } from "../../plugin/core/turn/rolling-summary.ts";

it.each([
  ["shows a summary where nothing is hidden", { [SUMMARISED_TO]: 5 }, "Quer trocar"],
  ["hides one of messages that came before the consent", { [SUMMARISED_TO]: 5, [HIDDEN_UP_TO]: 5 }, null],
  ["hides one of unknown age", { [HIDDEN_UP_TO]: 5 }, null],
  ["shows one that goes on after the consent", { [SUMMARISED_TO]: 9, [HIDDEN_UP_TO]: 5 }, "Quer trocar"],
])("%s", (_, marks, shown) => {
  expect(summaryIfShown("Quer trocar", marks)).toBe(shown);
});
