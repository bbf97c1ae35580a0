import { expect, it } from "vitest";
import { findSettingsProblems } from "../../../plugin/core/settings/problems.ts";

const problems = (understanding: object) =>
  findSettingsProblems({ understanding }).map(({ path, severity }) => `${severity} ${path}`);

it.each([
  [{ answer_from: 0.2, clarify_from: 0.5 }, "error /understanding/clarify_from"],
  [{ order_pattern: "LA-(" }, "error /understanding/order_pattern"],
  [{ answers: [{ intent: "delivry", text: "x" }] }, "warning /understanding/answers/0/intent"],
  [{ for_people: ["complain"] }, "warning /understanding/for_people/0"],
  [{ intents: [{ name: "Gift Wrap", examples: ["x"] }] }, "error /understanding/intents/0/name"],
])("%j: %s", (understanding, problem) => {
  expect(problems(understanding)).toContain(problem);
});

it("knows the built-in intents and those the inbox has taught", () => {
  const intents = [{ name: "gift_wrapping", examples: ["embrulham?"] }];
  expect(problems({ intents, for_people: ["complaint", "gift_wrapping"] })).toEqual([]);
  expect(problems({ builtin_intents: false, for_people: ["complaint"] })).toHaveLength(1);
});
