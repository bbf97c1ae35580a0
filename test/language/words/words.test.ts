import { describe, expect, it } from "vitest";
import { isAbusive } from "../../../plugin/language/words/abuse.ts";
import { wantsBotBack } from "../../../plugin/language/words/back-to-bot.ts";
import { readConsent } from "../../../plugin/language/words/consent.ts";
import { foldClauses, foldWords } from "../../../plugin/language/words/fold-words.ts";

describe("folding", () => {
  it("leaves what tells words apart and nothing else", () => {
    expect(foldWords("  NÃO… quero, por favor!! 😡 PARAAAR ")).toBe("nao quero por favor parar");
    expect(foldWords("I don't / d’água")).toBe("i dont dagua");
    expect(foldWords("vc n pode")).toBe("voce nao pode");
  });

  it("can keep clauses apart", () => {
    expect(foldClauses("não, quero")).toBe("nao | quero");
  });
});

describe("consent", () => {
  it.each([
    "ACEITO",
    "aceito!",
    "Sim, aceito",
    "eu concordo",
    "I agree",
    "I accept.",
    "acepto",
    "de acuerdo",
    "Aceito.\n\nAtt,\nMarina",
  ])("is given at any time by %s", (text) => expect(readConsent(text, { isOpen: false })).toBe("accepted"));

  it.each(["sim", "ok", "yes", "sí", "Claro"])("is given by %s only right after the question", (text) => {
    expect(readConsent(text, { isOpen: true })).toBe("accepted");
    expect(readConsent(text, { isOpen: false })).toBeUndefined();
  });

  it.each(["não", "não aceito", "no", "I don't agree", "no acepto", "recuso"])("is refused by %s", (text) =>
    expect(readConsent(text, { isOpen: true })).toBe("declined"),
  );

  it.each(["aceito cartão?", "sim mas quanto custa", "vocês aceitam pix?", "no entiendo", ""])(
    "is neither given nor refused by %s",
    (text) => expect(readConsent(text, { isOpen: true })).toBeUndefined(),
  );
});

describe("the bot is wanted back", () => {
  it.each([
    "deixa, pode ser com o robô",
    "esquece, quero o bot",
    "prefiro o robô",
    "não preciso mais de atendente",
    "never mind, the bot is fine",
    "back to the bot",
    "I don't need a human anymore",
    "olvídalo, prefiero el bot",
  ])("by %s", (text) => expect(wantsBotBack(text)).toBe(true));

  it.each([
    "não quero falar com robô",
    "deixa",
    "o robô não resolve nada",
    "quero um atendente",
    "I hate this bot",
    "o bot me disse que chegava hoje",
  ])("not by %s", (text) => expect(wantsBotBack(text)).toBe(false));
});

describe("abuse", () => {
  it.each([
    "vai tomar no cu",
    "seu idiota",
    "vocês são uns ladrões",
    "FDP",
    "fuck you",
    "you are an idiot",
    "stupid bot",
    "hijo de puta",
    "eres un idiota",
  ])("is %s", (text) => expect(isAbusive(text)).toBe(true));

  it.each([
    "que merda de atraso",
    "meu burro de carga",
    "o lixo da cozinha",
    "the bastard cut of meat",
    "damn",
    "puta merda, atrasou",
  ])("is not %s", (text) => expect(isAbusive(text)).toBe(false));
});

it("finds a signature quickly, however empty the text", () => {
  const startedAt = performance.now();
  readConsent("\n".repeat(150_000), { isOpen: true });
  expect(performance.now() - startedAt).toBeLessThan(500);
});
