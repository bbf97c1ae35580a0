import { describe, expect, it } from "vitest";
import type { Decision, TurnContext } from "../../../plugin/core/decision.ts";
import { eventually } from "../../helpers/eventually.ts";
import { usePlay } from "../../helpers/running-baton.ts";
import { answer, scriptedBrain } from "../scripted-brain.ts";
import { createActs } from "./acts.ts";

const ANSWERS: Readonly<Record<string, string>> = {
  price: "Custa 10 reais.",
  delivery: "Chega em 5 dias.",
  exchange: "A troca é grátis.",
  hours: "Abrimos às 9h.",
};
const seen: TurnContext[] = [];

/** Answers the intent whose turn it is; the first time it says what else was asked. */
function decide(context: TurnContext): Decision {
  seen.push(context);
  const intent = context.intent ?? "price";
  const decision = answer(ANSWERS[intent] ?? "?");
  const because = { ...decision.because, intent };
  const next = context.intent ? {} : { next: ["delivery", "exchange", "hours", "opening"] };
  return { ...decision, ...next, because };
}

const brain = scriptedBrain({ Quanto: decide, Aliás: () => answer("Aceitamos Pix.") });
const play = usePlay({ brain, reconcileSeconds: 3_600, settings: { hours: { source: "always" } } });
const acts = createActs(play);

describe("several things asked in one breath", () => {
  it("are answered one at a time, up to three after the first", async () => {
    const customer = await play().customer();
    const { conversationId: id } = customer;
    await customer.write("Quanto custa, quando chega, posso trocar e que horas abre?");
    await acts.said(id, 4);
    await play().idle();
    expect(await play().botSaid(id)).toEqual([ANSWERS.price, ANSWERS.delivery, ANSWERS.exchange, ANSWERS.hours]);
    const intents = seen.filter(({ conversation }) => conversation.id === id).map(({ intent }) => intent);
    expect(intents).toEqual([undefined, "delivery", "exchange", "hours"]);
    expect((await acts.timersOf(id)).map(({ kind }) => kind).sort()).toEqual(["customer_silent", "episode_limit"]);
  });

  it("wait while the customer says something new, which comes first", async () => {
    const customer = await play().customer();
    const { conversationId: id } = customer;
    await customer.write("Quanto custa, quando chega, posso trocar?");
    await acts.said(id, 1);
    await customer.write("Aliás aceitam Pix?");
    await acts.said(id, 2);
    expect((await play().botSaid(id)).slice(0, 2)).toEqual([ANSWERS.price, "Aceitamos Pix."]);
    await acts.said(id, 3);
    expect((await play().botSaid(id))[2]).toBe(ANSWERS.delivery);
  });

  it("are people's when a person takes over, who reads what else was asked", async () => {
    const customer = await play().customer();
    const { conversationId: id } = customer;
    await customer.write("Quanto custa, quando chega, posso trocar?");
    await acts.said(id, 1);
    await customer.write("Quero falar com uma pessoa");
    const recap = await eventually(
      async () => (await play().transcript(id)).find(({ note }) => note)?.text ?? "",
      (text) => text !== "",
    );
    expect(recap).toContain("**Perguntou também:** entrega, exchange, hours");
    await play().idle();
    expect(
      (await play().db("conversations").where({ conversation_id: id }).first("marks"))?.marks["episode.intents"],
    ).toBeUndefined();
    expect((await acts.timersOf(id)).map(({ kind }) => kind)).not.toContain("next_intent");
  });
});
