import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Conversation, noChange } from "../../../plugin/core/conversation.ts";
import { type Effect, note, say } from "../../../plugin/core/effect.ts";
import { createEffectStore, type Outcome } from "../../../plugin/db/turn/effect-store.ts";
import { createTurnStore, type Lease } from "../../../plugin/db/turn/turn-store.ts";
import { aMessage } from "../../helpers/builders.ts";
import { useTestDatabase } from "../../helpers/test-database.ts";
import { aNewConversation, nextNumber } from "../rows.ts";

const database = useTestDatabase();
const store = () => createEffectStore(database.db);

/** A conversation whose outbox holds these effects. */
async function anOutbox(...effects: readonly Effect[]): Promise<Conversation> {
  const conversation = aNewConversation();
  const outgoing = effects.map((effect) => ({ effect, batonSeq: 4 }));
  await createTurnStore(database.db).commit({ ...noChange, conversation, effects: outgoing });
  return conversation;
}

const aLease = ({ connectionId, conversationId }: Conversation): Lease => ({
  connectionId,
  conversationId,
  owner: randomUUID(),
  leaseMs: 60_000,
});

const rowsOf = ({ conversationId }: Conversation, table = "effects") =>
  database.db(table).where({ conversation_id: conversationId });
const statusesOf = (of: Conversation) => rowsOf(of).orderBy("position").pluck("status");
const textOf = (next: { effect: { effect: Effect } } | undefined) =>
  next && "text" in next.effect.effect ? next.effect.effect.text : undefined;

const sent: Outcome = { status: "sent", message: aMessage({ id: 9101 }) };
const later = (retryInMs: number, status: "pending" | "uncertain" = "pending"): Outcome => ({
  status,
  error: "chatwoot_unavailable",
  retryInMs,
});
const absent: Outcome = { status: "uncertain", error: "interrupted", retryInMs: 0, isAbsent: true };
const anHourAgo = () => new Date(Date.now() - 3_600_000);
const expire = (of: Conversation) => rowsOf(of, "conversations").update({ deliver_until: anHourAgo() });

describe("an outbox", () => {
  it("is emptied in order, each effect taken as the one before is finished", async () => {
    const conversation = await anOutbox(note("a"), say("b"), say("c"));
    const lease = aLease(conversation);
    const texts: (string | undefined)[] = [];
    for (let next = await store().begin(lease); next; next = await store().finish(lease, next.effect.id, sent)) {
      expect(next).toMatchObject({ taken: true, effect: { attempts: 1, batonSeq: 4, error: null } });
      expect(next.effect).toMatchObject({ postingMs: null, absentMs: null });
      texts.push(textOf(next));
    }
    expect(texts).toEqual(["a", "b", "c"]);
    expect(await statusesOf(conversation)).toEqual(["sent", "sent", "sent"]);
    expect(await rowsOf(conversation, "conversations")).toMatchObject([{ deliver_owner: null, deliver_until: null }]);
  });

  it("tells the baton and the conversation as they are now", async () => {
    const conversation = await anOutbox(say("a"));
    const next = await store().begin(aLease(conversation));
    expect(next?.baton).toEqual(conversation.baton);
    expect(next?.known).toEqual(conversation.known);
  });

  it("has one owner at a time", async () => {
    const conversation = await anOutbox(say("a"));
    const begun = await Promise.all(Array.from({ length: 8 }, () => store().begin(aLease(conversation))));
    expect(begun.filter(Boolean)).toHaveLength(1);
    expect(await rowsOf(conversation)).toMatchObject([{ status: "sending", attempts: 1 }]);
  });

  it("gives nothing when it is empty or unknown, and leaves no lease behind", async () => {
    const conversation = await anOutbox();
    expect(await store().begin(aLease(conversation))).toBeUndefined();
    expect(await store().begin(aLease(aNewConversation()))).toBeUndefined();
    await store().append(conversation, { id: randomUUID(), batonSeq: 4, cause: "test", effect: say("a") });
    expect(textOf(await store().begin(aLease(conversation)))).toBe("a");
  });

  it("takes an appended effect once, whoever appends it again", async () => {
    const conversation = await anOutbox();
    const effect = { id: randomUUID(), batonSeq: 4, cause: "test", effect: say("a") };
    await store().append(conversation, effect);
    await store().append(conversation, { ...effect, effect: say("b") });
    expect(await rowsOf(conversation)).toMatchObject([{ effect: { text: "a" } }]);
  });
});

describe("a lease", () => {
  it("keeps others out until it expires; what its owner left is then shown as begun", async () => {
    const conversation = await anOutbox(say("a"), say("b"));
    await store().begin(aLease(conversation));
    expect(await store().begin(aLease(conversation))).toBeUndefined();
    await expire(conversation);
    const found = await store().begin(aLease(conversation));
    expect(found).toMatchObject({ taken: false, effect: { status: "sending", attempts: 1, effect: { text: "a" } } });
  });

  it("lasts longer when it is renewed, by its owner only", async () => {
    const conversation = await anOutbox(say("a"));
    const lease = aLease(conversation);
    await store().begin(lease);
    await expire(conversation);
    await store().renew(aLease(conversation));
    await store().renew(lease);
    expect(await store().begin(aLease(conversation))).toBeUndefined();
    await store().release(aLease(conversation));
    expect(await store().begin(aLease(conversation))).toBeUndefined();
    await store().release(lease);
    expect(await store().begin(aLease(conversation))).toBeDefined();
  });

  it("that was lost takes nothing more, though what its owner did is written down", async () => {
    const conversation = await anOutbox(say("a"), say("b"));
    const lost = aLease(conversation);
    const first = await store().begin(lost);
    await expire(conversation);
    const owner = aLease(conversation);
    await store().begin(owner);
    expect(await store().finish(lost, first?.effect.id ?? "", sent)).toBeUndefined();
    expect(await statusesOf(conversation)).toEqual(["sent", "pending"]);
    expect(textOf(await store().finish(owner, first?.effect.id ?? "", sent))).toBe("b");
  });

  it("that was lost writes down no failure of its owner: another worker is at it", async () => {
    const conversation = await anOutbox(say("a"));
    const lost = aLease(conversation);
    const first = await store().begin(lost);
    await expire(conversation);
    await store().begin(aLease(conversation));
    await store().finish(lost, first?.effect.id ?? "", { status: "failed", error: "internal" });
    expect(await statusesOf(conversation)).toEqual(["sending"]);
  });
});

describe("a post", () => {
  it("is stamped by the database, and told with its age to whoever clears it up", async () => {
    const conversation = await anOutbox(say("a"));
    const lease = aLease(conversation);
    const first = await store().begin(lease);
    expect(await store().startPosting(lease, first?.effect.id ?? "")).toEqual(conversation.baton);
    await store().finish(lease, first?.effect.id ?? "", absent);
    await rowsOf(conversation).update({ posting_at: anHourAgo(), absent_since: anHourAgo() });
    const found = await store().begin(lease);
    expect(found?.effect.postingMs).toBeGreaterThan(3_599_000);
    expect(found?.effect.absentMs).toBeGreaterThan(3_599_000);
  });

  it("keeps the time of the first look that found nothing, until the next post", async () => {
    const conversation = await anOutbox(say("a"));
    const lease = aLease(conversation);
    const first = await store().begin(lease);
    const id = first?.effect.id ?? "";
    await store().startPosting(lease, id);
    await rowsOf(conversation).update({ absent_since: anHourAgo() });
    await store().finish(lease, id, absent);
    expect((await store().begin(lease))?.effect.absentMs).toBeGreaterThan(3_599_000);
    await rowsOf(conversation).update({ status: "sending" });
    await store().startPosting(lease, id);
    expect((await store().begin(lease))?.effect.absentMs).toBeNull();
  });

  it("does not begin for a worker that has lost the conversation", async () => {
    const conversation = await anOutbox(say("a"));
    const lost = aLease(conversation);
    const first = await store().begin(lost);
    await expire(conversation);
    await store().begin(aLease(conversation));
    expect(await store().startPosting(lost, first?.effect.id ?? "")).toBeUndefined();
    expect(await rowsOf(conversation)).toMatchObject([{ posting_at: null }]);
  });
});

describe("an effect that could not be sent", () => {
  it("holds back what comes after it until its time has come, and counts its attempts", async () => {
    const conversation = await anOutbox(say("a"), say("b"));
    const lease = aLease(conversation);
    const first = await store().begin(lease);
    expect(await store().finish(lease, first?.effect.id ?? "", later(60_000))).toBeUndefined();
    expect(await store().begin(aLease(conversation))).toBeUndefined();
    await rowsOf(conversation).update({ next_attempt_at: anHourAgo() });
    const again = await store().begin(lease);
    expect(again).toMatchObject({ taken: true, effect: { attempts: 2, error: "chatwoot_unavailable" } });
    expect(textOf(again)).toBe("a");
    expect(textOf(await store().finish(lease, again?.effect.id ?? "", sent))).toBe("b");
  });

  it("and of which nobody knows is not taken again, but shown to be cleared up", async () => {
    const conversation = await anOutbox(say("a"), say("b"));
    const lease = aLease(conversation);
    const first = await store().begin(lease);
    await store().finish(lease, first?.effect.id ?? "", later(0, "uncertain"));
    const shown = await store().begin(lease);
    expect(shown).toMatchObject({ taken: false, effect: { status: "uncertain", attempts: 1 } });
    expect(textOf(await store().finish(lease, shown?.effect.id ?? "", sent))).toBe("b");
  });

  it.each(["failed", "withheld"] as const)("for good (%s) lets the next one pass", async (status) => {
    const conversation = await anOutbox(say("a"), say("b"));
    const lease = aLease(conversation);
    const first = await store().begin(lease);
    const next = await store().finish(lease, first?.effect.id ?? "", { status, error: "held_by_agent" });
    expect(textOf(next)).toBe("b");
    expect(await rowsOf(conversation).orderBy("position")).toMatchObject([
      { status, error: "held_by_agent", finished_at: expect.any(Date) },
      { status: "sending", finished_at: null },
    ]);
  });

  it("is not brought back by a late report once its own echo confirmed it", async () => {
    const conversation = await anOutbox(say("a"));
    const lease = aLease(conversation);
    const first = await store().begin(lease);
    const turns = createTurnStore(database.db);
    const latest = (await turns.find(conversation)) ?? conversation;
    const confirmed = [{ effectId: first?.effect.id ?? "", messageId: 9101 }];
    await turns.commit({ ...noChange, conversation: latest, confirmed });
    await store().finish(lease, first?.effect.id ?? "", later(0));
    expect(await rowsOf(conversation)).toMatchObject([{ status: "sent", message_id: 9101 }]);
    expect(await store().begin(aLease(conversation))).toBeUndefined();
  });
});

describe("a message that was sent", () => {
  it("is in the transcript before its echo comes, once", async () => {
    const conversation = await anOutbox(say("a"), say("b"));
    const lease = aLease(conversation);
    const id = nextNumber();
    const first = await store().begin(lease);
    const outcome: Outcome = {
      status: "sent",
      message: aMessage({ id, text: "a", author: { kind: "bot", id: 2, name: "" } }),
    };
    const second = await store().finish(lease, first?.effect.id ?? "", outcome);
    await store().finish(lease, second?.effect.id ?? "", outcome);
    expect(await rowsOf(conversation, "messages")).toMatchObject([
      { message_id: id, author: "bot", author_id: 2, effect_id: first?.effect.id, message: { text: "a" } },
    ]);
  });
});

describe("giving up an outbox", () => {
  it("withholds what waits and leaves what is done", async () => {
    const conversation = await anOutbox(say("a"), say("b"), say("c"));
    const other = await anOutbox(say("x"));
    const lease = aLease(conversation);
    const first = await store().begin(lease);
    await store().finish(lease, first?.effect.id ?? "", sent);
    expect(await store().withholdAll(conversation, "connection gone")).toBe(2);
    expect(await statusesOf(conversation)).toEqual(["sent", "withheld", "withheld"]);
    expect(await statusesOf(other)).toEqual(["pending"]);
    expect(await store().begin(aLease(conversation))).toBeUndefined();
  });
});
