import { describe, expect, it } from "vitest";
import { createRulesBrain } from "../../../plugin/brain/by-rules/brain.ts";
import { openingHoursOf } from "../../../plugin/core/hours.ts";
import { defaultSettings } from "../../../plugin/core/settings/settings.ts";
import { talkTexts } from "../../../plugin/core/texts/texts.ts";
import { askedBack } from "../../../plugin/core/turn/answer.ts";
import { createMemoryKnowledge } from "../../../plugin/knowledge/memory-knowledge.ts";
import { aContext, decide } from "./a-context.ts";

const page = (title: string, text: string) => ({
  ...{ kind: "file" as const, key: title, title, text, url: null },
  ...{ locale: "pt-BR" as const, inboxIds: null, validUntil: null },
});
const knowledge = createMemoryKnowledge(
  [
    page(
      "Entregas",
      "## Qual é o prazo de entrega?\n\nDe 2 a 10 dias úteis.\n\n## Quanto custa o frete?\n\nÉ grátis a partir de R$ 249,00.",
    ),
    page("Trocas", "## Como peço a troca?\n\nEm Meus pedidos.\n\n## A troca é grátis?\n\nA primeira, sim."),
  ],
  () => 0,
);
const textOf = async (...said: Parameters<typeof aContext>) => {
  const decision = await decide(aContext(...said), { knowledge });
  return "text" in decision ? decision.text : decision.kind;
};

describe("courtesies", () => {
  it.each([
    ["oi, bom dia!", talkTexts["pt-BR"].greeting],
    ["thank you so much", talkTexts.en.thanks],
    ["hasta luego", talkTexts.es.goodbye],
    ["você é um robô?", talkTexts["pt-BR"].iAmABot],
    ["preciso de ajuda", talkTexts["pt-BR"].tellMe],
  ])("%s", async (said, answer) => {
    expect(await textOf(said)).toBe(answer);
  });

  it("takes a burst of greetings for one", async () => {
    expect(await textOf(["Oi", "tudo bem?"])).toBe(talkTexts["pt-BR"].greeting);
  });

  it("leaves the greeting out where something is asked", async () => {
    expect(await textOf("Oi! Qual é o prazo de entrega?")).toBe("De 2 a 10 dias úteis.");
  });

  it("hears a no to its own question as the end of it", async () => {
    const before = [{ bot: "Posso ajudar com mais alguma coisa?" }];
    expect(await textOf("não", { before })).toBe(talkTexts["pt-BR"].acknowledged);
  });

  it("hears a no to an answer as another wish", async () => {
    expect(await textOf("não é isso", { before: [{ bot: "De 2 a 10 dias úteis." }] })).toBe(
      talkTexts["pt-BR"].sayOtherwise,
    );
  });
});

describe("questions", () => {
  it("answers several questions together where it knows both", async () => {
    expect(await textOf("qual o prazo de entrega e quanto custa o frete?")).toBe(
      "De 2 a 10 dias úteis.\n\nÉ grátis a partir de R$ 249,00.",
    );
  });

  it("answers what it knows first, and takes up the rest afterwards", async () => {
    const decision = await decide(aContext("qual o prazo de entrega? a sacola é de papel reciclado?"), {
      knowledge,
    });
    expect(decision).toMatchObject({ kind: "answer", text: "De 2 a 10 dias úteis.", next: ["other_question"] });
  });

  it("does not lose a question that has the intent of an answered one", async () => {
    const decision = await decide(aContext("Qual o prazo de entrega? Vocês entregam com drone em Marte?"), {
      knowledge,
    });
    expect(decision).toMatchObject({ kind: "answer", because: { intent: "delivery" }, next: ["other_question"] });
  });

  it("hands over what is left when its turn comes", async () => {
    const context = aContext("qual o prazo de entrega? a sacola é de papel reciclado?", {
      changes: { intent: "other_question" },
    });
    expect(await decide(context, { knowledge })).toMatchObject({
      kind: "hand_off",
      reason: "missing_knowledge",
      gaps: ["a sacola é de papel reciclado?"],
    });
  });

  it("asks once which of the likely topics is meant", async () => {
    const decision = await decide(aContext("troca"), { knowledge });
    expect(decision).toMatchObject({ kind: "choice", text: talkTexts["pt-BR"].whichTopic });
    expect(decision.kind === "choice" && decision.choices.map(({ title }) => title)).toEqual([
      "Como peço a troca?",
      "A troca é grátis?",
      "Falar com uma pessoa",
    ]);
  });

  it("answers from the topic that was chosen", async () => {
    const asked = await decide(aContext("troca"), { knowledge });
    const [, choice] = asked.kind === "choice" ? asked.choices : [];
    const context = aContext("2", { changes: { marks: askedBack.set(true) } });
    const owed = context.owed.map((message) => ({
      ...message,
      text: choice?.title ?? "",
      choices: choice ? [choice] : [],
    }));
    expect(await decide({ ...context, owed }, { knowledge })).toMatchObject({
      kind: "answer",
      text: "A primeira, sim.",
    });
  });

  it("does not ask a second time: a person is called, and the first question is what is missing", async () => {
    const context = aContext("troca", {
      before: [{ customer: "e a troca do kit?" }, { bot: talkTexts["pt-BR"].whichTopic }],
      changes: { marks: askedBack.set(true) },
    });
    expect(await decide(context, { knowledge })).toMatchObject({
      kind: "hand_off",
      reason: "low_confidence",
      gaps: ["e a troca do kit?"],
    });
  });

  it("does not say the same answer twice: a person may see what is missing", async () => {
    const before = [{ bot: "De 2 a 10 dias úteis." }];
    expect(await decide(aContext("qual é o prazo de entrega?", { before }), { knowledge })).toMatchObject({
      kind: "hand_off",
      reason: "low_confidence",
    });
  });

  it("does not answer a Spanish question from a Portuguese page", async () => {
    expect(await textOf("¿cuánto cuesta el envío?")).toBe("hand_off");
  });

  it("shows where an answer comes from when the inbox wants it", async () => {
    const settings = { understanding: { show_sources: true } };
    expect(await textOf("qual o prazo de entrega?", { settings })).toBe(
      "De 2 a 10 dias úteis.\n\nFonte: Entregas › Qual é o prazo de entrega?",
    );
  });

  it("follows the thresholds of the inbox", async () => {
    const settings = { understanding: { answer_from: 1, clarify_from: 1 } };
    expect(await textOf("qual o prazo de entrega?", { settings })).toBe("hand_off");
  });
});

describe("what people have to do", () => {
  it.each([
    ["quero falar com uma pessoa", "customer_request", "talk_to_person"],
    ["cadê meu pedido?", "unsupported_request", "order_status"],
    ["isso é um absurdo, péssimo atendimento", "negative_sentiment", "complaint"],
    ["vocês vendem rações para iguanas?", "missing_knowledge", "product_availability"],
  ])("%s", async (said, reason, topic) => {
    expect(await decide(aContext(said), { knowledge })).toMatchObject({ kind: "hand_off", reason, topic });
  });

  it("shows them the pages that came near", async () => {
    const settings = { understanding: { answer_from: 1, clarify_from: 0.1 } };
    const context = aContext("qual o prazo de entrega?", { settings, changes: { marks: askedBack.set(true) } });
    expect(await decide(context, { knowledge })).toMatchObject({
      kind: "hand_off",
      because: { sources: [{ title: "Entregas › Qual é o prazo de entrega?" }] },
    });
  });

  it("gives to people what the inbox wants people to do", async () => {
    const settings = { understanding: { for_people: ["delivery"] } };
    expect(await decide(aContext("qual o prazo de entrega?", { settings }), { knowledge })).toMatchObject({
      reason: "policy",
      topic: "delivery",
    });
  });
});

describe("what the inbox says itself", () => {
  const answers = [
    { intent: "delivery", text: "Entregamos em dois dias." },
    { intent: "delivery", text: "Two days.", locale: "en" },
  ];

  it("comes before the knowledge, in the customer's language", async () => {
    const settings = { understanding: { answers } };
    expect(await textOf("qual o prazo de entrega?", { settings })).toBe("Entregamos em dois dias.");
    expect(await textOf("how long does shipping take?", { settings })).toBe("Two days.");
  });

  it("learns intents of its own by example", async () => {
    const examples = ["a sacola é de papel reciclado?", "embrulham para presente?", "tem papel de presente?"];
    const understanding = {
      intents: [{ name: "gift_wrapping", examples }],
      answers: [{ intent: "gift_wrapping", text: "Sim, de graça." }],
    };
    expect(await textOf("dá pra embrulhar pra presente?", { settings: { understanding } })).toBe("Sim, de graça.");
  });

  it("tells when people are there, and whether they are now", async () => {
    const hours = openingHoursOf({ ...defaultSettings.hours, source: "own" }, null);
    expect(await textOf("vocês atendem até que horas?", { changes: { hours } })).toBe(
      "Nossa equipe atende por aqui: de segunda-feira a sexta-feira, das 09:00 às 18:00. Agora há pessoas atendendo.",
    );
  });
});

it("gives to a person what has no words", async () => {
  expect(await decide(aContext(""))).toMatchObject({ kind: "hand_off", reason: "unsupported_request" });
});

it("explains each step in words, and repeats nothing the customer said", async () => {
  const { because } = await decide(aContext("qual o prazo de entrega do pedido XK-99?"), { knowledge });
  expect(because.trace.join("\n")).toMatch(
    /Understood: delivery \(0\.\d+\).*Knowledge for delivery: “Entregas.*answers from 0\.35/s,
  );
  expect(because.trace.join("\n")).not.toContain("XK-99");
  expect(because).toMatchObject({ intent: "delivery", language: "pt-BR", sources: [{ title: /Entregas/ }] });
});

it("stops when it is told to", async () => {
  const stop = AbortSignal.abort(new Error("taken over"));
  await expect(createRulesBrain().decide(aContext("oi"), stop)).rejects.toThrow("taken over");
});
