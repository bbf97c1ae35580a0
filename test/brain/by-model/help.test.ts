import { expect, it } from "vitest";
import { createModelHelp } from "../../../plugin/brain/by-model/help.ts";
import { createRulesHelp } from "../../../plugin/brain/by-rules/help.ts";
import { openPrompts } from "../../../plugin/brain/prompts/prompt-library.ts";
import type { Knowledge } from "../../../plugin/core/knowledge.ts";
import { ModelUnavailable } from "../../../plugin/errors.ts";
import { aMessage } from "../../helpers/builders.ts";
import { aTurnContext, delivery } from "../graph/a-turn.ts";
import { fakeModel } from "../graph/fake-model.ts";

const signal = () => new AbortController().signal;
const prompts = await openPrompts();
const knowledge: Knowledge = { search: async () => [delivery], version: async () => "1" };
const rules = createRulesHelp({ knowledge });
const asked = aTurnContext("Qual o prazo de entrega para Recife?");

type Script = Parameters<typeof fakeModel>[0];
const helpBy = (script: Script) => createModelHelp({ model: fakeModel(script).model, prompts, knowledge }, rules);

it("tells what a conversation is about", async () => {
  const value = { topic: "entrega", issue: "Quer saber o prazo", status: "Espera resposta", next_steps: ["Responder"] };
  const help = helpBy({ help: [{ value: { ...value, sentiment: 0.1, urgency: "low" } }] });
  expect(await help.summarize(asked, signal())).toEqual({
    topic: "entrega",
    issue: "Quer saber o prazo",
    status: "Espera resposta",
    nextSteps: ["Responder"],
    sentiment: 0.1,
    urgency: "low",
    madeBy: "model",
  });
});

it("says why the bot cannot handle it only where it cannot", async () => {
  const value = { sentiment: 0, urgency: "low", complexity: "low", bot_can_handle: true, why_not: "?", actions: [] };
  expect(await helpBy({ help: [{ value }] }).analyze(asked, signal())).toMatchObject({
    botCanHandle: true,
    whyNot: null,
  });
});

it("suggests what the knowledge supports, best first, and drops what it invents", async () => {
  const replies = [
    { text: "Entregamos em 3 dias úteis.", confidence: 0.6, sources: [1] },
    { text: "Veja em https://invented.example/prazo", confidence: 0.99, sources: [1] },
    { text: "O frete custa R$ 20.", confidence: 0.8, sources: [1, 7] },
  ];
  const suggestion = await helpBy({ help: [{ value: { replies } }] }).suggest(asked, "formal", signal());
  expect(suggestion.replies.map(({ text }) => text)).toEqual(["O frete custa R$ 20.", "Entregamos em 3 dias úteis."]);
  expect(suggestion.sources).toMatchObject([{ chunkId: "delivery" }]);
});

it("shows the model what the agent asked for, apart from its instructions", async () => {
  const { model, calls } = fakeModel({ help: [{ value: { text: "Chega amanhã às 9h.", sources: [] } }] });
  const help = createModelHelp({ model, prompts, knowledge }, rules);
  const draft = await help.draft(asked, "diga que chega amanhã às 9h", signal());
  expect(draft).toMatchObject({ text: "Chega amanhã às 9h.", madeBy: "model" });
  expect(calls[0]?.messages[0]?.text).toContain("<wish_of_a_colleague>\ndiga que chega amanhã às 9h");
});

it("draws the mood of each message that the customer wrote", async () => {
  const messages = [aMessage({ id: 1, text: "Oi" }), aMessage({ id: 2, text: "Péssimo!", createdAt: 2_000_000 })];
  const moods = [
    { message: 1, score: 0.2 },
    { message: 2, score: -0.9 },
    { message: 9, score: 1 },
  ];
  const course = await helpBy({ help: [{ value: { moods } }] }).sentiment({ ...asked, messages }, signal());
  expect(course).toMatchObject({
    points: [
      { messageId: 1, score: 0.2 },
      { messageId: 2, at: 2_000_000, score: -0.9 },
    ],
    trend: "worse",
    madeBy: "model",
  });
});

it("translates into the language that is named, by code or in words", async () => {
  const { model, calls } = fakeModel({ translate: [{ value: { text: "Where is my order?", from: "pt-BR" } }] });
  const help = createModelHelp({ model, prompts, knowledge }, rules);
  const wish = { text: "Onde está o meu pedido?", to: "en" };
  expect(await help.translate(asked, wish, signal())).toMatchObject({ text: "Where is my order?", from: "pt-BR" });
  await help.translate(asked, { ...wish, to: "alemão" }, signal());
  expect(calls.map(({ system }) => /into ([^.]+)\./.exec(system)?.[1])).toEqual(["English", "alemão"]);
});

const everyHelp = ["summarize", "analyze", "sentiment"] as const;

it.each(everyHelp)("leaves %s to the rules when the model fails", async (name) => {
  const failing = helpBy({ help: [new ModelUnavailable("down")] });
  expect(await failing[name](asked, signal())).toEqual(await rules[name](asked, signal()));
});

it("leaves a draft to the rules when the model invents", async () => {
  const help = helpBy({ help: [{ value: { text: "Ligue para +55 81 99999-8888.", sources: [] } }] });
  expect(await help.draft(asked, null, signal())).toMatchObject({ text: delivery.text, madeBy: "rules" });
});

it("stops when the agent does not want it any more", async () => {
  const wish = new AbortController();
  const waiting = helpBy({
    help: [(_, stop) => new Promise((_resolve, reject) => stop.addEventListener("abort", () => reject(stop.reason)))],
  });
  const asking = waiting.analyze(asked, wish.signal);
  wish.abort(new ModelUnavailable("not wanted"));
  await expect(asking).rejects.toThrow("not wanted");
});
