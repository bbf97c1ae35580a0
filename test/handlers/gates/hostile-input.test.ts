import { describe, expect, it } from "vitest";
import { hostileInput } from "../../../handlers/gates/hostile-input.ts";
import { gateTexts } from "../../../plugin/core/texts/texts.ts";
import { customerMessage } from "../../helpers/builders.ts";
import { aContext } from "../../helpers/event-context.ts";
import { stopped } from "./events.ts";

const write = (text: string, context = aContext()) => hostileInput.run(customerMessage({ id: 41, text }), context);

describe("a threat of self-harm", () => {
  it("calls a person at once, urgently, with a caring word and the helpline", () => {
    const { handOff } = stopped(write("não aguento mais viver"));
    expect(handOff).toMatchObject({ priority: "urgent", announce: true, sayFirst: gateTexts["pt-BR"].selfHarm });
    expect(handOff?.sayFirst).toContain("188");
  });

  it("is answered in the language it was written in", () => {
    expect(stopped(write("I want to kill myself")).handOff?.sayFirst).toBe(gateTexts.en.selfHarm);
    expect(stopped(write("quiero matarme")).handOff?.sayFirst).toBe(gateTexts.es.selfHarm);
  });

  it("keeps the conversation from being closed by itself, and is on record without the words", () => {
    const verdict = stopped(write("quero me matar"));
    expect(verdict.marks).toEqual({ "episode.never_close": true });
    expect(verdict.record).toEqual({ action: "threat", data: { kind: "self_harm" } });
  });
});

it("takes a threat of violence as seriously", () => {
  expect(stopped(write("vou botar fogo na loja")).handOff).toMatchObject({
    priority: "urgent",
    sayFirst: gateTexts["pt-BR"].violence,
  });
});

it.each(["tô morrendo de fome", "vou matar a saudade", "vamos matar o jogo logo"])("is not alarmed by: %s", (text) => {
  expect(write(text)).toEqual({ kind: "pass" });
});

it("lets an insult pass", () => {
  expect(write("seu idiota, cadê meu pedido?")).toEqual({ kind: "pass" });
});

it("can be switched off", () => {
  const off = aContext({ settings: { gates: { hostile_input: false } } });
  expect(write("quero me matar", off)).toEqual({ kind: "pass" });
});
