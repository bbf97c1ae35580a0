import { describe, expect, it } from "vitest";
import { type Conversation, noChange, type TurnChange } from "../../../plugin/core/conversation.ts";
import { note, say } from "../../../plugin/core/effect.ts";
import { createDeliveryStore } from "../../../plugin/db/turn/delivery-store.ts";
import { createTimerStore } from "../../../plugin/db/turn/timer-store.ts";
import { createTurnStore } from "../../../plugin/db/turn/turn-store.ts";
import { aMessage } from "../../helpers/builders.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";
import { aNewConversation, aNewDelivery, contentOf, nextNumber } from "../rows.ts";

const database = useTestDatabase();
const turns = () => createTurnStore(database.db);

const rowsOf = (table: string, { connectionId, conversationId }: Conversation) =>
  database.db(table).where({ connection_id: connectionId, conversation_id: conversationId });

/** A conversation as it is after a first turn. */
async function aStoredConversation(changes: Partial<Conversation> = {}): Promise<Conversation> {
  const conversation = aNewConversation(changes);
  await turns().commit({ ...noChange, conversation });
  const stored = await turns().find(conversation);
  if (!stored) throw new Error("The conversation was not stored");
  return stored;
}

async function commit(conversation: Conversation, change: Partial<TurnChange> = {}): Promise<Conversation> {
  expect(await turns().commit({ ...noChange, conversation, ...change })).toBe(true);
  const stored = await turns().find(conversation);
  return stored ?? conversation;
}

const fact = (action: string, data: Readonly<Record<string, unknown>> = {}) => ({
  at: 1_768_900_503_123,
  actor: "bot",
  action,
  reason: null,
  data,
});

/** A turn that writes to every table that a turn can write to. */
function everything(conversation: Conversation, mark: string): TurnChange {
  return {
    ...noChange,
    conversation: { ...conversation, summary: mark },
    messages: [aMessage({ id: nextNumber(), text: mark })],
    contact: {
      id: nextNumber(),
      name: mark,
      email: null,
      phone: null,
      identifier: null,
      blocked: false,
      attributes: {},
    },
    effects: [{ effect: say(mark), batonSeq: 1 }],
    facts: [fact(mark)],
    timers: [{ set: { kind: mark, dueAt: 1_000, data: {} } }],
    episodes: [{ episode: 1, startedAt: 1_000 }],
    handoffs: [{ episode: 1, nr: 1, at: 1_000, reason: mark }],
    tickets: [{ title: mark, detail: {} }],
  };
}

describe("a turn's commit", () => {
  it("writes the conversation as it was decided, one version on", async () => {
    const conversation = aNewConversation({
      asks: 3,
      owed: [5001, 5002],
      owedSince: 1_000,
      thinkDueAt: 2_500,
      offer: [{ title: "Sim", value: "yes" }],
      summary: "Wants a refund",
      instruction: "be brief",
      marks: { nudged: true },
    });
    expect(await turns().commit({ ...noChange, conversation })).toBe(true);
    expect(await turns().find(conversation)).toEqual({ ...conversation, version: 1 });
    expect(await turns().find({ ...conversation, connectionId: "another" })).toBeUndefined();
  });

  it("says no and writes nothing at all when somebody else wrote since", async () => {
    const read = await aStoredConversation();
    const [delivery] = await someDeliveries(read);
    await commit(read, everything(read, "first"));
    const before = await contentOf(database.db);
    const late = { ...everything(read, "second"), deliveries: [{ id: delivery ?? 0, outcome: "settled" as const }] };
    expect(await turns().commit({ ...late, deletedMessageIds: [nextNumber()] })).toBe(false);
    expect(await contentOf(database.db)).toEqual(before);
  });

  it("lets one win when many make the same new conversation at once", async () => {
    const conversation = aNewConversation();
    const marks = Array.from({ length: 8 }, (_, nr) => `racer ${nr}`);
    const won = await Promise.all(marks.map((mark) => turns().commit(everything(conversation, mark))));
    expect(won.filter(Boolean)).toHaveLength(1);
    const winner = marks[won.indexOf(true)];
    expect((await turns().find(conversation))?.summary).toBe(winner);
    for (const table of ["messages", "effects", "timers", "audit_log"])
      expect(await rowsOf(table, conversation)).toHaveLength(1);
    expect(await rowsOf("audit_log", conversation)).toMatchObject([{ action: winner, seq: 1 }]);
  });

  it("lets every one of many writers in, one after the other, when each reads again", async () => {
    const start = await aStoredConversation();
    const write = async () => {
      for (;;) {
        const read = await turns().find(start);
        if (read && (await turns().commit({ ...noChange, conversation: { ...read, asks: read.asks + 1 } }))) return;
      }
    };
    await Promise.all(Array.from({ length: 10 }, write));
    expect(await turns().find(start)).toMatchObject({ asks: 10, version: start.version + 10 });
  });

  it("writes all or nothing", async () => {
    const read = await aStoredConversation();
    const before = await contentOf(database.db);
    const broken = { ...everything(read, "broken"), effects: [{ effect: say("a"), batonSeq: Number.NaN }] };
    await expect(turns().commit(broken)).rejects.toThrow();
    expect(await contentOf(database.db)).toEqual(before);
  });

  it("appends effects in the order of the list", async () => {
    const conversation = await commit(await aStoredConversation(), {
      effects: [note("a"), say("b"), note("c")].map((effect) => ({ effect, batonSeq: 7 })),
    });
    const effects = await rowsOf("effects", conversation).orderBy("position");
    expect(effects.map(({ effect }) => effect.text)).toEqual(["a", "b", "c"]);
    expect(effects[0]).toMatchObject({ status: "pending", baton_seq: 7, attempts: 0, cause: "turn:2" });
  });

  it("settles the deliveries it was made of, once, and no others", async () => {
    const conversation = await aStoredConversation();
    const [first = 0, second = 0] = await someDeliveries(conversation);
    const [foreign = 0] = await someDeliveries(await aStoredConversation());
    const settle = (outcome: "settled" | "ignored", ids: readonly number[]) => ids.map((id) => ({ id, outcome }));
    const next = await commit(conversation, { deliveries: settle("ignored", [first]) });
    await commit(next, { deliveries: settle("settled", [first, second, foreign]) });
    const outcomes = await database
      .db("deliveries")
      .whereIn("id", [first, second, foreign])
      .orderBy("id")
      .pluck("outcome");
    expect(outcomes).toEqual(["ignored", "settled", null]);
  });

  it("confirms an effect whose echo came, in its own conversation only", async () => {
    const batonSeq = 1;
    const one = await commit(await aStoredConversation(), { effects: [{ effect: say("a"), batonSeq }] });
    const other = await commit(await aStoredConversation(), { effects: [{ effect: say("b"), batonSeq }] });
    const [effect] = await rowsOf("effects", one);
    const [foreign] = await rowsOf("effects", other);
    const confirmed = [effect?.id, foreign?.id].map((effectId) => ({ effectId, messageId: 77 }));
    await commit(one, { confirmed });
    expect(await rowsOf("effects", one)).toMatchObject([{ status: "sent", message_id: 77 }]);
    expect(await rowsOf("effects", other)).toMatchObject([{ status: "pending", message_id: null }]);
  });

  it("sets, moves and cancels timers; what is set and cancelled in one turn is set", async () => {
    const timers = createTimerStore(database.db);
    const due = async (of: Conversation) => (await timers.listDue(of, 9_000)).map(({ kind, dueAt }) => [kind, dueAt]);
    const set = (kind: string, dueAt: number) => ({ set: { kind, dueAt, data: {} } });
    const first = await commit(await aStoredConversation(), {
      timers: [set("a", 2_000), set("b", 1_000), set("c", 99_000)],
    });
    expect(await due(first)).toEqual([
      ["b", 1_000],
      ["a", 2_000],
    ]);
    const second = await commit(first, { timers: [set("a", 500), { cancel: "b" }, { cancel: "unknown" }] });
    expect(await due(second)).toEqual([["a", 500]]);
    const third = await commit(second, { timers: [{ cancel: "a" }, set("a", 700)] });
    expect(await due(third)).toEqual([["a", 700]]);
  });

  async function someDeliveries({ connectionId, conversationId }: Conversation): Promise<readonly number[]> {
    await createDeliveryStore(database.db).insertAll([1, 2].map(() => aNewDelivery({ connectionId, conversationId })));
    return rowsOf("deliveries", aNewConversation({ connectionId, conversationId })).orderBy("id").pluck("id");
  }
});
