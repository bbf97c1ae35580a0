import type { Directory } from "../accounts/directory.ts";
import { wishHandoff } from "../core/baton/handoff.ts";
import {
  type ContactMemory,
  type Conversation,
  type ConversationKey,
  mergeMemories,
  noMemory,
} from "../core/conversation.ts";
import type { BatonEvent } from "../core/event.ts";
import type { Handlers } from "../core/handler.ts";
import { applyEvent } from "../core/turn/apply-event.ts";
import { openDraft } from "../core/turn/draft.ts";
import { contextOf } from "../core/turn/handled.ts";
import { type Settled, whatFollows } from "../core/turn/settled.ts";
import { startConversation } from "../core/turn/start-conversation.ts";
import type { TicketStore } from "../db/ticket-store.ts";
import type { DeliveryStore } from "../db/turn/delivery-store.ts";
import type { SettleView, TurnStore, UnsettledDelivery } from "../db/turn/turn-store.ts";
import type { Logger } from "../telemetry/logger.ts";
import { blameDelivery, isBad } from "./bad-delivery.ts";
import { changeConversation } from "./change-conversation.ts";
import type { Pacer } from "./pace.ts";
import { countPaces, openPaceLedger, type PaceLedger } from "./pace-ledger.ts";
import { readDelivery } from "./read-delivery.ts";

export interface Settler {
  settle(key: ConversationKey): Promise<Settled>;
}

/** More than a customer can write in one quiet time; the rest follows in the next round. */
const BATCH = 50;
const MAX_ATTEMPTS = 5;
const NOTHING: Settled = { deliver: false, thinkInMs: null, abortThink: false, hasCommands: false, listens: false };

interface SettlerParts {
  readonly turns: TurnStore;
  readonly deliveries: DeliveryStore;
  readonly tickets: TicketStore;
  readonly directory: Directory;
  readonly handlers: Handlers;
  readonly pacer: Pacer;
  readonly log: Logger;
  readonly now: () => number;
}

/**
 * Turns the unread deliveries of one conversation into one transaction. It takes no lock: of two workers that read the
 * same version, one writes and the other reads again. Nothing here touches the network but the database, and the store
 * that counts how fast contacts write.
 */
export function createSettler(parts: SettlerParts): Settler {
  return {
    async settle(key) {
      const ledger = openPaceLedger(parts.pacer);
      try {
        return await settleAll({ ...parts, ledger }, key);
      } catch (err) {
        if (!isBad(err)) throw err;
        return await settleApart({ ...parts, ledger }, key);
      } finally {
        await ledger.giveBackRest();
      }
    },
  };
}

interface Round extends SettlerParts {
  readonly ledger: PaceLedger;
}

async function settleAll(parts: Round, key: ConversationKey): Promise<Settled> {
  let total = NOTHING;
  for (;;) {
    const view = await parts.turns.readForSettle(key, BATCH);
    if (view.deliveries.length === 0) return total;
    const settled = await settleOnce(parts, key, view);
    if (settled) total = merge(total, settled);
    if (settled && view.deliveries.length < BATCH) return total;
  }
}

/** One of them is bad. Each alone: the good ones before it get through, and only the bad one is counted against. */
async function settleApart(parts: Round, key: ConversationKey): Promise<Settled> {
  let total = NOTHING;
  for (;;) {
    const view = await parts.turns.readForSettle(key, 1);
    const [delivery] = view.deliveries;
    if (!delivery) return total;
    try {
      const settled = await settleOnce(parts, key, view);
      if (settled) total = merge(total, settled);
    } catch (err) {
      if (!isBad(err) || !(await parts.deliveries.countFailure(delivery.id, MAX_ATTEMPTS))) throw err;
      await giveUp(parts, key, { delivery, err });
      total = { ...total, thinkInMs: 0 };
    }
  }
}

/** Undefined when somebody else wrote the conversation meanwhile. */
async function settleOnce(parts: Round, key: ConversationKey, view: SettleView): Promise<Settled | undefined> {
  const { connectionId } = key;
  const connection = await parts.directory.loadConnection(connectionId);
  const read = blameDelivery(() =>
    view.deliveries.map((delivery) => ({ delivery, event: readDelivery(delivery, connection) })),
  );
  const events = read.flatMap(({ delivery, event }) => (event ? [{ delivery, event }] : []));
  events.sort((a, b) => a.event.at - b.event.at || messageIdOf(a.event) - messageIdOf(b.event));
  const first = events[0];
  const start = view.conversation ?? (first && startConversation(key, first.event));
  if (!start) return skipAll(parts, view.deliveries);

  const now = parts.now();
  const surroundings = await parts.directory.loadSurroundings(connectionId, start.inboxId);
  const person = view.conversation ? view.person : await findPerson(parts, start);
  const draft = openDraft(start, { now, ...surroundings, person });
  const merged = await findMerged(parts, { start, person, events: events.map(({ event }) => event) });
  if (merged) draft.rememberPerson(merged);
  const news = events.filter(({ event }) => !isRepeated(event, view));
  await countPaces(parts.ledger, news, { connectionId, settings: surroundings.settings, holder: start.baton.holder });
  blameDelivery(() => {
    for (const { event, delivery } of news) {
      const pace = parts.ledger.find(delivery.id);
      applyEvent(parts, draft, { event, context: () => ({ ...contextOf(draft, surroundings, now), pace }) });
    }
  });
  const understood = new Set(events.map(({ delivery }) => delivery.id));
  const change = draft.finish(
    view.deliveries.map(({ id }) => ({ id, outcome: understood.has(id) ? "settled" : "ignored" })),
  );
  if (!(await parts.turns.commit(change))) return undefined;
  parts.ledger.keep(change.deliveries.map(({ id }) => id));
  parts.log.info({ ...key, events: events.length, effects: change.effects.length }, "settled");
  return whatFollows(start, change, now);
}

async function findPerson(
  { turns }: SettlerParts,
  { connectionId, known }: Conversation,
): Promise<ContactMemory | null> {
  return known.state.contact ? turns.findPerson(connectionId, known.state.contact.id) : null;
}

interface Merging {
  readonly start: Conversation;
  readonly person: ContactMemory | null;
  readonly events: readonly BatonEvent[];
}

/** A conversation changes its contact only when two are merged: what was remembered of the one that is gone goes along. */
async function findMerged({ turns }: SettlerParts, { start, person, events }: Merging): Promise<ContactMemory | null> {
  const before = start.known.state.contact;
  const now = events.findLast(({ conversation }) => conversation.contact !== null)?.conversation.contact;
  if (!person || !before || !now || before.id === now.id) return null;
  const kept = await turns.findPerson(start.connectionId, now.id);
  return mergeMemories({ ...noMemory, ...person }, { ...noMemory, ...kept });
}

/**
 * The same message by another way (a month later, by polling) is in the transcript already, and every read receipt of a
 * question repeats the answer that was given through it: neither asks for anything.
 */
function isRepeated(event: BatonEvent, { knownMessageIds }: SettleView): boolean {
  switch (event.type) {
    case "customer_message":
    case "person_message":
    case "private_note":
    case "system_message":
      return knownMessageIds.has(event.message.id);
    case "choice_made":
    case "form_submitted":
      return knownMessageIds.has(-event.messageId);
    default:
      return false;
  }
}

const messageIdOf = (event: BatonEvent) =>
  "message" in event ? event.message.id : "messageId" in event ? event.messageId : 0;

const merge = (a: Settled, b: Settled): Settled => ({
  deliver: a.deliver || b.deliver,
  thinkInMs: b.thinkInMs,
  abortThink: a.abortThink || b.abortThink,
  hasCommands: a.hasCommands || b.hasCommands,
  listens: a.listens || b.listens,
});

/** Nothing Baton understands, in a conversation it does not know. */
async function skipAll(parts: SettlerParts, deliveries: readonly UnsettledDelivery[]): Promise<Settled> {
  await parts.deliveries.ignore(deliveries.map(({ id }) => id));
  return NOTHING;
}

/** What fails again and again must not hold its conversation back for ever: it becomes a ticket, and a person's. */
async function giveUp(
  parts: SettlerParts,
  key: ConversationKey,
  { delivery, err }: { delivery: UnsettledDelivery; err: unknown },
): Promise<void> {
  parts.log.error({ err, ...key, delivery: delivery.id }, "delivery given up");
  const title = "A delivery could not be settled";
  await parts.tickets.open({ ...key, kind: "delivery", title, detail: { delivery: delivery.id } });
  const inboxId = (await parts.turns.find(key))?.inboxId;
  if (inboxId === undefined) return;
  const surroundings = await parts.directory.loadSurroundings(key.connectionId, inboxId);
  await changeConversation(parts.turns, key, (conversation) => {
    if (conversation.baton.holder !== "bot") return null;
    const draft = openDraft(conversation, { now: parts.now(), ...surroundings });
    draft.wish(wishHandoff("error", { remark: "The bot could not read something that happened here." }));
    return draft.finish([]);
  });
}
