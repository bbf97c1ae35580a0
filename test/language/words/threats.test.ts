import { describe, expect, it } from "vitest";
import { findThreat } from "../../../plugin/language/words/threats.ts";

const kindOf = (text: string) => findThreat(text, "pt-BR")?.kind;

describe("harm to oneself", () => {
  it.each([
    "quero me matar",
    "Eu não aguento mais viver",
    "não quero mais viver.",
    "tô pensando em me suicidar",
    "vou tirar minha própria vida",
    "só quero morrer",
    "penso em suicídio todo dia",
    "meu filho tentou se matar ontem",
    "vou me jogar da ponte",
    "I want to kill myself",
    "I'm going to hurt myself",
    "i just want to die",
    "I feel suicidal",
    "thinking about suicide",
    "there is no reason to live",
    "I don't want to live anymore",
    "quiero matarme",
    "no quiero vivir más",
    "me voy a matar",
    "estoy pensando en quitarme la vida",
    "perdi o jogo e quero me matar",
  ])("%s", (text) => expect(kindOf(text)).toBe("self_harm"));
});

describe("harm to others", () => {
  it.each([
    "vou te matar",
    "vou matar vocês todos",
    "vou aí com uma arma",
    "vou botar fogo na loja",
    "eu sei onde você mora",
    "vou matar o gerente",
    "I will kill you",
    "I'm gonna shoot everyone",
    "I'll burn down your store",
    "i know where you live",
    "te voy a matar",
    "voy a quemar la tienda",
    "sé dónde vives",
  ])("%s", (text) => expect(kindOf(text)).toBe("violence"));
});

describe("is not alarmed by what people say every day", () => {
  it.each([
    "tô morrendo de fome",
    "quero morrer de rir com isso",
    "vou matar a saudade da minha mãe",
    "vou matar a fome agora",
    "vamos matar o jogo no segundo tempo",
    "vou te matar no fifa hoje",
    "o Flamengo vai matar o Vasco",
    "se o Corinthians perder eu me mato",
    "esse preço me mata",
    "vou me matar de trabalhar",
    "não quero morrer",
    "não vou te matar, fica tranquilo",
    "esquadrão suicida é um filme bom?",
    "livro sobre prevenção do suicídio",
    "quero viver",
    "não quero mais viver nessa casa, quero mudar",
    "quero uma faca de cozinha",
    "vou matar aula",
    "I'm dying to see it",
    "I could die laughing",
    "just killing time",
    "shoot me an email",
    "I'll shoot you an email",
    "I cut myself opening the box",
    "I'll kill you at chess",
    "I don't want to die",
    "me muero de risa",
    "voy a matar el tiempo",
    "quero cancelar meu pedido",
    "",
  ])("%s", (text) => expect(kindOf(text)).toBeUndefined());
});

it("says in which language it was said, so that the answer can be in it", () => {
  expect(findThreat("quiero matarme", "pt-BR")?.locale).toBe("es");
  expect(findThreat("I want to kill myself", "pt-BR")?.locale).toBe("en");
});

it("reads a very long message quickly", () => {
  const startedAt = performance.now();
  findThreat("se o meu time perder de novo ".repeat(5_000), "pt-BR");
  findThreat("se o ".repeat(30_000), "pt-BR");
  findThreat("vou ".repeat(30_000), "pt-BR");
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
