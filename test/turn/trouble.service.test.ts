import { describe, expect, it } from "vitest";
import { talkTexts } from "../../plugin/core/texts/texts.ts";
import { eventually } from "../helpers/eventually.ts";
import { CONNECTION, usePlay } from "../helpers/running-baton.ts";

const play = usePlay();

/** Something under the table: a delivery as no Chatwoot would send it. */
async function insertDelivery(conversationId: number, body: string): Promise<void> {
  await play()
    .db("deliveries")
    .insert({
      connection_id: CONNECTION,
      dedupe_key: `test:${conversationId}`,
      received_month: play().db.raw("date_trunc('month', now())"),
      source: "bot",
      event: "message_created",
      conversation_id: conversationId,
      message_id: 1,
      body,
    });
}

const opened = (conversationId: number) =>
  eventually(
    () => play().api.conversation(conversationId),
    ({ status }) => status === "open",
  );

describe("a delivery that cannot be settled", () => {
  it("becomes a ticket, hands the conversation to a person and takes no other delivery with it", async () => {
    const customer = await play().customer();
    const { conversationId } = customer;
    const written = [await customer.write("Oi")];
    await play().idle();
    await insertDelivery(conversationId, "this is no JSON");
    for (const text of ["Olá", "Bom dia"]) written.push(await customer.write(text));
    await opened(conversationId);
    await play().idle();
    const deliveries = await play().db("deliveries").where({ conversation_id: conversationId });
    expect(deliveries.filter(({ outcome }) => outcome === "failed")).toHaveLength(1);
    const tickets = await play().db("tickets").where({ conversation_id: conversationId });
    expect(tickets).toMatchObject([{ kind: "delivery", status: "open" }]);
    const known = await play().db("messages").where({ conversation_id: conversationId }).pluck("message_id");
    expect(known).toEqual(expect.arrayContaining(written));
  });

  it("does not keep later messages of its conversation waiting", async () => {
    const customer = await play().customer();
    await insertDelivery(customer.conversationId, "[");
    await eventually(
      () => play().db("tickets").where({ conversation_id: customer.conversationId }),
      ({ length }) => length === 1,
    );
    await customer.write("Oi");
    const said = await eventually(
      () => play().botSaid(customer.conversationId),
      ({ length }) => length > 0,
    );
    expect(said).toEqual([talkTexts["pt-BR"].greeting]);
  });
});

describe("a handler that fails", () => {
  it("leaves the customer with a person", async () => {
    const customer = await play().customer();
    const { conversationId } = customer;
    await customer.write("Oi");
    await play().idle();
    // What was offered last is read before any handler decides; no code of Baton writes such a thing.
    await play()
      .db("conversations")
      .where({ conversation_id: conversationId })
      .update({ offer: JSON.stringify({ not: "a list" }) });
    await customer.write("Olá");
    await opened(conversationId);
    await play().idle();
    const lines = await play().transcript(conversationId);
    expect(lines.filter(({ note }) => note)).toHaveLength(1);
    expect(lines.at(-1)?.by).toBe("bot");
  });
});
