import { describe, expect, it } from "vitest";
import { readOptIn, readOptOut } from "../../../plugin/language/words/opt-out.ts";

describe("the whole message asks for silence", () => {
  it.each([
    ["SAIR", "pt-BR"],
    ["sair.", "pt-BR"],
    ["Parar!", "pt-BR"],
    ["PARAAAR", "pt-BR"],
    ["  pare  ", "pt-BR"],
    ["Cancelar inscrição", "pt-BR"],
    ["quero me descadastrar", "pt-BR"],
    ["não quero mais receber mensagens", "pt-BR"],
    ["por favor, me remova da lista", "pt-BR"],
    ["STOP", "en"],
    ["stop all", "en"],
    ["Unsubscribe, please", "en"],
    ["Stop sending me messages", "en"],
    ["opt-out", "en"],
    ["Stop promotions", "en"],
    ["STOP\n\nSent from my iPhone", "en"],
    ["Sair\n--\nMarina Souza", "pt-BR"],
    ["Parar promoções", "pt-BR"],
    ["BAJA", "es"],
    ["dar de baja", "es"],
    ["quiero darme de baja", "es"],
    ["Cancelar suscripción", "es"],
  ])("%s", (text, locale) => expect(readOptOut(text, "pt-BR")).toBe(locale));
});

describe("a sentence with such a word asks for something else", () => {
  it.each([
    "quero parar meu pedido",
    "como faço para sair da conta?",
    "posso sair com o produto hoje?",
    "pare o pedido 123",
    "cancelar",
    "cancelar pedido",
    "para",
    "can I stop by tomorrow?",
    "stop the order",
    "where is the bus stop",
    "la baja del precio",
    "voltar",
    "",
  ])("%s", (text) => expect(readOptOut(text, "pt-BR")).toBeUndefined());
});

it("knows the inbox's own words", () => {
  expect(readOptOut("Chega de propaganda!", "pt-BR", ["chega de propaganda"])).toBe("pt-BR");
});

it.each([
  ["VOLTAR", "pt-BR"],
  ["quero voltar a receber mensagens", "pt-BR"],
  ["start", "en"],
  ["Subscribe", "en"],
  ["ALTA", "es"],
  ["darme de alta", "es"],
])("takes it back with %s", (text, locale) => expect(readOptIn(text, "pt-BR")).toBe(locale));

it.each(["voltar ao menu anterior", "quero voltar na loja", "start the delivery"])("does not with %s", (text) =>
  expect(readOptIn(text, "pt-BR")).toBeUndefined(),
);
