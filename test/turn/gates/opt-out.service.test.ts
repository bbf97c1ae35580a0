import { describe, expect, it } from "vitest";
import { createRulesBrain } from "../../../plugin/brain/by-rules/brain.ts";
import { loadConfig } from "../../../plugin/config.ts";
import { gateTexts, talkTexts } from "../../../plugin/core/texts/texts.ts";
import { startBaton } from "../../../plugin/main.ts";
import { createLogger } from "../../../plugin/telemetry/logger.ts";
import { eventually } from "../../helpers/eventually.ts";
import type { Customer } from "../../helpers/players.ts";
import { SECRET_KEY, usePlay } from "../../helpers/running-baton.ts";
import { openApp } from "./app.ts";

const words = gateTexts["pt-BR"];
const { greeting } = talkTexts["pt-BR"];
const play = usePlay();

const said = (conversationId: number, count: number) =>
  eventually(
    () => play().botSaid(conversationId),
    ({ length }) => length >= count,
  );
const hasStatus = (conversationId: number, wanted: string) =>
  eventually(
    () => play().api.conversation(conversationId),
    ({ status }) => status === wanted,
  );

async function optedOut(): Promise<Customer> {
  const customer = await play().customer();
  await customer.write("Sair!");
  expect(await said(customer.conversationId, 1)).toEqual([words.optedOut]);
  return customer;
}

describe("a contact who opted out", () => {
  it("is told once, labelled, and hears nothing more", async () => {
    const { conversationId, write } = await optedOut();
    await eventually(
      () => play().api.conversation(conversationId),
      ({ labels }) => labels.includes("baton-opt-out"),
    );
    await write("PARAR");
    await play().idle();
    expect(await play().botSaid(conversationId)).toEqual([words.optedOut]);
  });

  it("and writes again finds people, silently, with a note for them", async () => {
    const { conversationId, write } = await optedOut();
    await write("Onde está o meu pedido?");
    await hasStatus(conversationId, "open");
    await play().idle();
    const lines = await play().transcript(conversationId);
    expect(lines.some(({ note, text }) => note && text.includes("não quer mensagens automáticas"))).toBe(true);
    expect(await play().botSaid(conversationId)).toEqual([words.optedOut]);
  });

  it("loses the answer that was in the making", async () => {
    const customer = await play().customer();
    await customer.write("Oi");
    await customer.write("SAIR");
    await said(customer.conversationId, 1);
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([words.optedOut]);
  });

  it("hears the bot again after asking for it", async () => {
    const { conversationId, write } = await optedOut();
    await write("Oi");
    await hasStatus(conversationId, "open");
    await play().idle();
    await write("VOLTAR");
    await hasStatus(conversationId, "pending");
    expect((await said(conversationId, 2)).at(-1)).toBe(words.optedIn);
    await play().idle();
    await write("Oi");
    expect((await said(conversationId, 3)).at(-1)).toBe(greeting);
    expect((await play().api.conversation(conversationId)).labels).not.toContain("baton-opt-out");
  });

  it("stays out when the conversation is closed and the contact comes back to it", async () => {
    const { conversationId, write } = await optedOut();
    await play().agent("Alice Prado").setStatus(conversationId, "resolved");
    await play().idle();
    await write("Oi");
    await hasStatus(conversationId, "open");
    await play().idle();
    expect(await play().botSaid(conversationId)).toEqual([words.optedOut]);
  });

  it("stays out in a new conversation of the same contact", async () => {
    const app = openApp(play().api, "whatsapp", "5511988887777");
    const { conversationId } = await app.send("SAIR");
    await said(conversationId, 1);
    await play().idle();
    await play().agent("Alice Prado").setStatus(conversationId, "resolved");
    await play().idle();
    const again = await app.send("Oi");
    expect(again.conversationId).not.toBe(conversationId);
    await hasStatus(again.conversationId, "open");
    await play().idle();
    expect(await play().botSaid(again.conversationId)).toEqual([]);
  });

  it("is not told anything by a bot that cannot look up who opted out", async () => {
    await play().db.raw("alter table contacts rename to contacts_away");
    const customer = await play().customer();
    await customer.write("Oi");
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await play().botSaid(customer.conversationId)).toEqual([]);
    await play().db.raw("alter table contacts_away rename to contacts");
    expect(await said(customer.conversationId, 1)).toEqual([greeting]);
  });

  // The last of the file: it ends the first process.
  it("stays out when Baton starts again", async () => {
    const { conversationId, write } = await optedOut();
    const { baton, db } = play();
    const database = String(db.client.config.connection.connectionString);
    const port = new URL(baton.url ?? "").port;
    await baton.stop();
    const config = loadConfig({ PORT: port, DATABASE_URL: database, BATON_SECRET_KEY: SECRET_KEY });
    const again = await startBaton({
      config: { ...config, DATABASE_URL: database, BATON_SECRET_KEY: SECRET_KEY },
      log: createLogger({ level: "silent" }),
      brain: createRulesBrain(),
    });
    try {
      await write("Oi");
      await hasStatus(conversationId, "open");
      await play().idle();
      expect(await play().botSaid(conversationId)).toEqual([words.optedOut]);
    } finally {
      await again.stop();
    }
  });
});
