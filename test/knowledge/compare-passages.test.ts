import { describe, expect, it } from "vitest";
import { analyse } from "../../plugin/knowledge/analysis.ts";
import { findContradicting, withoutRepeats } from "../../plugin/knowledge/compare-passages.ts";
import { statedValues } from "../../plugin/knowledge/stated-values.ts";

let sources = 0;
const says = (text: string, sourceId = ++sources) => ({ sourceId, title: "", text });
const disagree = (first: string, second: string) => findContradicting([says(first), says(second)]).size === 2;

describe("sources that contradict each other", () => {
  it.each([
    ["A troca é grátis em até 30 dias.", "A troca é grátis em até 7 dias."],
    ["O frete é grátis a partir de R$ 249,00.", "Frete grátis a partir de R$ 199,00!"],
    ["Atendemos das 9h às 18h.", "Nós atendemos das 8h às 17h."],
    ["The warranty lasts 90 days.", "Our warranty lasts 30 days."],
    ["A promoção vai até 31/12/2030.", "A promoção vai até 30/11/2030."],
    ["Parcelamos em até 6x sem juros.", "Parcelamos em até 12 vezes sem juros."],
  ])("are found: %s / %s", (first, second) => expect(disagree(first, second)).toBe(true));

  it.each([
    ["A troca é grátis em até 30 dias.", "A troca é grátis em 30 dias corridos."],
    ["O frete é grátis a partir de R$ 1.249,00.", "Frete grátis a partir de 1249 reais."],
    ["Capitais do Sul: de 2 a 4 dias úteis", "Outras regiões: de 6 a 10 dias úteis"],
    ["Entregamos em 5 dias.", "Parcelamos em 6 vezes."],
    ["O estorno leva 7 dias úteis.", "A garantia vale por 90 dias."],
    ["Ligue para (11) 5550-0120.", "Ligue para (11) 5550-0999."],
    ["Abrimos aos sábados.", "Não abrimos aos domingos."],
  ])("are not taken for such: %s / %s", (first, second) => expect(disagree(first, second)).toBe(false));

  it("may say several things within one source", () => {
    expect(findContradicting([says("Troca em 30 dias.", 9), says("Troca em 7 dias.", 9)]).size).toBe(0);
  });

  it("leave the others alone", () => {
    const [right, wrong, other] = [says("A troca vale 30 dias."), says("A troca vale 7 dias."), says("Aceitamos Pix.")];
    expect([...findContradicting([right, other, wrong])]).toEqual([right, wrong]);
  });
});

describe("what a sentence states", () => {
  it.each([
    ["de 2 a 4 dias úteis", "day", ["2", "4"]],
    ["R$ 1.249,90 no Pix", "money", ["1249.90"]],
    ["5% de desconto", "percent", ["5"]],
    ["das 9h às 18h30", "time", ["9:00", "18:30"]],
    ["within 30 days", "day", ["30"]],
  ])("is read with what it counts: %s", (sentence, unit, values) => {
    expect([...(statedValues(sentence).get(unit) ?? [])]).toEqual(values);
  });
});

describe("the same page in two places", () => {
  const page = (text: string) => ({ analysis: analyse({ title: "", text }) });

  it("is shown once, and a similar one as well", () => {
    const [first, similar] = [page("A troca é grátis em 30 dias."), page("A devolução é grátis em 7 dias.")];
    const copy = page("**A troca** é grátis, em 30 dias");
    expect(withoutRepeats([first, copy, similar], 5)).toEqual([first, similar]);
    expect(withoutRepeats([first, copy, similar], 1)).toEqual([first]);
  });
});
