import { beforeAll, describe, expect, it } from "vitest";
import { hang, json, type ScriptedAnswer, status } from "../../fakes/scripted-answer.ts";
import { type SeenRequest, startScriptedModel } from "../../fakes/scripted-model.ts";
import { eventually } from "../../helpers/eventually.ts";
import { CONNECTION, usePlay } from "../../helpers/running-baton.ts";
import { aSource, know } from "../../knowledge/sources/sources.ts";

const scripted = await startScriptedModel();
const play = usePlay({
  env: { OPENAI_MODEL: "gpt-test", OPENAI_BASE_URL: scripted.url, OPENAI_API_KEY: "sk-test" },
  settings: { model: { call_seconds: 2 }, ladders: {} },
});

const isReading = ({ raw }: SeenRequest) => raw.includes("You read messages that customers send");
const isRecap = ({ raw }: SeenRequest) => raw.includes("A conversation goes from a bot to a person now");
const reading = (text: string) =>
  json({ asks: [{ text, intent: null, confidence: 0.9 }], language: "pt-BR", sentiment: 0, urgency: 0 });
const written = (text: string, what = "answer") =>
  json({ do: what, text, sources: what === "answer" ? [1] : [], confidence: 0.9 });
const recap = json({ wants: "Quer gravar o nome na sola", tried: ["O robô não achou nada"] });

/** The model reads what is asked, and does with the rest what a test says. */
const script = (asked: string, answer: ScriptedAnswer) =>
  scripted.otherwise((request) => (isReading(request) ? reading(asked) : isRecap(request) ? recap : answer));

const said = (id: number) =>
  eventually(
    () => play().botSaid(id),
    ({ length }) => length > 0,
  );

beforeAll(async () => {
  const text = "Entregamos em Recife em 3 dias úteis. O frete custa R$ 20.";
  await know(play().db, [aSource({ title: "Prazo de entrega em Recife", text })], CONNECTION);
  return () => scripted.stop();
});

describe("a Baton with a model", () => {
  it("answers in the model's words, from what the business knows", async () => {
    script("Qual o prazo de entrega em Recife?", written("Chega em Recife em 3 dias úteis 🙂"));
    const customer = await play().customer();
    await customer.write("Fala, moro em Recife, quanto demora pra chegar aí na minha casa?");
    expect(await said(customer.conversationId)).toEqual(["Chega em Recife em 3 dias úteis 🙂"]);
  });

  it("greets without asking the model", async () => {
    scripted.reset();
    const customer = await play().customer();
    await customer.write("Oi");
    await said(customer.conversationId);
    expect(scripted.requests).toHaveLength(0);
  });

  it("tells the person who takes over what the model made of it", async () => {
    script("Vocês gravam o nome na sola?", written("", "hand_off"));
    const customer = await play().customer();
    await customer.write("Dá pra botar meu nome escrito embaixo da sola?");
    const notes = await eventually(
      async () => (await play().transcript(customer.conversationId)).filter(({ note }) => note),
      ({ length }) => length > 0,
    );
    expect(notes[0]?.text).toContain("Quer gravar o nome na sola");
  });

  it("answers from the knowledge as it is written while the model is down", async () => {
    scripted.otherwise(status(500));
    const customer = await play().customer();
    await customer.write("Qual é o prazo de entrega em Recife?");
    expect((await said(customer.conversationId))[0]).toContain("Entregamos em Recife em 3 dias úteis.");
  });

  it("tells an agent who asks what a conversation is about, in the model's words, and says that they are", async () => {
    const overview = { topic: "presente", issue: "Quer embrulho para presente", status: "Espera resposta" };
    scripted.otherwise(json({ ...overview, next_steps: ["Oferecer o laço azul"], sentiment: 0, urgency: "low" }));
    const customer = await play().customer();
    await play().agent().assign(customer.conversationId);
    await customer.write("Vocês embrulham pra presente?");
    await play().agent().note(customer.conversationId, "@summary");
    const notes = await eventually(
      async () => (await play().transcript(customer.conversationId)).filter(({ text }) => text.includes("laço azul")),
      ({ length }) => length > 0,
    );
    expect(notes[0]).toMatchObject({ note: true, text: expect.stringContaining("Quer embrulho para presente") });
    expect(notes[0]?.text).toContain("modelo de linguagem");
  });

  it("hangs up on the model when a person takes the conversation, and says nothing", async () => {
    scripted.reset();
    scripted.otherwise(hang);
    const customer = await play().customer();
    await customer.write("Vocês embrulham o tênis pra presente com laço azul?");
    await eventually(
      async () => scripted.requests,
      ({ length }) => length === 1,
    );
    await play().agent().assign(customer.conversationId);
    await eventually(
      async () => scripted.requests[0],
      (request) => request?.closedEarly === true,
    );
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([]);
  });
});
