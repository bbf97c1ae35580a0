import { describe, expect, it } from "vitest";
import { type AuditEntry, hashEntry } from "../../../plugin/core/baton/audit.ts";
import { type Conversation, noChange, type TurnChange } from "../../../plugin/core/conversation.ts";
import { createTurnStore } from "../../../plugin/db/turn/turn-store.ts";
import { aMessage } from "../../helpers/builders.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";
import { aNewConversation, nextNumber } from "../rows.ts";

const database = useTestDatabase();

const rowsOf = (table: string, { connectionId, conversationId }: Conversation) =>
  database.db(table).where({ connection_id: connectionId, conversation_id: conversationId });

/** Writes turns one after the other, each on what the one before left. */
async function play(conversation: Conversation, changes: readonly Partial<TurnChange>[]): Promise<Conversation> {
  const turns = createTurnStore(database.db);
  for (const change of changes) {
    const latest = (await turns.find(conversation)) ?? conversation;
    expect(await turns.commit({ ...noChange, conversation: latest, ...change })).toBe(true);
  }
  return (await turns.find(conversation)) ?? conversation;
}

describe("the transcript", () => {
  it("keeps a message once, however often it comes", async () => {
    const message = aMessage({ id: nextNumber() });
    const conversation = await play(aNewConversation(), [{ messages: [message] }, { messages: [message] }]);
    expect(await rowsOf("messages", conversation)).toMatchObject([
      { message_id: message.id, author: "customer", author_id: 31, private: false, message, edited_at: null },
    ]);
  });

  it("keeps what a message says now, and when that changed", async () => {
    const message = aMessage({ id: nextNumber(), text: "Oi" });
    const conversation = await play(aNewConversation(), [
      { messages: [message] },
      { messages: [{ ...message, text: "Olá" }] },
    ]);
    expect(await rowsOf("messages", conversation)).toMatchObject([
      { message: { text: "Olá" }, edited_at: expect.any(Date) },
    ]);
  });

  it("forgets the words of a deleted message, and does not learn them again", async () => {
    const message = aMessage({ id: nextNumber(), text: "my card is 4111" });
    const conversation = await play(aNewConversation(), [
      { messages: [message] },
      { deletedMessageIds: [message.id] },
      { messages: [message] },
    ]);
    const rows = await rowsOf("messages", conversation);
    expect(rows).toMatchObject([{ deleted_at: expect.any(Date), message: { text: "", attachments: [] } }]);
    expect(JSON.stringify(rows)).not.toContain("4111");
  });

  it("remembers a deletion that came before its message", async () => {
    const id = nextNumber();
    const conversation = await play(aNewConversation(), [{ deletedMessageIds: [id] }]);
    expect(await rowsOf("messages", conversation)).toMatchObject([{ message_id: id, deleted_at: expect.any(Date) }]);
  });

  it("keeps which effect a message is the echo of", async () => {
    const effectId = "3b6f1c52-0d1f-4f65-9a35-0c5d2f8f3a11";
    const message = aMessage({ id: nextNumber(), effectId });
    const conversation = await play(aNewConversation(), [
      { messages: [message] },
      { messages: [{ ...message, effectId: null }] },
    ]);
    expect(await rowsOf("messages", conversation)).toMatchObject([{ effect_id: effectId }]);
  });

  it("keeps what is known of a contact up to date", async () => {
    const contact = { id: nextNumber(), name: "Marina", email: null, phone: "+55 11 90000-0000", identifier: null };
    const whole = { ...contact, blocked: false, attributes: { plan: "gold" } };
    await play(aNewConversation(), [{ contact: whole }, { contact: { ...whole, name: "Marina S.", phone: null } }]);
    expect(await database.db("contacts").where({ contact_id: contact.id })).toMatchObject([
      { connection_id: "c1", name: "Marina S.", phone: null, attributes: { plan: "gold" } },
    ]);
  });
});

describe("the audit log", () => {
  const fact = (action: string, data: Readonly<Record<string, unknown>> = {}) => ({
    at: 1_768_900_503_123,
    actor: "person:7",
    action,
    reason: "asked",
    data,
  });

  async function readEntries(conversation: Conversation): Promise<readonly AuditEntry[]> {
    const rows = await rowsOf("audit_log", conversation).orderBy("seq");
    return rows.map(({ at, previous_hash: previousHash, ...row }) => ({ ...row, at: at.getTime(), previousHash }));
  }

  /** Where the chain is broken, by number; empty when it holds. */
  function breaksOf(entries: readonly AuditEntry[]): readonly number[] {
    return entries
      .filter((entry, at) => entry.previousHash !== (entries[at - 1]?.hash ?? "") || entry.hash !== hashEntry(entry))
      .map(({ seq }) => seq);
  }

  const threeTurns = () =>
    play(aNewConversation(), [
      {
        facts: [fact("passed", { to: "team", from: "bot" }), fact("decided", { z: [1, { b: 1, a: null }], a: "ção" })],
      },
      {},
      { facts: [fact("passed", { score: 0.1 + 0.2, nothing: {} })] },
    ]);

  it("is one chain over all turns, and what the database gives back proves it", async () => {
    const conversation = await threeTurns();
    const entries = await readEntries(conversation);
    expect(entries.map(({ seq, action }) => [seq, action])).toEqual([
      [1, "passed"],
      [2, "decided"],
      [3, "passed"],
    ]);
    expect(breaksOf(entries)).toEqual([]);
    expect(conversation.audit).toEqual({ seq: 3, hash: entries[2]?.hash });
  });

  it("shows where an entry was changed, left out or put elsewhere", async () => {
    const entries = await readEntries(await threeTurns());
    const [first, second, third] = entries;
    if (!first || !second || !third) throw new Error("There must be three entries");
    expect(breaksOf([first, { ...second, actor: "person:8" }, third])).toEqual([2]);
    expect(breaksOf([first, { ...second, data: { ...second.data, a: "cao" } }, third])).toEqual([2]);
    expect(breaksOf([first, third])).toEqual([3]);
    expect(breaksOf([second, first, third])).toEqual([2, 1, 3]);
  });

  it("refuses to be changed or shortened", async () => {
    const conversation = await threeTurns();
    const before = await readEntries(conversation);
    const refusal = /audit_log only grows/;
    await expect(rowsOf("audit_log", conversation).update({ actor: "bot" })).rejects.toThrow(refusal);
    await expect(rowsOf("audit_log", conversation).delete()).rejects.toThrow(refusal);
    expect(await readEntries(conversation)).toEqual(before);
  });
});
