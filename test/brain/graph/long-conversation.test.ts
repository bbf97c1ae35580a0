import { describe, expect, it } from "vitest";
import { SUMMARY_CHARS } from "../../../plugin/brain/context/summary-by-rules.ts";
import type { Message } from "../../../plugin/core/event.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { summarisedTo } from "../../../plugin/core/turn/rolling-summary.ts";
import { ModelUnavailable } from "../../../plugin/errors.ts";
import { aMessage } from "../../helpers/builders.ts";
import { aGraphBrain, aTurnContext } from "./a-turn.ts";
import { fakeModel, says } from "./fake-model.ts";

const signal = () => new AbortController().signal;
const understand = [
  { value: { asks: [{ text: "Prazo?", intent: null, confidence: 1 }], language: "pt-BR", sentiment: 0, urgency: 0 } },
];
const answer = [says("answer", "Chega em 3 dias úteis.", [1])];
const summary = [{ value: { summary: "O cliente quer saber do prazo. ".repeat(60) } }];

const bot = { kind: "bot", id: 1, name: "Baton" } as const;
const talk = (count: number): readonly Message[] =>
  Array.from({ length: count }, (_, at) => {
    const text = `Mensagem ${at} sobre a entrega do pedido, com algumas palavras a mais para parecer de verdade.`;
    return aMessage({ id: at + 1, createdAt: at * 1000, text, ...(at % 2 === 1 ? { author: bot } : {}) });
  });
/** As the path hands them over: the newest thirty, and only those of the last one owed. */
const contextAfter = (messages: readonly Message[], changes = {}) =>
  aTurnContext("", { messages: messages.slice(-30), owed: messages.slice(-1), ...changes });

/** Plays a conversation to its end, a turn after every second message, and gives the letters of its last turn's calls. */
async function lettersOfLastTurn(length: number): Promise<number> {
  let known: { summary: string | null; marks: Record<string, unknown> } = { summary: null, marks: {} };
  let letters = 0;
  const messages = talk(length);
  for (let said = 1; said <= length; said += 2) {
    const { model, calls } = fakeModel({ understand, answer, summary });
    const decision = await aGraphBrain({ model }).decide(contextAfter(messages.slice(0, said), known), signal());
    if (decision.summary) known = { summary: decision.summary.text, marks: summarisedTo.set(decision.summary.upTo) };
    const turn = calls.filter(({ task }) => task !== "summary");
    letters = turn.reduce((sum, { system, messages: shown }) => sum + system.length + (shown[0]?.text.length ?? 0), 0);
  }
  return letters;
}

describe("the summary of a long conversation", () => {
  it("is made beside the answer, of what is no longer shown word for word", async () => {
    const { model, calls } = fakeModel({ understand, answer, summary });
    const decision = await aGraphBrain({ model }).decide(contextAfter(talk(21)), signal());
    const folded = calls.find(({ task }) => task === "summary")?.messages[0]?.text ?? "";
    expect(folded).toContain("Mensagem 8 ");
    expect(folded).not.toContain("Mensagem 9 ");
    expect(decision.summary?.upTo).toBe(8_000);
    expect(decision.summary?.text.length).toBeLessThanOrEqual(SUMMARY_CHARS);
  });

  it("is not made while the conversation is short", async () => {
    const { model, tasks } = fakeModel({ understand, answer });
    const { summary: made } = await aGraphBrain({ model }).decide(contextAfter(talk(20)), signal());
    expect([made, tasks()]).toEqual([undefined, ["understand", "answer"]]);
  });

  it("is made by rules when the model fails, so that nothing is ever left out", async () => {
    const { model } = fakeModel({ understand, answer, summary: [new ModelUnavailable("down")] });
    const { summary: made } = await aGraphBrain({ model }).decide(contextAfter(talk(21)), signal());
    expect(made?.text).toContain("Customer: Mensagem 8 ");
  });

  it("does not keep the customer waiting", async () => {
    const stalled = fakeModel({
      understand,
      answer,
      summary: [
        (_, stop) =>
          new Promise((_resolve, reject) => stop.addEventListener("abort", () => reject(new ModelUnavailable("late")))),
      ],
    });
    const startedAt = performance.now();
    const decision = await aGraphBrain({ model: stalled.model }).decide(contextAfter(talk(21)), signal());
    expect(performance.now() - startedAt).toBeLessThan(1_500);
    expect(decision.summary?.upTo).toBe(8_000);
  });

  it("is what the next turn is shown in place of the messages", async () => {
    const { model, calls } = fakeModel({ understand, answer });
    const known = { summary: "Quer trocar o tênis", marks: summarisedTo.set(8_000), settings: completeSettings({}) };
    await aGraphBrain({ model }).decide(contextAfter(talk(21), known), signal());
    expect(calls[0]?.messages[0]?.text).toContain("Quer trocar o tênis");
    expect(calls[0]?.messages[0]?.text).not.toContain("Mensagem 8 ");
  });
});

it("costs a turn after 200 messages at most half as much again as after 20", async () => {
  const [short, long] = [await lettersOfLastTurn(20), await lettersOfLastTurn(200)];
  expect(long / short).toBeLessThanOrEqual(1.5);
});
