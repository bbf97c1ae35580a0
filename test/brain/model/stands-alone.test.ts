import { describe, expect, it } from "vitest";
import { mayBeKept, questionThatStandsAlone } from "../../../plugin/brain/model/stands-alone.ts";
import type { Decision, Explanation } from "../../../plugin/core/decision.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { aMessage } from "../../helpers/builders.ts";
import { aTurnContext } from "../graph/a-turn.ts";

describe("a question that stands for itself", () => {
  it.each([
    ["Vocês entregam em Recife?", "voces entregam em recife"],
    ["  vocês   ENTREGAM em Recife ", "voces entregam em recife"],
    ["What are your opening hours?", "what are your opening hours"],
    ["¿Hacen envíos a Chile?", "hacen envios a chile"],
  ])("is %j, in whatever way it is typed", (text, question) => {
    expect(questionThatStandsAlone(aTurnContext(text))).toBe(question);
  });

  it.each([
    ["points back", "E isso vale para Olinda?"],
    ["goes on with something", "and for returns?"],
    ["is about the one who asks", "Cadê o meu pedido?"],
    ["depends on the day", "Vocês abrem hoje?"],
    ["holds a document", "O CPF 529.982.247-25 tem desconto?"],
    ["holds an e-mail", "podem escrever para ana@example.com sobre a troca"],
    ["is a single word", "frete"],
    ["is a novel", "palavra ".repeat(40)],
    ["says nothing", ""],
  ])("is none that %s", (_what, text) => {
    expect(questionThatStandsAlone(aTurnContext(text))).toBeNull();
  });

  it.each([
    ["a picture is part of", { owed: [aMessage({ text: "Quanto custa o frete?", attachments: [aPicture()] })] }],
    ["a colleague wants done in another way", { instruction: "Offer the discount" }],
    ["is one of several that wait", { intent: "delivery" }],
    [
      "may be answered with what is known of the customer",
      { settings: completeSettings({ thinking: { contact_attributes: ["plan"] } }) },
    ],
  ])("is none that %s", (_what, changes) => {
    expect(questionThatStandsAlone(aTurnContext("Quanto custa o frete?", changes))).toBeNull();
  });
});

describe("an answer for everybody", () => {
  const context = aTurnContext("Vocês entregam em Recife?");

  it("was worded by a model, on knowledge, for a first question", () => {
    expect(mayBeKept(answer(), context)).toBe(true);
  });

  it.each([
    ["the rules gave", answer({ usage: [] })],
    ["rests on nothing", answer({ sources: [] })],
    ["a tool had a part in", answer({ toolCalls: [{ name: "find_order", outcome: "ok", ms: 5 }] })],
    ["names the customer", { ...answer(), text: "Sim, Marina! Em 3 dias." }],
    ["is half of one", { ...answer(), next: ["refund"] }],
    ["is a handoff", { ...answer(), kind: "hand_off", reason: "policy", topic: null } as Decision],
  ])("is none that %s", (_what, decision) => {
    expect(mayBeKept(decision, context)).toBe(false);
  });

  it("is none where more was said before", () => {
    const earlier = aMessage({ id: 1, text: "Moro na rua do Sol" });
    expect(mayBeKept(answer(), { ...context, messages: [earlier, ...context.messages] })).toBe(false);
  });
});

function aPicture() {
  return {
    id: 1,
    mediaType: "image/png",
    kind: "image",
    url: null,
    title: null,
    transcript: null,
    location: null,
    sizeBytes: 10,
  } as const;
}

function answer(changes: Partial<Explanation> = {}): Decision {
  const usage = [{ model: "gpt-test", inputTokens: 1, outputTokens: 1, cost: 0 }];
  const sources = [{ chunkId: "delivery", title: "Entrega", url: null, score: 0.8 }];
  const rest = {
    intent: null,
    entities: {},
    sentiment: 0,
    language: "pt-BR",
    confidence: 0.8,
    toolCalls: [],
    prompts: {},
  } as const;
  return { kind: "answer", text: "Sim, em 3 dias.", because: { ...rest, usage, sources, trace: [], ...changes } };
}
