import { describe, expect, it } from "vitest";
import { detectLanguage, languagesOf } from "../../plugin/language/language.ts";

describe("detectLanguage", () => {
  it.each([
    ["cade meu pedido", "pt-BR"],
    ["quero falar com alguem", "pt-BR"],
    ["obg", "pt-BR"],
    ["não", "pt-BR"],
    ["vcs entregam hj?", "pt-BR"],
    ["where is my order", "en"],
    ["can i talk to someone", "en"],
    ["thx", "en"],
    ["donde esta mi pedido", "es"],
    ["quiero hablar con alguien", "es"],
    ["cuánto cuesta", "es"],
    ["bonjour, où est ma commande", "other"],
    ["wo ist mein Paket", "other"],
    ["где мой заказ", "other"],
    ["注文はどこですか", "other"],
  ])("knows the language of %j", (text, language) => {
    expect(detectLanguage(text).language).toBe(language);
  });

  it("claims nothing about numbers, links and silence", () => {
    for (const text of ["", "12345", "https://loja.com.br/quero"]) expect(detectLanguage(text).confidence).toBe(0);
  });

  it("is less sure of a word that languages share", () => {
    expect(detectLanguage("no").confidence).toBeLessThan(detectLanguage("no quiero nada de eso").confidence);
  });
});

describe("languagesOf", () => {
  it("names the languages of at least a tenth of the texts", () => {
    const texts = [...Array<string>(9).fill("quero falar com um atendente"), "where is my order"];
    expect(languagesOf(texts)).toEqual(["pt-BR", "en"]);
  });
});
