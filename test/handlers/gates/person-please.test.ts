import { expect, it } from "vitest";
import { personPlease } from "../../../handlers/gates/person-please.ts";
import { TALK_TO_PERSON } from "../../../plugin/core/reach-people.ts";
import { customerMessage } from "../../helpers/builders.ts";
import { aContext } from "../../helpers/event-context.ts";
import { pressed, stopped } from "./events.ts";

const write = (text: string, context = aContext()) => personPlease.run(customerMessage({ text }), context);

it.each([
  ["quero falar com um atendente", "pt-BR"],
  ["talk to a human", "en"],
  ["quiero hablar con una persona", "es"],
])("gives whoever asks for a person one, before any model, in their language: %s", (text, language) => {
  expect(stopped(write(text)).handOff).toMatchObject({ reason: "keyword", announce: true, language });
});

it.each(["não quero falar com atendente", "I don't want a human", "qual o preço?"])("lets pass: %s", (text) => {
  expect(write(text).kind).toBe("pass");
});

it("knows the inbox's own words, and those it does not want to be understood so", () => {
  const handoff = { words: ["ouvidoria"], not_words: ["falar com gente"] };
  const context = aContext({ settings: { handoff } });
  expect(write("quero a ouvidoria", context).kind).toBe("stop");
  expect(write("adoro falar com gente animada", context).kind).toBe("pass");
});

it("understands the button that offers a person, pressed or typed, even where words are not listened to", () => {
  const option = { title: "Falar com uma pessoa", value: TALK_TO_PERSON };
  const off = aContext({ settings: { gates: { person_please: false } } });
  expect(personPlease.run(pressed([option]), off).kind).toBe("stop");
  expect(personPlease.run(customerMessage({ text: "1", choices: [option] }), off).kind).toBe("stop");
  expect(write("quero um atendente", off).kind).toBe("pass");
});
