import { describe, expect, it } from "vitest";
import { createIntentModels } from "../../../plugin/brain/by-rules/intent-models.ts";
import { BUILTIN_INTENTS } from "../../../plugin/core/settings/builtin-intents.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { builtinPhrases } from "../../../plugin/language/intents/phrases.ts";

const taught = (name: string) =>
  completeSettings({ understanding: { intents: [{ name, examples: ["vocês vendem iguanas?", "tem iguana?"] }] } })
    .understanding;

describe("intent models", () => {
  it("know by name what the phrases teach", () => {
    const phrases = (["pt-BR", "en", "es"] as const).flatMap((language) => builtinPhrases(language));
    expect(new Set(phrases.map(({ intent }) => intent))).toEqual(new Set(BUILTIN_INTENTS));
  });

  it("let another one stand in while an inbox is being learnt", async () => {
    const models = createIntentModels({ patienceMs: 0 });
    await models.prepare();
    const { model, isTrained } = await models.find(taught("iguanas"));
    expect([isTrained, model.intents.includes("iguanas"), model.classify("oi").intent]).toEqual([
      false,
      false,
      "greeting",
    ]);
  });

  it("have what was taught once it is learnt, and share it between inboxes that want the same", async () => {
    const models = createIntentModels({ patienceMs: Number.POSITIVE_INFINITY });
    const first = await models.find(taught("lizards"));
    const second = await models.find(taught("lizards"));
    expect(first.model.classify("vocês têm iguana?").intent).toBe("lizards");
    expect(second.model).toBe(first.model);
  });

  it("leave the event loop to others while they learn", async () => {
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    await createIntentModels({ patienceMs: Number.POSITIVE_INFINITY }).find(taught("geckos"));
    clearInterval(watch);
    // About 50 ms on two shared cores; all at once it would be ten times as much.
    expect(longest).toBeLessThan(300);
  });
});
