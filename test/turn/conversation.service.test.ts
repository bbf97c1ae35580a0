import { describe, expect, it } from "vitest";
import { talkTexts } from "../../plugin/core/texts/texts.ts";
import { eventually } from "../helpers/eventually.ts";
import { usePlay } from "../helpers/running-baton.ts";

const GREETING = talkTexts["pt-BR"].greeting;

describe.each(["4.16.2", "4.10.1"])("a conversation on Chatwoot %s", (version) => {
  const play = usePlay({ version, settings: { routing: { default_team: "suporte" } } });

  const answered = (conversationId: number, times = 1) =>
    eventually(
      () => play().botSaid(conversationId),
      (said) => said.length >= times,
    );

  it("answers a greeting once", async () => {
    const customer = await play().customer();
    await customer.write("Oi");
    await answered(customer.conversationId);
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([GREETING]);
  });

  it("answers a burst with one message that covers all of it", async () => {
    const customer = await play().customer();
    const written: number[] = [];
    for (const text of ["Oi", "Olá", "Bom dia", "Tudo bem", "Opa"]) written.push(await customer.write(text));
    await answered(customer.conversationId);
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([GREETING]);
    const [ids, ...others] = await covered(customer.conversationId);
    expect(others).toEqual([]);
    expect([...(ids ?? [])].sort((a, b) => a - b)).toEqual(written);
  });

  it("hands over what it cannot answer: note, announcement, team, open, in this order", async () => {
    const customer = await play().customer();
    await customer.write("Meu pedido não chegou, onde ele está?");
    const { conversationId } = customer;
    const conversation = await eventually(
      () => play().api.conversation(conversationId),
      ({ status }) => status === "open",
    );
    expect(conversation.meta.team?.name).toBe("suporte");
    expect(await callsOfTheBot(conversationId)).toEqual(["note", "say", "team", "open"]);
    const [, note, said] = await play().transcript(conversationId);
    expect(note?.text).toContain("Meu pedido não chegou");
    expect(said?.text).toContain("suporte");
  });

  it("falls silent, opens and assigns when a person replies", async () => {
    const customer = await play().customer();
    const bruno = play().agent();
    await customer.write("Oi");
    await bruno.reply(customer.conversationId, "Deixa comigo");
    await expectHeldBy(customer.conversationId, bruno.id);
    await customer.write("Olá");
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([]);
  });

  it("falls silent and opens when a person answers in the channel's own app", async () => {
    const customer = await play().customer("whatsapp");
    await customer.write("Oi");
    const body = { conversation_id: customer.conversationId, content: "Já vi, um momento" };
    await play().api.call("POST /sandbox/echo", { body });
    await eventually(
      () => play().api.conversation(customer.conversationId),
      ({ status }) => status === "open",
    );
    await customer.write("Olá");
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([]);
  });

  it("falls silent when a person takes the conversation while it is pending", async () => {
    const customer = await play().customer();
    await customer.write("Oi");
    await answered(customer.conversationId);
    await play().agent().assign(customer.conversationId);
    await eventually(
      () => holder(customer.conversationId),
      (held) => held === "agent",
    );
    await customer.write("Olá");
    await play().idle();
    expect(await play().botSaid(customer.conversationId)).toEqual([GREETING]);
  });

  it("starts a new episode when the customer comes back after the end", async () => {
    const customer = await play().customer();
    const { conversationId } = customer;
    await customer.write("Oi");
    await answered(conversationId);
    await play().agent("Alice Prado").setStatus(conversationId, "resolved");
    await eventually(
      () => holder(conversationId),
      (held) => held === "closed",
    );
    await customer.write("Olá");
    await answered(conversationId, 2);
    await play().idle();
    expect(await play().botSaid(conversationId)).toEqual([GREETING, GREETING]);
    expect((await batonOf(conversationId)).episode).toBe(2);
  });

  async function batonOf(conversationId: number): Promise<{ holder: string; episode: number }> {
    const row = await play().db("conversations").where({ conversation_id: conversationId }).first("baton");
    return row?.baton ?? { holder: "nobody", episode: 0 };
  }

  const holder = async (conversationId: number) => (await batonOf(conversationId)).holder;

  async function covered(conversationId: number): Promise<readonly (readonly number[])[]> {
    const rows = await play()
      .db("audit_log")
      .where({ conversation_id: conversationId, action: "decided" })
      .orderBy("seq");
    return rows.map((row) => row.data.covered);
  }

  async function expectHeldBy(conversationId: number, personId: number): Promise<void> {
    const { meta } = await eventually(
      () => play().api.conversation(conversationId),
      ({ status }) => status === "open",
    );
    expect(meta.assignee?.id).toBe(personId);
  }

  async function callsOfTheBot(conversationId: number): Promise<readonly string[]> {
    const { calls } = await play().api.call<{ calls: readonly LoggedCall[] }>("GET /sandbox/log");
    const own = calls.filter((call) => call.token_kind === "bot" && call.path.includes(`/${conversationId}/`));
    return own.flatMap(({ path, body }) => {
      if (path.endsWith("/messages")) return body?.private === true ? "note" : "say";
      if (path.endsWith("/assignments")) return "team";
      return body?.status ?? [];
    });
  }
});

interface LoggedCall {
  readonly path: string;
  readonly token_kind: string;
  readonly body?: { readonly private?: boolean; readonly status?: string };
}
