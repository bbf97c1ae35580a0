import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Conversation, noChange, type TurnChange } from "../../../plugin/core/conversation.ts";
import { createDeliveryStore } from "../../../plugin/db/turn/delivery-store.ts";
import { createTurnStore } from "../../../plugin/db/turn/turn-store.ts";
import { aMessage } from "../../helpers/builders.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";
import { aNewConversation, aNewDelivery, nextNumber } from "../rows.ts";

const database = useTestDatabase();
const turns = () => createTurnStore(database.db);
const expire = ({ conversationId }: Conversation) =>
  database
    .db("conversations")
    .where({ conversation_id: conversationId })
    .update({ think_until: new Date(Date.now() - 3_600_000) });

async function aConversationWith(changes: Partial<Conversation>, change: Partial<TurnChange> = {}) {
  const conversation = aNewConversation(changes);
  await turns().commit({ ...noChange, conversation, ...change });
  return conversation;
}

const ask = { messages: 30 };
const leaseOf = ({ connectionId, conversationId }: Conversation, leaseMs = 60_000) => ({
  connectionId,
  conversationId,
  owner: randomUUID(),
  leaseMs,
});

describe("the lease to think", () => {
  const due = (changes: Partial<Conversation> = {}) =>
    aConversationWith({ thinkDueAt: Date.now() - 1_000, owed: [5001], ...changes });

  it("is given once at a time, with the conversation it is about", async () => {
    const conversation = await due();
    const views = await Promise.all(Array.from({ length: 8 }, () => turns().leaseForThink(leaseOf(conversation), ask)));
    const given = views.filter((view) => view !== undefined);
    expect(given).toHaveLength(1);
    expect(given[0]?.conversation).toEqual({ ...conversation, version: 1 });
  });

  it.each([
    ["nothing is owed", null],
    ["the customer may still be writing", Date.now() + 60_000],
  ])("is not given while %s", async (_why, thinkDueAt) => {
    expect(await turns().leaseForThink(leaseOf(await aConversationWith({ thinkDueAt })), ask)).toBeUndefined();
  });

  it("goes to somebody else when it expires, unless it is renewed", async () => {
    const conversation = await due();
    const lease = leaseOf(conversation);
    await turns().leaseForThink(lease, ask);
    await expire(conversation);
    await turns().renewThinkLease(leaseOf(conversation));
    await turns().renewThinkLease(lease);
    expect(await turns().leaseForThink(leaseOf(conversation), ask)).toBeUndefined();
    await expire(conversation);
    expect(await turns().leaseForThink(leaseOf(conversation), ask)).toBeDefined();
  });

  it("goes to somebody else when it is given back, and is not brought back by a late renewal", async () => {
    const conversation = await due();
    const lease = leaseOf(conversation);
    await turns().leaseForThink(lease, ask);
    await turns().dropThinkLease(lease);
    await turns().renewThinkLease(lease);
    expect(await turns().leaseForThink(leaseOf(conversation), ask)).toBeDefined();
  });

  it("is neither renewed nor given back by a worker that has lost it", async () => {
    const conversation = await due();
    const lost = leaseOf(conversation);
    await turns().leaseForThink(lost, ask);
    await expire(conversation);
    const owner = leaseOf(conversation);
    await turns().leaseForThink(owner, ask);
    await turns().dropThinkLease(lost);
    expect(await turns().leaseForThink(leaseOf(conversation), ask)).toBeUndefined();
    await expire(conversation);
    await turns().renewThinkLease(lost);
    expect(await turns().leaseForThink(leaseOf(conversation), ask)).toBeDefined();
  });

  it("is over once nothing is owed any more", async () => {
    const conversation = await due();
    const view = await turns().leaseForThink(leaseOf(conversation), ask);
    const answered = { ...(view?.conversation ?? conversation), thinkDueAt: null, owed: [] };
    await turns().commit({ ...noChange, conversation: answered });
    const owing = { ...answered, version: answered.version + 1, thinkDueAt: Date.now() - 1_000 };
    await turns().commit({ ...noChange, conversation: owing });
    expect(await turns().leaseForThink(leaseOf(conversation), ask)).toBeDefined();
  });

  it("brings the last messages, oldest first, without private and deleted ones", async () => {
    const ids = [1, 2, 3, 4, 5].map(() => nextNumber());
    const messages = ids.map((id, at) => aMessage({ id, text: `message ${at}`, private: at === 3 }));
    const conversation = aNewConversation({ thinkDueAt: 1_000 });
    await turns().commit({ ...noChange, conversation, messages, deletedMessageIds: [] });
    const latest = (await turns().find(conversation)) ?? conversation;
    await turns().commit({ ...noChange, conversation: latest, deletedMessageIds: [ids[2] ?? 0] });
    const view = await turns().leaseForThink(leaseOf(conversation), { ...ask, messages: 2 });
    expect(view?.messages.map(({ text }) => text)).toEqual(["message 1", "message 4"]);
  });
});

describe("reading for a settle", () => {
  it("brings what waits in message order, then what has no message, in small bites", async () => {
    const { connectionId, conversationId } = aNewConversation();
    const waiting = [null, 30, 10, 20].map((messageId) =>
      aNewDelivery({ connectionId, conversationId, messageId, body: `{"id":${messageId}}` }),
    );
    await createDeliveryStore(database.db).insertAll(waiting);
    const view = await turns().readForSettle({ connectionId, conversationId }, 3);
    expect(view.deliveries.map(({ body }) => JSON.parse(body).id)).toEqual([10, 20, 30]);
    expect(view.conversation).toBeNull();
    await createDeliveryStore(database.db).ignore(view.deliveries.map(({ id }) => id));
    const rest = await turns().readForSettle({ connectionId, conversationId }, 3);
    expect(rest.deliveries).toMatchObject([{ source: "bot", body: '{"id":null}' }]);
  });

  it("tells which of the messages are in the transcript already", async () => {
    const id = nextNumber();
    const conversation = await aConversationWith({}, { messages: [aMessage({ id })] });
    const { connectionId, conversationId } = conversation;
    const waiting = [id, id + 1_000_000].map((messageId) => aNewDelivery({ connectionId, conversationId, messageId }));
    await createDeliveryStore(database.db).insertAll(waiting);
    const view = await turns().readForSettle(conversation, 10);
    expect([...view.knownMessageIds]).toEqual([id]);
    expect(view.conversation).toEqual({ ...conversation, version: 1 });
  });
});
