import { describe, expect, it } from "vitest";
import { readMood, readMoods } from "../../plugin/language/sentiment.ts";

const feeling = (text: string) => readMood(text).sentiment;

describe("sentiment", () => {
  it.each([
    "adorei o produto, muito bom!",
    "thanks, great service",
    "gracias, excelente atención",
    "👍",
    "não tenho palavras, perfeito 😍",
    "resolveu meu caso, obrigada",
  ])("hears praise in %j", (text) => {
    expect(feeling(text)).toBeGreaterThan(0.2);
  });

  it.each([
    "péssimo atendimento, nunca mais compro",
    "the product is broken and nobody answers",
    "no funciona, qué vergüenza",
    "não gostei",
    "not happy at all",
    "😡😡",
    "meu pedido está atrasado",
  ])("hears trouble in %j", (text) => {
    expect(feeling(text)).toBeLessThan(-0.2);
  });

  it.each(["quero saber o preço", "where are you located?", "mi número es 123", ""])("hears nothing in %j", (text) => {
    expect(feeling(text)).toBe(0);
  });

  it("hears how much", () => {
    expect(feeling("muito ruim")).toBeLessThan(feeling("ruim"));
    expect(feeling("um pouco ruim")).toBeGreaterThan(feeling("ruim"));
    expect(feeling("ESTOU MUITO IRRITADA")).toBeLessThan(feeling("estou muito irritada"));
    expect(feeling("ruim ruim ruim péssimo horrível lixo")).toBeGreaterThanOrEqual(-1);
  });
});

describe("urgency", () => {
  it("is in words of haste, in three languages", () => {
    for (const text of ["é urgente", "i need it asap", "lo antes posible por favor"]) {
      expect(readMood(text).urgency).toBeGreaterThan(0.3);
    }
    expect(readMood("URGENTE preciso agora!!!").urgency).toBeGreaterThan(readMood("preciso agora").urgency);
    expect(readMood("quando der me avisa").urgency).toBe(0);
  });
});

describe("the mood of several messages", () => {
  const angry = "estou muito irritado";

  it.each([
    ["before", [angry, "o pedido é 4711", "comprei ontem", "no site", "ok"]],
    ["after", ["oi", "o pedido é 4711", "comprei ontem", angry]],
  ])("is not calmed by messages without feeling %s it", (_, texts) => {
    expect(readMoods(texts).sentiment).toBe(readMood(angry).sentiment);
  });

  it("counts the latest most", () => {
    expect(readMoods([angry, "amei, muito obrigado!"]).sentiment).toBeGreaterThan(
      readMoods(["amei, muito obrigado!", angry]).sentiment,
    );
  });

  it("reads an insult as anger", () => {
    expect(readMood("vocês são uns idiotas").sentiment).toBeLessThanOrEqual(-0.4);
  });
});
