import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import type { TurnContext } from "../../plugin/core/decision.ts";
import { talkTexts } from "../../plugin/core/texts/texts.ts";
import { eventually } from "../helpers/eventually.ts";
import { QUIET_MS, usePlay } from "../helpers/running-baton.ts";
import { answer, scriptedBrain } from "./scripted-brain.ts";

interface Thinking {
  readonly context: TurnContext;
  readonly signal: AbortSignal;
  /** Makes up its mind. */
  readonly finish: (text: string) => void;
}

/** "Pense" keeps the brain busy until the test says what comes out; it gives up when it is told to. */
const thoughts: Thinking[] = [];
const ponder = (deaf: boolean) => (context: TurnContext, signal: AbortSignal) =>
  new Promise<ReturnType<typeof answer>>((resolve, reject) => {
    thoughts.push({ context, signal, finish: (text) => resolve(answer(text)) });
    if (!deaf) signal.addEventListener("abort", () => reject(new Error("aborted")));
  });

const brain = scriptedBrain({
  Pense: ponder(false),
  Insista: ponder(true),
  Repita: ({ messages, owed }) =>
    answer(`${messages.map(({ text }) => text).join(" | ")} -> ${owed.map(({ text }) => text).join(" | ")}`),
  Cale: async () => {
    await sleep(1_200);
    return { kind: "silence", because: answer("").because };
  },
  Falhe: () => {
    throw new Error("the model is gone");
  },
});

describe("while the bot thinks", () => {
  const play = usePlay({ brain });
  beforeEach(() => {
    thoughts.length = 0;
  });

  const thinking = async (count = 1) => {
    const seen = await eventually(
      async () => thoughts,
      ({ length }) => length >= count,
    );
    return seen[count - 1] as Thinking;
  };
  const said = (conversationId: number, count = 1) =>
    eventually(
      () => play().botSaid(conversationId),
      ({ length }) => length >= count,
    );

  it("gives up its answer when the customer writes again, and answers both messages", async () => {
    const customer = await play().customer();
    await customer.write("Pense nisto");
    const first = await thinking();
    await customer.write("Pense também nisto");
    const second = await thinking(2);
    expect(first.signal.aborted).toBe(true);
    expect(second.context.owed.map(({ text }) => text)).toEqual(["Pense nisto", "Pense também nisto"]);
    second.finish("Uma resposta para as duas");
    await said(customer.conversationId);
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual(["Uma resposta para as duas"]);
  });

  it("throws away an answer that was made for fewer messages, even by a brain that cannot be stopped", async () => {
    const customer = await play().customer();
    await customer.write("Insista nisto");
    const first = await thinking();
    await customer.write("Insista também nisto");
    await eventually(async () => first.signal.aborted, Boolean);
    (await thinking(2)).finish("Em tempo");
    await said(customer.conversationId);
    first.finish("Tarde demais");
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual(["Em tempo"]);
  });

  it.each([
    ["a person replies", (id: number) => play().agent().reply(id, "Deixa comigo")],
    ["a person takes the conversation", (id: number) => play().agent().assign(id)],
    ["the conversation is opened", (id: number) => play().agent().setStatus(id, "open")],
    ["the conversation is resolved", (id: number) => play().agent("Alice Prado").setStatus(id, "resolved")],
  ])("is stopped and says nothing when %s", async (_, act) => {
    const customer = await play().customer();
    await customer.write("Insista nisto");
    const thought = await thinking();
    await act(customer.conversationId);
    await eventually(async () => thought.signal.aborted, Boolean);
    thought.finish("Isto não deve ser dito");
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([]);
  });

  it("does not let one conversation wait for another", async () => {
    const slow = await play().customer();
    await slow.write("Pense nisto");
    const thought = await thinking();
    const quick = await play().customer();
    await quick.write("Oi");
    await said(quick.conversationId);
    thought.finish("Pronto");
    await said(slow.conversationId);
  });

  it("takes the typing dots away when its turn ends without words", async () => {
    const { conversationId, write } = await play().customer();
    await write("Cale a boca");
    await play().idle();
    const effects = await play().db("effects").where({ conversation_id: conversationId }).orderBy("position");
    expect(effects.map(({ effect, status }) => [effect.kind, effect.on, status])).toEqual([
      ["typing", true, "sent"],
      ["typing", false, "sent"],
    ]);
  });

  it("hands over when the brain fails", async () => {
    const customer = await play().customer();
    await customer.write("Falhe agora");
    await eventually(
      () => play().api.conversation(customer.conversationId),
      ({ status }) => status === "open",
    );
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toHaveLength(1);
    const notes = (await play().transcript(customer.conversationId)).filter(({ note }) => note);
    expect(notes).toHaveLength(1);
  });
});

describe("what customers ask in vain", () => {
  const play = usePlay();

  it("is remembered, a copied command is not", async () => {
    for (const text of ["@help", "/resumo", "Vocês têm heliponto no telhado?"]) {
      await (await play().customer()).write(text);
      await play().idle();
    }
    const gaps = await play().db("knowledge_gaps").select("question");
    expect(gaps.map(({ question }) => question)).toEqual(["Vocês têm heliponto no telhado?"]);
  });
});

describe("a message deleted before it is answered", () => {
  const play = usePlay({ brain, settings: { quiet_time_ms: 800 } });
  const agent = () => play().agent("Alice Prado");

  it("asks for nothing", async () => {
    const customer = await play().customer();
    const id = await customer.write("Repita");
    await agent().remove(customer.conversationId, id);
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([]);
  });

  it("is not in the context of the answer to the others", async () => {
    const customer = await play().customer();
    const secret = await customer.write("meu cartão é 4111");
    await customer.write("Repita");
    await agent().remove(customer.conversationId, secret);
    const said = await eventually(
      () => play().botSaid(customer.conversationId),
      ({ length }) => length > 0,
    );
    expect(said).toEqual(["Repita -> Repita"]);
  });

  it("asks for nothing either when the news of its end comes first", async () => {
    const customer = await play().customer();
    await customer.write("Oi");
    await play().idle();
    await play().api.set("faults", { reorder_webhooks: 1, only: "message_created" });
    const id = await customer.write("Repita");
    await agent().remove(customer.conversationId, id);
    await play().api.set("faults", {});
    await sleep(1_500 + QUIET_MS);
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([talkTexts["pt-BR"].greeting]);
  });

  it("stops the answer in the making", async () => {
    thoughts.length = 0;
    const customer = await play().customer();
    const id = await customer.write("Pense nisto");
    const [thought] = await eventually(
      async () => thoughts,
      ({ length }) => length > 0,
    );
    await agent().remove(customer.conversationId, id);
    await eventually(async () => thought?.signal.aborted, Boolean);
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([]);
  });
});
