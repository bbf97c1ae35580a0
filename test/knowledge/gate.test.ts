import { describe, expect, it } from "vitest";
import { type AskedTerm, chooseGate } from "../../plugin/knowledge/question.ts";

const term = (name: string, found: number): AskedTerm => ({
  term: name,
  weight: 1,
  forms: new Map([[name, 1]]),
  found,
});
const gate = (...terms: readonly AskedTerm[]) => {
  const { terms: chosen, together } = chooseGate(terms);
  return [together, ...chosen.map((one) => one.term)];
};

describe("choosing what to look at", () => {
  it("looks at everything that has one of the words while that is little", () => {
    expect(gate(term("prazo", 80), term("entrega", 300))).toEqual([false, "prazo", "entrega"]);
  });

  it("leaves common words out where rarer ones find enough", () => {
    expect(gate(term("pedido", 5_000), term("bordado", 12))).toEqual([false, "bordado"]);
  });

  it("wants common words together where there are no others", () => {
    expect(gate(term("pedido", 5_000), term("entrega", 4_000), term("loja", 9_000))).toEqual([
      true,
      "entrega",
      "pedido",
    ]);
  });

  it("looks for nothing where no word is known", () => {
    expect(gate(term("xyzzy", 0))).toEqual([false]);
  });
});
