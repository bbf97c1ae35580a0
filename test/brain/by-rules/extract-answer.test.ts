import { expect, it } from "vitest";
import { extractAnswer } from "../../../plugin/brain/by-rules/extract-answer.ts";

const FILLER = "Somos uma loja de família e cuidamos de cada peça como se fosse para nós mesmos. ".repeat(6);

it("says a short passage whole, without its heading", () => {
  expect(extractAnswer("## Frete\n\nÉ grátis. Sempre.", "frete?")).toBe("É grátis. Sempre.");
});

it("takes of a long one the sentence that answers", () => {
  const text = `${FILLER}O reembolso cai em 7 dias úteis.`;
  expect(extractAnswer(text, "em quanto tempo cai o reembolso?")).toBe("O reembolso cai em 7 dias úteis.");
});

it("takes a list whole or not at all", () => {
  const list = "- Pix, com 5% de desconto\n- Cartão em 6 vezes\n- Boleto";
  expect(extractAnswer(`${FILLER}\n\n${list}`, "aceita pix ou cartão?")).toBe(list);
});

it("turns a table, which no chat shows, into lines", () => {
  const table = "| Tamanho | Busto | Cintura |\n| --- | --- | --- |\n| P | 84 | 66 |\n| M | 90 | 72 |";
  expect(extractAnswer(table, "tamanho?")).toBe("- P: Busto 84, Cintura 66\n- M: Busto 90, Cintura 72");
});

it("says something even where no word is shared", () => {
  expect(extractAnswer(FILLER, "xyz").length).toBeGreaterThan(20);
});
