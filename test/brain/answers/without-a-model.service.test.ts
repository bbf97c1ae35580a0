import { beforeAll, describe, expect, it } from "vitest";
import { talkTexts } from "../../../plugin/core/texts/texts.ts";
import { readFolder } from "../../../plugin/knowledge/sources/folder.ts";
import { eventually } from "../../helpers/eventually.ts";
import { CONNECTION, usePlay } from "../../helpers/running-baton.ts";
import { know } from "../../knowledge/sources/sources.ts";

const play = usePlay({
  settings: {
    ladders: {},
    hours: { source: "always" },
    understanding: { answers: [{ intent: "invoice", text: "A nota vai no e-mail da compra." }], order_pattern: null },
  },
});

beforeAll(async () => {
  const nobody = { connectionId: CONNECTION, connectionIds: [CONNECTION], inboxes: [] };
  const { sources } = await readFolder("examples/shop/knowledge", nobody);
  await know(play().db, sources, CONNECTION);
});

const said = (id: number, count = 1) =>
  eventually(
    () => play().botSaid(id),
    ({ length }) => length >= count,
  );

describe("a Baton without any model", () => {
  it("answers from the shop's pages, in the customer's language", async () => {
    const customer = await play().customer();
    await customer.write("How long does delivery take?");
    expect(await said(customer.conversationId)).toEqual([expect.stringContaining("From 2 to 10 business days")]);
  });

  it("keeps on record what an answer rests on, and nothing of what was asked", async () => {
    const customer = await play().customer();
    await customer.write("qual é a garantia?");
    await said(customer.conversationId);
    const where = { conversation_id: customer.conversationId, action: "decided" };
    const { data } = await play().db("audit_log").where(where).first();
    expect(data).toMatchObject({ decision: "answer", intent: "warranty", language: "pt-BR" });
    expect(data.sources[0].title).toMatch(/Qual é a garantia/);
    expect(JSON.stringify(data)).not.toContain("qual é a garantia?");
  });

  it("says what the inbox has decided to say", async () => {
    const customer = await play().customer();
    await customer.write("preciso da nota fiscal");
    expect(await said(customer.conversationId)).toEqual(["A nota vai no e-mail da compra."]);
  });

  it("asks once what is meant, and answers the option that is typed", async () => {
    const customer = await play().customer();
    await customer.write("troca");
    const [question = ""] = await said(customer.conversationId);
    expect(question).toContain(talkTexts["pt-BR"].whichTopic);
    await customer.write("opção 1");
    const [, answer] = await said(customer.conversationId, 2);
    expect(answer).toMatch(/Meus pedidos|primeira troca|30 dias/);
  });

  it("answers first and hands over the rest of the same message", async () => {
    const customer = await play().customer();
    await customer.write("Qual o prazo de entrega? Vocês fazem embrulho de presente?");
    const [first, second] = await said(customer.conversationId, 2);
    expect(first).toContain("2 a 4 dias úteis");
    expect(second).toContain("Vou chamar uma pessoa");
  });

  it("remembers for whoever keeps the knowledge what it could not answer", async () => {
    const customer = await play().customer();
    await customer.write("vocês alugam fantasia de carnaval?");
    await said(customer.conversationId);
    const gaps = await eventually(
      () => play().db("knowledge_gaps").where({ connection_id: CONNECTION }).pluck("question"),
      (questions) => questions.includes("vocês alugam fantasia de carnaval?"),
    );
    expect(gaps).not.toContain("troca");
  });

  it("gives a person the topic to go by", async () => {
    const customer = await play().customer();
    await customer.write("cadê meu pedido?");
    await said(customer.conversationId);
    await play().idle();
    const { custom_attributes: attributes } = await play().api.conversation(customer.conversationId);
    expect(attributes).toMatchObject({ baton_topic: "order_status", baton_handoff_reason: "unsupported_request" });
  });
});
