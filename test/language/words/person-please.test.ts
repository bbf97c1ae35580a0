import { describe, expect, it } from "vitest";
import { type PersonWords, readPersonWish } from "../../../plugin/language/words/person-please.ts";

const none: PersonWords = { words: [], not_words: [] };
const wish = (text: string, own = none) => readPersonWish(text, "pt-BR", own);

describe("asks for a person", () => {
  it.each([
    "quero falar com um atendente",
    "QUERO FALAR COM ATENDENTE!!!",
    "posso falar com alguém?",
    "como falo com uma pessoa de verdade?",
    "me passa pra um humano",
    "me transfere para um atendente por favor",
    "atendente",
    "Atendente, por favor",
    "humano pfv",
    "atendimento humano",
    "chama o gerente",
    "preciso de um atendente agora",
    "prefiro ser atendido por uma pessoa real",
    "não, quero falar com um atendente",
    "não quero falar com robô",
    "não aguento mais esse bot",
    "não consigo falar com atendente de jeito nenhum",
    "Oi, tudo bem? Meu pedido atrasou, queria conversar com alguém",
    "tem algum atendente aí?",
    "vou falar com um atendente",
    "quero falar com o responsável",
  ])("in Portuguese: %s", (text) => expect(wish(text)).toBe("pt-BR"));

  it.each([
    "I want to talk to a human",
    "can I speak with someone?",
    "agent",
    "human please",
    "Let me chat with a real person.",
    "connect me to an agent",
    "get me a representative",
    "why can't I talk to a person?",
    "I don't want to talk to a bot",
    "need human support",
    "speak to your manager",
    "is there a real person?",
    "live person to talk",
    "real person available",
    "I want to talk to your executive",
  ])("in English: %s", (text) => expect(wish(text)).toBe("en"));

  it.each([
    "quiero hablar con una persona",
    "pásame con un agente",
    "¿puedo hablar con alguien?",
    "necesito un asesor",
    "quiero que me atienda un humano",
    "¿me puedes comunicar con un representante?",
    "no quiero hablar con un robot",
    "asesor, por favor",
  ])("in Spanish: %s", (text) => expect(wish(text)).toBe("es"));
});

describe("does not ask for a person", () => {
  it.each([
    "não quero falar com atendente",
    "não preciso falar com uma pessoa",
    "não quero atendente, quero resolver por aqui",
    "sem atendente, por favor",
    "quero resolver sem falar com atendente",
    "quero tentar antes de falar com um atendente",
    "não precisa me transferir para um atendente",
    "o atendente foi ótimo",
    "falei com um atendente ontem e ele disse que chegava hoje",
    "vou falar com o gerente e já volto",
    "quero comprar para uma pessoa de 60 kg",
    "quantas pessoas cabem?",
    "você é um robô?",
    "qual o preço?",
    "I don't want a human",
    "I don't want to talk to an agent",
    "no need to connect me to a person",
    "I spoke to an agent yesterday",
    "I am a travel agent",
    "do I have to talk to someone to close my account?",
    "should I speak to a representative to change my pin?",
    "is this for one person?",
    "no quiero hablar con un agente",
    "sin hablar con nadie",
    "hablé con un agente ayer",
    "",
  ])("%s", (text) => expect(wish(text)).toBeUndefined());
});

describe("an inbox's own words", () => {
  it("add to the built-in ones, wherever they stand in the message", () => {
    expect(wish("chama a Dona Lúcia aí", { words: ["dona lucia"], not_words: [] })).toBe("pt-BR");
  });

  it("are turned round by a no, too", () => {
    expect(wish("não quero a Dona Lúcia", { words: ["a dona lucia"], not_words: [] })).toBeUndefined();
  });

  it("take away what only sounds like a wish", () => {
    expect(wish("quero o agente de limpeza", { words: [], not_words: ["agente de limpeza"] })).toBeUndefined();
    expect(wish("quero falar com gente nossa", { words: [], not_words: ["falar com gente nossa"] })).toBeUndefined();
  });

  it("are words, not patterns", () => {
    expect(wish("qualquer coisa", { words: [".*"], not_words: [] })).toBeUndefined();
  });
});

it("reads a very long message quickly", () => {
  const text = `${"não quero que me passe ".repeat(6_000)}atendente`;
  const startedAt = performance.now();
  wish(text);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
