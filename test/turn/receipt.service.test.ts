import { expect, it } from "vitest";
import { toDelivery } from "../../plugin/chatwoot/deliveries/rest.ts";
import { talkTexts } from "../../plugin/core/texts/texts.ts";
import { sign } from "../../plugin/http/signature.ts";
import { eventually } from "../helpers/eventually.ts";
import { CONNECTION, usePlay } from "../helpers/running-baton.ts";

const play = usePlay();

/** The body that Chatwoot would have sent for the customer's message, had the webhook not been lost. */
async function lostDelivery(conversationId: number): Promise<string> {
  const conversation = await play().api.conversation(conversationId);
  const message = (await play().api.messages(conversationId)).at(-1);
  return JSON.stringify(toDelivery(message, conversation));
}

async function post(body: string): Promise<number> {
  const connection = await play().baton.stores.connections.find(CONNECTION);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const response = await fetch(`${play().baton.url}/webhooks/chatwoot/${CONNECTION}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-chatwoot-timestamp": timestamp,
      "x-chatwoot-signature": sign(connection?.botSecret ?? "", timestamp, body),
    },
    body,
  });
  return response.status;
}

it("takes a hundred identical deliveries at once for one message", async () => {
  const customer = await play().customer();
  const { conversationId } = customer;
  await play().api.set("faults", { drop_webhooks: 1 });
  await customer.write("Oi");
  const body = await lostDelivery(conversationId);
  await play().api.set("faults", {});
  const statuses = await Promise.all(Array.from({ length: 100 }, () => post(body)));
  expect(new Set(statuses)).toEqual(new Set([200]));
  await eventually(
    () => play().botSaid(conversationId),
    ({ length }) => length > 0,
  );
  await play().idle();
  expect(await play().botSaid(conversationId)).toEqual([talkTexts["pt-BR"].greeting]);
  const rows = await play().db("deliveries").where({ conversation_id: conversationId, event: "message_created" });
  const ofCustomer = rows.filter(({ body: stored }) => stored.includes('"message_type":"incoming"'));
  expect(ofCustomer).toHaveLength(1);
});
