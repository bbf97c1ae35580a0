import fc from "fast-check";
import { expect, it } from "vitest";
import { inventedAmounts } from "../../../plugin/brain/graph/invented-amounts.ts";

const known = ["O frete custa R$ 20,00. Chega em três dias úteis. Desconto de 5% acima de R$ 1.250,90."];

it.each([
  "São 20 reais de frete.",
  "O frete é R$ 20.",
  "Chega em 3 dias úteis, com 5 % de desconto.",
  "A partir de R$ 1250,90 há desconto.",
  "Temos 7 lojas e o telefone é 4002.",
])("takes what is known, however it is written: %s", (text) => {
  expect(inventedAmounts(text, known)).toEqual([]);
});

it.each([
  ["O frete é R$ 25.", [25]],
  ["Chega em dois dias.", [2]],
  ["10% off for you!", [10]],
  ["Costs 19.90 euros and takes 2 weeks.", [19.9, 2]],
])("finds what nobody gave: %s", (text, amounts) => {
  expect(inventedAmounts(text, known)).toEqual(amounts);
});

it("finds nothing in what repeats its source", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999_999 }),
      fc.constantFrom("R$ %", "% dias", "%%", "US$ %,00"),
      (n, form) => {
        const text = `São ${form.replace("%", String(n))} ao todo.`;
        expect(inventedAmounts(text, ["Outra coisa", text])).toEqual([]);
      },
    ),
  );
});
