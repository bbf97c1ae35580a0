import { beforeAll, describe, expect, it } from "vitest";
import { createRulesBrain } from "../../../plugin/brain/by-rules/brain.ts";
import { type MeasuredAnswers, measureAnswers } from "../../../plugin/cli/eval/answers.ts";
import { defaultSettings } from "../../../plugin/core/settings/settings.ts";
import { runAnswers } from "../../../plugin/eval/run-answers.ts";
import { aContext } from "./a-context.ts";

/** Figures at the time of writing: 54 % right, 18 % offered, 8 % wrong; 90 % of the unknown to a person. */
describe("82 questions to the example shop, none of which the bot was tuned on", () => {
  let measured: MeasuredAnswers;
  beforeAll(async () => {
    measured = await measureAnswers("examples/shop/knowledge", "examples/shop/questions.yaml");
  });

  it("answers most of what the shop knows, and seldom wrongly", () => {
    const { right, offered, wrong } = measured.chosen.known;
    expect(right).toBeGreaterThan(0.5);
    expect(right + offered).toBeGreaterThan(0.65);
    expect(wrong).toBeLessThan(0.12);
  });

  it("leaves to people what the shop does not know", () => {
    const { right, wrong } = measured.chosen.unknown;
    expect(right).toBeGreaterThan(0.8);
    expect(wrong).toBeLessThan(0.1);
  });

  it("answers less and less wrongly the surer it has to be", () => {
    const wrong = measured.curve.map(({ known, unknown }) => known.wrong + unknown.wrong);
    expect(wrong).toEqual([...wrong].sort((first, second) => second - first));
  });

  it("decides a greeting in less than three milliseconds", async () => {
    const brain = createRulesBrain();
    const times: number[] = [];
    for (let round = 0; round < 50; round++) {
      const before = performance.now();
      await brain.decide(aContext("Oi, bom dia!"), new AbortController().signal);
      times.push(performance.now() - before);
    }
    expect(times.sort((first, second) => first - second)[25]).toBeLessThan(3);
    expect(
      (await runAnswers(brain, [{ text: "oi", answer: null, intent: "greeting" }], defaultSettings)).known.right,
    ).toBe(1);
  });
});
