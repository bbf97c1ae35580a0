import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readChoice } from "../../../plugin/language/words/choice.ts";

const offer = (...titles: string[]) =>
  titles.map((title) => ({ title, value: title.toLowerCase().replaceAll(" ", "_") }));
const MENU = offer("Rastrear pedido", "Trocar produto", "Falar com atendente");
const WEEK = offer("Segunda-feira", "Terça-feira", "Quarta-feira");
const pick = (text: string, choices = MENU) => readChoice(text, choices)?.title;

describe("a position", () => {
  it.each([
    ..."2|2.|2)|(2)|#2|*2*|02|2!|２|２．|②|2️⃣|2º|2ª|nº 2|n. 2|2nd|2 por favor|a 2".split("|"),
    ..."opção 2|option number 2|Opcao 2|OPÇÃO nº 2|opción 2|option 2|option two|opção dois|item 2|number two|dois|two".split(
      "|",
    ),
    ..."segundo|a segunda|o segundo|la segunda|the second|the second one|second option|a segunda opção|a segunda, por favor".split(
      "|",
    ),
  ])("is understood: %s", (text) => expect(pick(text)).toBe("Trocar produto"));

  it.each(["1", "opção um", "option one", "a primeira", "el primero", "first", "1º"])("is the first: %s", (text) => {
    expect(pick(text)).toBe("Rastrear pedido");
  });

  it.each(["3", "a última", "the last one", "terceira", "tres", "três"])("is the last: %s", (text) => {
    expect(pick(text)).toBe("Falar com atendente");
  });
});

describe("a title or a value", () => {
  it.each([
    "Trocar produto",
    "trocar produto",
    " TROCAR  PRODUTO! ",
    "trocar_produto",
    "Trócar-produto",
    "troc",
    "o trocar",
  ])("is understood: %s", (text) => expect(pick(text)).toBe("Trocar produto"));

  it("is told apart by its signs when nothing else tells", () => {
    expect(pick("C++", offer("C", "C++"))).toBe("C++");
    expect(pick("c", offer("C", "C++"))).toBe("C");
    expect(pick("👎", offer("👍", "👎"))).toBe("👎");
  });

  it("keeps the marks that make a word in other scripts", () => {
    expect(pick("की", offer("कि", "की"))).toBe("की");
  });

  it("comes before a position", () => {
    expect(pick("segunda", WEEK)).toBe("Segunda-feira");
    expect(pick("a quarta", WEEK)).toBe("Quarta-feira");
    expect(pick("a segunda opção", WEEK)).toBe("Terça-feira");
    expect(pick("opção 2", offer("2 camisetas", "1 camiseta"))).toBe("1 camiseta");
    expect(pick("2", offer("1 camiseta", "2 camisetas"))).toBe("2 camisetas");
  });

  it("is the amount itself where the titles are amounts", () => {
    const amounts = offer("1", "2", "4");
    expect(pick("4", amounts)).toBe("4");
    expect(pick("3", amounts)).toBeUndefined();
  });
});

describe("nothing is guessed", () => {
  it.each([
    ..."2 camisetas azuis|quero 2|2 ou 3|2 e 3|1 2|2,5|2.5|R$ 2|$2|2%|2h|+2|2?|22|0|-|99999999999999999999".split("|"),
    ..."um|uno|one|the one|no one|no uno|no|não|não 2 sim|primeiro quero saber o preço|segunda via|opção|opção 9|décimo|tr|tro".split(
      "|",
    ),
    ..."trocar produto e rastrear pedido|quero falar com atendente|👍||   |constructor|__proto__".split("|"),
  ])("from %j", (text) => expect(pick(text)).toBeUndefined());

  it("between titles that begin alike", () => {
    const titles = offer("Troca de tamanho", "Troca de cor");
    expect(pick("troca", titles)).toBeUndefined();
    expect(pick("troca de c", titles)).toBe("Troca de cor");
    expect(pick("sim", offer("Sim!", "SIM."))).toBeUndefined();
  });

  it("between a number in a title and a position", () => {
    expect(pick("2", offer("2 camisetas", "1 camiseta"))).toBeUndefined();
  });

  it("between the value of one and the position of another", () => {
    const swapped = [
      { title: "Vendas", value: "2" },
      { title: "Suporte", value: "1" },
    ];
    expect(readChoice("2", swapped)).toBeUndefined();
    expect(readChoice("opção 2", swapped)?.title).toBe("Suporte");
    expect(readChoice("vendas", swapped)?.title).toBe("Vendas");
  });

  it("without options, or from a whole letter", () => {
    expect(pick("1", [])).toBeUndefined();
    expect(pick("Trocar produto ".repeat(100))).toBeUndefined();
  });
});

describe("for any options", () => {
  const title = fc.stringMatching(/^[a-z]{5,12}( [a-z]{2,8}){0,2}$/);
  const titles = fc.uniqueArray(title, { minLength: 1, maxLength: 12, selector: (text) => text.slice(0, 5) });
  const choices = titles.map((list) => list.map((text, index) => ({ title: text, value: `v-${index}x` })));

  it("the title, the value and the number of each mean it", () => {
    fc.assert(
      fc.property(choices, (list) => {
        for (const [index, choice] of list.entries()) {
          for (const text of [choice.title.toUpperCase(), choice.value, `${index + 1}`, `opção ${index + 1}.`]) {
            expect(readChoice(text, list)).toBe(choice);
          }
        }
      }),
    );
  });

  it("an answer means one of them or none, and more words never make a number", () => {
    const words = fc.stringMatching(/^[a-z]{6,10}s [a-z]{6,10}$/);
    fc.assert(
      fc.property(choices, fc.string(), fc.integer({ min: 1, max: 12 }), words, (list, text, number, things) => {
        const found = readChoice(text, list);
        expect(found === undefined || list.includes(found)).toBe(true);
        expect(readChoice(`${number} ${things}`, list)).toBeUndefined();
      }),
    );
  });
});
