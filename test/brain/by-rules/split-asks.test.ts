import fc from "fast-check";
import { expect, it } from "vitest";
import { type Classify, splitAsks } from "../../../plugin/brain/by-rules/split-asks.ts";

const INTENTS: readonly (readonly [RegExp, string])[] = [
  [/^(oi|bom dia)/i, "greeting"],
  [/obrigad/i, "thanks"],
  [/prazo/i, "delivery"],
  [/frete/i, "price"],
  [/troca/i, "exchange_return"],
];
/** A classifier that is sure of what it knows. */
const classify: Classify = (text) => {
  const found = INTENTS.find(([words]) => words.test(text));
  return { intent: found?.[1] ?? null, confidence: found ? 0.9 : 0.1 };
};
const asked = (...messages: string[]) => splitAsks(messages, classify).map(({ text }) => text);

it.each([
  [["Oi, qual o prazo?"], ["qual o prazo?"]],
  [
    ["oi", "bom dia"],
    ["oi", "bom dia"],
  ],
  [["qual o prazo e quanto é o frete?"], ["qual o prazo", "quanto é o frete?"]],
  [["Qual o prazo? E agora?"], ["Qual o prazo?\nE agora?"]],
  [["quero uma troca", "a troca da blusa"], ["quero uma troca\na troca da blusa"]],
  [["queria um negócio", "que vi ontem na rua"], ["queria um negócio\nque vi ontem na rua"]],
  [["Qual o prazo? Obrigado!"], ["Qual o prazo?"]],
])("%j asks %j", (messages, asks) => {
  expect(asked(...messages)).toEqual(asks);
});

it("marks what is only told beside a question", () => {
  const asks = splitAsks(["Comprei uma blusa azul ontem. Qual o prazo?"], classify);
  expect(asks.map(({ beside }) => beside ?? false)).toEqual([true, false]);
});

it("takes a word beside a greeting for a name", () => {
  expect(splitAsks(["Olá Marina", "oi, Marina"], classify)).toMatchObject([
    { intent: "greeting" },
    { text: "Olá Marina", beside: true },
    { text: "Marina", beside: true },
  ]);
});

it("never loses a message that is all there is, never asks more than a few things, and keeps the words", () => {
  const words = fc.constantFrom("oi", "prazo?", "frete", "e", "qual", "azul", ",", ".", "\n", "troca", "?", "obrigado");
  const message = fc.array(words, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(" "));
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 5 }), (messages) => {
      const asks = splitAsks(messages, classify);
      const said = messages.join("\n");
      const hasWords = /\p{L}/u.test(said);
      expect(asks.length > 0 || !hasWords).toBe(true);
      expect(asks.length).toBeLessThanOrEqual(8);
      for (const line of asks.flatMap(({ text }) => text.split("\n"))) expect(said).toContain(line);
    }),
    { numRuns: 2_000 },
  );
});
