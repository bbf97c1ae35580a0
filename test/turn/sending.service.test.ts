import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { changeLabels, type Effect, mergeAttributes } from "../../plugin/core/effect.ts";
import { talkTexts } from "../../plugin/core/texts/texts.ts";
import { eventually } from "../helpers/eventually.ts";
import { CONNECTION, usePlay } from "../helpers/running-baton.ts";
import { answer, scriptedBrain } from "./scripted-brain.ts";

const GREETING = talkTexts["pt-BR"].greeting;
const SENDS = "POST accounts messages";
const CALLS = "accounts";
const TIMEOUT_MS = 600;
const LONG = Array.from({ length: 900 }, (_, nr) => `frase${nr}.`).join(" ");

const brain = scriptedBrain({
  Chaves: () => answer("Escreva {{contact.name}} e {% if x %} assim"),
  Longo: () => answer(LONG),
});
const play = usePlay({
  brain,
  chatwoot: {
    timeoutMs: TIMEOUT_MS,
    retry: { tries: 2, baseMs: 20 },
    breaker: { failures: 8, halfOpenAfterMs: 1_000 },
  },
});
afterEach(() => play().api.set("faults", {}));

const said = (conversationId: number, count = 1) =>
  eventually(
    () => play().botSaid(conversationId),
    ({ length }) => length >= count,
    { withinMs: 15_000 },
  );

async function effectsOf(conversationId: number) {
  return play().db("effects").where({ conversation_id: conversationId }).orderBy("position");
}

async function callsToChatwoot(): Promise<number> {
  const { calls } = await play().api.call<{ calls: readonly { path: string }[] }>("GET /sandbox/log");
  return calls.filter(({ path }) => path.includes("/accounts/")).length;
}

describe("a send whose outcome is not known", () => {
  it.each([
    ["the connection breaks after Chatwoot has stored it", { reset_after: 1, only: SENDS }],
    [
      "it breaks and the echo is lost as well",
      { reset_after: 1, drop_webhooks: 1, only: `${SENDS} | message_created` },
    ],
    ["Chatwoot answers 500", { fail_rate: 1, status: 500, only: SENDS }],
    ["Chatwoot takes longer than Baton waits", { latency_ms: 2 * TIMEOUT_MS, only: SENDS }],
  ])("becomes one message when %s", async (_, faults) => {
    const customer = await play().customer();
    await customer.write("Oi");
    await play().api.set("faults", faults);
    const attempted = () => effectsOf(customer.conversationId);
    await eventually(
      attempted,
      // The echo may have cleared it up before anybody could look.
      ([effect]) => ["uncertain", "sent"].includes(effect?.status) || effect?.error === "not_found_in_chatwoot",
    );
    await play().api.set("faults", {});
    await said(customer.conversationId);
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([GREETING]);
    expect((await effectsOf(customer.conversationId)).map(({ status }) => status)).toEqual(["sent"]);
  });
});

describe("while Chatwoot is in trouble", () => {
  it("waits when it is told that it calls too often, and sends once", async () => {
    const customer = await play().customer();
    await customer.write("Oi");
    await play().api.set("faults", { fail_rate: 1, status: 429, only: SENDS });
    await eventually(
      () => effectsOf(customer.conversationId),
      ([effect]) => effect?.attempts >= 2,
    );
    await play().api.set("faults", {});
    await said(customer.conversationId);
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([GREETING]);
  });

  it("stops calling after several outages in a row, and catches up when they are over", async () => {
    const customers = await Promise.all(Array.from({ length: 20 }, () => play().customer()));
    for (const customer of customers) await customer.write("Oi");
    await play().api.set("faults", { fail_rate: 1, status: 503, only: CALLS });
    await play().api.call("DELETE /sandbox/log");
    await sleep(2_500);
    expect(await callsToChatwoot()).toBeLessThan(40);
    await play().api.set("faults", {});
    for (const { conversationId } of customers) await said(conversationId);
    await play().idle();
    for (const { conversationId } of customers) expect(await play().botSaid(conversationId)).toEqual([GREETING]);
  });

  it("answers when Chatwoot is back after it was gone", async () => {
    const customer = await play().customer();
    await customer.write("Oi");
    await eventually(
      () => play().db("conversations").where({ conversation_id: customer.conversationId }),
      ({ length }) => length === 1,
    );
    const bringBack = await play().takeChatwootDown();
    await eventually(
      () => effectsOf(customer.conversationId),
      ([effect]) => effect?.attempts >= 1,
    );
    await sleep(500);
    await bringBack();
    await said(customer.conversationId);
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([GREETING]);
  });
});

describe("what is sent", () => {
  it("keeps braces that Chatwoot's templates would swallow", async () => {
    const customer = await play().customer();
    await customer.write("Chaves");
    const [text] = await said(customer.conversationId);
    expect(text?.replaceAll("\u200b", "")).toBe("Escreva {{contact.name}} e {% if x %} assim");
  });

  it("comes in pieces that the channel takes, in order", async () => {
    const customer = await play().customer("whatsapp");
    await customer.write("Longo");
    await said(customer.conversationId, 3);
    await play().idle();
    const pieces = await play().botSaid(customer.conversationId);
    expect(pieces.every((piece) => piece.length <= 4_096)).toBe(true);
    expect(pieces.join(" ")).toBe(LONG);
  });

  it("adds labels and attributes to what people have set", async () => {
    const customer = await play().customer();
    const { conversationId } = customer;
    await customer.write("Oi");
    await said(conversationId);
    await play().agent().setLabels(conversationId, ["vip", "troca"]);
    await play().agent().setAttributes(conversationId, { pedido: "42" });
    await append(conversationId, changeLabels({ add: ["entrega"], remove: ["troca"] }));
    await append(conversationId, mergeAttributes({ baton_topic: "entrega" }));
    await eventually(
      () => play().api.conversation(conversationId),
      ({ custom_attributes: attributes }) => attributes.baton_topic === "entrega",
    );
    const conversation = await play().api.conversation(conversationId);
    expect([...conversation.labels].sort()).toEqual(["entrega", "vip"]);
    expect(conversation.custom_attributes).toEqual({ pedido: "42", baton_topic: "entrega" });
  });

  it("becomes a ticket and a person's when Chatwoot refuses it for good", async () => {
    const customer = await play().customer();
    const { conversationId } = customer;
    await customer.write("Oi");
    await play().api.set("faults", { fail_rate: 1, status: 404, only: SENDS });
    const ticket = await eventually(
      () => play().db("tickets").where({ conversation_id: conversationId }).first(),
      (found) => found !== undefined,
    );
    await play().api.set("faults", {});
    expect(ticket).toMatchObject({
      kind: "effect",
      status: "open",
      detail: { kind: "say", error: "chatwoot_not_found" },
    });
    await eventually(
      () => play().api.conversation(conversationId),
      ({ status }) => status === "open",
    );
    const notes = (await play().transcript(conversationId)).filter(({ note }) => note);
    expect(notes.map(({ text }) => text).join()).toContain("não conseguiu entregar");
  });

  it("becomes a ticket when Chatwoot has failed on it for half an hour", async () => {
    const customer = await play().customer();
    const { conversationId } = customer;
    await customer.write("Oi");
    await play().api.set("faults", { fail_rate: 1, status: 500, only: SENDS });
    await eventually(
      () => effectsOf(conversationId),
      ([effect]) => effect?.attempts >= 1,
    );
    const anHourAgo = new Date(Date.now() - 3_600_000);
    await play()
      .db("effects")
      .where({ conversation_id: conversationId })
      .update({ attempts: 20, created_at: anHourAgo, next_attempt_at: anHourAgo });
    const [effect] = await eventually(
      () => effectsOf(conversationId),
      ([first]) => first?.status === "failed",
    );
    await play().api.set("faults", {});
    expect(effect?.error).toBe("not_found_in_chatwoot");
    expect(await play().db("tickets").where({ conversation_id: conversationId })).toHaveLength(1);
  });

  const append = (conversationId: number, effect: Effect) =>
    play().baton.stores.effects.append(
      { connectionId: CONNECTION, conversationId },
      { id: randomUUID(), batonSeq: 1, cause: "test", effect },
    );
});
