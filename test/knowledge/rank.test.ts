import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyse, readAnalysis, writeAnalysis } from "../../plugin/knowledge/analysis.ts";
import { askedTerms, weighTerms } from "../../plugin/knowledge/question.ts";
import { rank, readyQuestion } from "../../plugin/knowledge/rank.ts";
import { TERMS_VERSION, termsOf } from "../../plugin/knowledge/terms.ts";

function judge(asked: string, text: string, title = "") {
  const order = askedTerms(asked);
  const forms = order.map((term) => ({ asked: term, term, chunks: 2, likeness: 1 }));
  const question = readyQuestion(weighTerms(order, { forms, chunks: 20 }), order);
  return rank(question, analyse({ title, text }), 10);
}

const someText = fc.array(fc.constantFrom("prazo", "entrega", "de", "Pix", "30", ".", "\n", "ção"), { maxLength: 40 });

describe("ranking a text for a question", () => {
  it("covers all of a question that stands in one sentence", () => {
    expect(judge("prazo de entrega", "O prazo de entrega é de 5 dias.").cover).toBe(1);
  });

  it("counts words in one sentence for more than words far apart", () => {
    const near = judge("prazo entrega", "O prazo de entrega é curto. Temos lojas.");
    const far = judge("prazo entrega", "O prazo é curto. Temos lojas. Há entrega.");
    expect(near.points).toBeGreaterThan(far.points);
    expect(near.cover).toBeGreaterThan(far.cover);
  });

  it("lets the title say what the text need not repeat", () => {
    expect(judge("prazo da entrega", "O prazo é de 5 dias.", "Entrega").cover).toBe(1);
  });

  it("gives nothing to a text without any of the words", () => {
    expect(judge("prazo de entrega", "Aceitamos Pix.")).toEqual({ points: 0, cover: 0 });
  });

  it("is between nothing and everything, and never less for saying more of what was asked", () => {
    fc.assert(
      fc.property(someText, someText, (asked, said) => {
        const question = `troca ${asked.join(" ")}`;
        const { cover, points } = judge(question, said.join(" "));
        expect(cover).toBeGreaterThanOrEqual(0);
        expect(cover).toBeLessThanOrEqual(1 + Number.EPSILON);
        expect(judge(question, `${said.join(" ")}. ${question}`).cover).toBeGreaterThanOrEqual(cover);
        expect(points).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("the terms of a text", () => {
  it("read back as they were written", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: "grapheme" }), (title, text) => {
        const analysis = analyse({ title, text });
        expect(readAnalysis(writeAnalysis(analysis))).toEqual(analysis);
      }),
    );
  });

  it("are letters and digits only, so that they need no care in a query", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const term of termsOf(text)) expect(term).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });

  it("ask for all words of a question that has only small ones", () => {
    expect(askedTerms("quem é você?")).not.toEqual([]);
  });

  it("are those of the stored texts: whoever changes them raises TERMS_VERSION and this line", () => {
    const terms = termsOf("Qual é o prazo das devoluções? Delivery times, política de garantías, vc, 12h");
    expect([TERMS_VERSION, terms.join(" ")]).toEqual([
      2,
      "qual e o praz das devolu delivery tim politic de garanti voce 12h",
    ]);
  });
});
