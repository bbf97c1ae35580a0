import { expect, it } from "vitest";
import { verify } from "../chaos/verifier.ts";
import { eventually } from "../helpers/eventually.ts";
import type { Customer } from "../helpers/players.ts";
import { CONNECTION, usePlay } from "../helpers/running-baton.ts";

/** The other tests of the path trust the verifier: here it has to find what was planted. */
const play = usePlay({ reconcileSeconds: 0 });

async function answered(): Promise<Customer> {
  const customer = await play().customer();
  await customer.write("Oi");
  await eventually(
    () => play().botSaid(customer.conversationId),
    ({ length }) => length > 0,
  );
  await play().idle();
  return customer;
}

async function rulesBroken(conversationId: number): Promise<readonly string[]> {
  const { violations } = await verify(play().db, play().api);
  return violations.filter((found) => found.conversationId === conversationId).map(({ rule }) => rule);
}

const rows = (table: string, { conversationId }: Customer) =>
  play().db(table).where({ conversation_id: conversationId });

it("finds nothing wrong with a conversation that went well", async () => {
  const customer = await answered();
  expect(await rulesBroken(customer.conversationId)).toEqual([]);
});

it("finds a reply that was posted twice", async () => {
  const customer = await answered();
  const { id } = await rows("effects", customer).first("id");
  const connection = await play().baton.stores.connections.find(CONNECTION);
  await play().api.call(`POST /conversations/${customer.conversationId}/messages`, {
    token: connection?.botToken ?? "",
    body: { content: "Olá!", content_attributes: { baton: { effect: id } } },
  });
  expect(await rulesBroken(customer.conversationId)).toEqual(["said twice"]);
});

it("finds a message that nobody answered", async () => {
  const customer = await answered();
  await play().api.set("faults", { drop_webhooks: 1 });
  await customer.write("Olá");
  await play().api.set("faults", {});
  expect(await rulesBroken(customer.conversationId)).toEqual(["unanswered", "silent"]);
});

it("finds a message that was answered twice", async () => {
  const customer = await answered();
  const decided = await rows("audit_log", customer).where({ action: "decided" }).first();
  await play()
    .db("audit_log")
    .insert({ ...decided, seq: 99, data: JSON.stringify(decided.data) });
  expect(await rulesBroken(customer.conversationId)).toEqual(["answered twice"]);
});

it("finds words that are written down as said and were not", async () => {
  const customer = await answered();
  await rows("effects", customer).update({ id: "00000000-0000-5000-a000-000000000001" });
  expect(await rulesBroken(customer.conversationId)).toEqual(["said otherwise than written"]);
});

it("finds what is stuck", async () => {
  const customer = await answered();
  const later = new Date(Date.now() + 3_600_000);
  await rows("effects", customer).update({ status: "uncertain", next_attempt_at: later });
  expect(await rulesBroken(customer.conversationId)).toContain("effect stuck");
  await rows("effects", customer).update({ status: "sent" });
});

it("finds a conversation that two parties hold, or nobody", async () => {
  const customer = await answered();
  await rows("conversations", customer).update({ holder: "team" });
  expect(await rulesBroken(customer.conversationId)).toEqual(["two holders"]);
});

it("finds a conversation that was opened without a word of explanation", async () => {
  const customer = await answered();
  await play().agent("Alice Prado").setStatus(customer.conversationId, "open");
  await play().idle();
  expect(await rulesBroken(customer.conversationId)).toEqual(["handed off without a note"]);
});
