import fc from "fast-check";
import { expect, it } from "vitest";
import { SUMMARY_CHARS, summariseByRules } from "../../../plugin/brain/context/summary-by-rules.ts";
import { aMessage } from "../../helpers/builders.ts";

const bot = { kind: "bot", id: 1, name: "Baton" } as const;

it("keeps who said what, after what was known before", () => {
  const due = [aMessage({ text: "Quero trocar\no tênis" }), aMessage({ text: "Qual o pedido?", author: bot })];
  expect(summariseByRules("Customer: Oi", due)).toBe(
    "Customer: Oi\nCustomer: Quero trocar o tênis\nBot: Qual o pedido?",
  );
});

it("never grows beyond its room, however often it is renewed", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 400 }), { maxLength: 40 }), (texts) => {
      const summary = texts.reduce<string | null>(
        (before, text) => summariseByRules(before, [aMessage({ text })]),
        null,
      );
      expect((summary ?? "").length).toBeLessThanOrEqual(SUMMARY_CHARS);
    }),
  );
});
