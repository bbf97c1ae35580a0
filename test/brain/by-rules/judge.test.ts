import fc from "fast-check";
import { expect, it } from "vitest";
import { fitPassages, scoreOf } from "../../../plugin/brain/by-rules/fit.ts";
import { judge } from "../../../plugin/brain/by-rules/judge.ts";
import type { Passage } from "../../../plugin/core/knowledge.ts";
import { aContext, aPassage } from "./a-context.ts";

const ask = { text: "qual o prazo?", intent: "delivery", confidence: 0.9 };
const search = { do: "search", ask, query: "qual o prazo?", careful: false } as const;
const judged = (passages: readonly Passage[], careful = false) =>
  judge({ step: { ...search, careful }, text: null, passages }, aContext("qual o prazo?"));

it("answers from a passage that is sure and ahead of the next", () => {
  const next = aPassage({ chunkId: "8", score: 0.3 });
  expect(judged([aPassage({ score: 0.9 }), next])).toMatchObject({ kind: "answered", source: { chunkId: "7" } });
});

it("asks back where two fit nearly as well", () => {
  expect(judged([aPassage({ score: 0.9 }), aPassage({ chunkId: "8", score: 0.88 })])).toMatchObject({
    kind: "unclear",
  });
});

it.each([
  [0.2, "unclear"],
  [0.1, "for_people"],
])("with a score of %s it is %s", (score, kind) => {
  expect(judged([aPassage({ score })])).toMatchObject({ kind });
});

it("relies on nothing that has expired, and answers nothing its sources contradict", () => {
  expect(judged([aPassage({ flags: ["expired"] })])).toMatchObject({ kind: "for_people" });
  expect(judged([aPassage({ flags: ["contradicting"] })])).toMatchObject({ kind: "unclear" });
});

it("needs more than one shared word where the customer's own matter is asked for", () => {
  expect(judged([aPassage({ text: "O prazo é de 2 dias." })], true)).toMatchObject({ kind: "for_people" });
});

it("puts the passage first whose heading is the question, whatever the words in the others", () => {
  const passages = [
    aPassage({ chunkId: "1", title: "Pedidos", text: "O prazo começa com o pagamento.", score: 0.9 }),
    aPassage({ chunkId: "2", title: "Entregas › Qual é o prazo?", text: "Dois dias.", score: 0.9 }),
  ];
  expect(fitPassages(ask, passages, () => null).map(({ chunkId }) => chunkId)).toEqual(["2", "1"]);
});

it("takes more of any evidence for more, and stays between 0 and 1", () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  const evidence = fc.record({ found: part, heading: part, sentence: part, topic: part });
  fc.assert(
    fc.property(evidence, fc.constantFrom("found", "heading", "sentence", "topic"), (given, kind) => {
      const score = scoreOf(given);
      expect(score > 0 && score < 1).toBe(true);
      expect(scoreOf({ ...given, [kind]: 1 })).toBeGreaterThanOrEqual(score);
    }),
  );
});
