import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { talkTexts } from "../../plugin/core/texts/texts.ts";
import { eventually } from "../helpers/eventually.ts";
import { usePlay } from "../helpers/running-baton.ts";
import { aGate, createActs } from "../turn/baton/acts.ts";
import { answer, scriptedBrain } from "../turn/scripted-brain.ts";

const GREETING = talkTexts["pt-BR"].greeting;
const gates = new Map<string, ReturnType<typeof aGate>>();

/** "Espere 7" is answered when the test opens the gate of that name. */
const brain = scriptedBrain({
  async Espere({ owed }) {
    await gates.get(owed.at(-1)?.text ?? "")?.opened;
    return answer("Pronto!");
  },
});

describe.each(["4.16.2", "4.10.1"])("the last look before a word goes out, on Chatwoot %s", (version) => {
  const play = usePlay({ version, brain, reconcileSeconds: 3_600 });
  const acts = createActs(play);
  afterEach(() => play().api.set("faults", {}));

  async function thinking(text: string) {
    const gate = aGate();
    gates.set(text, gate);
    const customer = await play().customer();
    await customer.write(text);
    await eventually(
      () => play().db("conversations").where({ conversation_id: customer.conversationId }).first("think_until"),
      (row) => row?.think_until != null,
    );
    return { customer, answerNow: gate.open };
  }

  const loseWebhooks = () => play().api.set("faults", { drop_webhooks: 1 });

  it("sees a person's reply whose webhook was lost", async () => {
    const { customer, answerNow } = await thinking("Espere 1");
    await loseWebhooks();
    await play().agent().reply(customer.conversationId, "Deixa comigo");
    answerNow();
    await acts.held(customer.conversationId, "agent");
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([]);
  });

  it("sees the reply also below what the customer wrote since", async () => {
    const { customer, answerNow } = await thinking("Espere 2");
    await loseWebhooks();
    await play().agent().reply(customer.conversationId, "Deixa comigo");
    await customer.write("Obrigada!");
    answerNow();
    await acts.held(customer.conversationId, "agent");
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([]);
  });

  it("sees that somebody has opened it", async () => {
    const { customer, answerNow } = await thinking("Espere 3");
    await loseWebhooks();
    await play().agent("Alice Prado").setStatus(customer.conversationId, "open");
    answerNow();
    await acts.held(customer.conversationId, "team");
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([]);
  });

  it("takes no reply from before Baton was there for a takeover", async () => {
    const customer = await play().customer();
    await loseWebhooks();
    await customer.write("Vocês abrem hoje?");
    await play().agent().reply(customer.conversationId, "Até as 18h!");
    await play().agent().setStatus(customer.conversationId, "resolved");
    await play().api.set("faults", {});
    await customer.write("Oi");
    await acts.said(customer.conversationId, 1);
    expect(await play().botSaid(customer.conversationId)).toEqual([GREETING]);
  });
});

describe("what Baton reads back after it was away", () => {
  const play = usePlay({ reconcileSeconds: 1 });
  const acts = createActs(play);
  afterEach(() => play().api.set("faults", {}));

  it("does not replay the history of a conversation it meets late", async () => {
    const customer = await play().customer();
    await play().api.set("faults", { drop_webhooks: 1 });
    await customer.write("Vocês abrem hoje?");
    await play().agent().reply(customer.conversationId, "Até as 18h!");
    await play().agent().setStatus(customer.conversationId, "resolved");
    await play().api.set("faults", {});
    await customer.write("Oi");
    await acts.said(customer.conversationId, 1);
    await sleep(3_000);
    await play().idle();
    expect(await acts.batonOf(customer.conversationId)).toMatchObject({ holder: "bot", seq: 1 });
    expect(await play().botSaid(customer.conversationId)).toEqual([GREETING]);
  });
});
