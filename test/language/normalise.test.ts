import { describe, expect, it } from "vitest";
import { createConceptLexicon } from "../../plugin/language/intents/concept-lexicon.ts";
import { stem, tokenise } from "../../plugin/language/normalise.ts";
import { vocabularyRows } from "../../plugin/language/vocabulary.ts";

describe("tokenise", () => {
  it.each([
    ["Olá, VOCÊ!", ["ola", "voce"]],
    ["oooooi genteeee", ["ooi", "gentee"]],
    ["vc sabe qto custa?", ["voce", "sabe", "quanto", "custa", "?"]],
    ["meu email é a.b@c.com", ["meu", "email", "e", "xmail"]],
    ["pedido 123456 em www.loja.com/x", ["pedido", "xlong", "em", "xurl"]],
    ["I don't know", ["i", "don't", "know"]],
    ["I don’t", ["i", "don't"]],
    ["", []],
  ])("reads %j", (text, tokens) => {
    expect(tokenise(text)).toEqual(tokens);
  });

  it("brings forms of a word together", () => {
    for (const forms of [
      ["entregar", "entregas", "entrega"],
      ["cancelado", "cancelar", "cancelando"],
      ["comprar", "compras", "comprou"],
      ["exchanges", "exchanging"],
    ]) {
      expect(new Set(forms.map(stem)).size).toBe(1);
    }
    expect(stem("pix")).toBe("pix");
  });
});

describe("concepts", () => {
  const lexicon = createConceptLexicon(vocabularyRows("concepts/commerce"));

  it("are the same in three languages", () => {
    for (const text of ["quanto custa", "how much", "cuanto cuesta", "mrp"]) {
      expect(lexicon.conceptsOf(text.split(" "))).toContain("price");
    }
  });

  it("are found through one slip of the finger", () => {
    for (const word of ["waranty", "warrantyy", "wwarranty"]) expect(lexicon.conceptsOf([word])).toContain("warranty");
  });

  it("are not guessed for short words", () => {
    expect(lexicon.conceptsOf(["pai"])).toEqual([]);
  });
});
