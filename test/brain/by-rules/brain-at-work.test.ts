import { expect, it } from "vitest";
import { createRulesBrain } from "../../../plugin/brain/by-rules/brain.ts";
import type { TurnContext } from "../../../plugin/core/decision.ts";
import { defaultSettings } from "../../../plugin/core/settings/settings.ts";
import { aConversation, aMessage } from "../../helpers/builders.ts";

const contextOf = (text: string): TurnContext => ({
  connectionId: "c1",
  conversation: aConversation(),
  settings: defaultSettings,
  messages: [],
  owed: [aMessage({ text })],
  summary: null,
  marks: {},
  instruction: null,
  now: 0,
});

const decide = async (text: string) =>
  (await createRulesBrain().decide(contextOf(text), new AbortController().signal)).kind;

it.each(["Oi", "Olá", "olá, Marina", "E aí", "Bom dia!", "qué tal", "Hello"])("greets back: %s", async (text) => {
  expect(await decide(text)).toBe("answer");
});

it.each(["Oitenta", "Olários", "Onde está meu pedido?", "Oi, onde está meu pedido que comprei ontem"])(
  "asks for a person: %s",
  async (text) => {
    expect(await decide(text)).toBe("hand_off");
  },
);
