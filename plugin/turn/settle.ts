import type { Directory } from "../accounts/directory.ts";
import type { Connection } from "../core/connection.ts";
import { type ContactMemory, mergeMemories, noMemory } from "../core/contact-memory.ts";
import type { Conversation, ConversationKey, TurnChange } from "../core/conversation.ts";
import type { Handlers } from "../core/handler.ts";
import { notOurs } from "../core/turn/ours.ts";
import { type Arrival, type News, newsOf, type Settling, settleTurn } from "../core/turn/settle-turn.ts";
import { type Settled, whatFollows } from "../core/turn/settled.ts";
import type { DeliveryStore } from "../db/turn/delivery-store.ts";
import type { SettleView, UnsettledDelivery } from "../db/turn/turn-store.ts";
import type { Logger } from "../telemetry/logger.ts";
import { type GiveUpParts, giveUp } from "./give-up.ts";
import type { Pacer } from "./pace.ts";
import { countPaces, openPaceLedger, type PaceLedger } from "./pace-ledger.ts";
import { blameDelivery, isBad, readDeliveries, type SourcedArrival } from "./read-deliveries.ts";

export interface Settler {
  settle(key: ConversationKey): Promise<Settled>;
}

/** More than a customer can write in one quiet time; the rest follows in the next round. */
const BATCH = 50;
const MAX_ATTEMPTS = 5;
const NOTHING: Settled = { deliver: false, thinkInMs: null, abortThink: false, hasCommands: false, listens: false };

interface SettlerParts extends GiveUpParts {
  readonly deliveries: DeliveryStore;
  readonly directory: Directory;
  readonly handlers: Handlers;
  readonly pacer: Pacer;
  readonly log: Logger;
}

/**
 * Turns the unread deliveries of one conversation into one transaction. It takes no lock: of two workers that read the
 * same version, one writes and the other reads again. Nothing here touches the network but the database, and the store
 * that counts how fast contacts write.
 */
export function createSettler(parts: SettlerParts): Settler {
  const warned = new Set<string>();
  return {
    async settle(key) {
      const ledger = openPaceLedger(parts.pacer);
      try {
        return await settleAll({ ...parts, ledger, warned }, key);
      } catch (err) {
        if (!isBad(err)) throw err;
        return await settleApart({ ...parts, ledger, warned }, key);
      } finally {
        await ledger.giveBackRest();
      }
    },
  };
}

interface Round extends SettlerParts {
  readonly ledger: PaceLedger;
  /** Connections whose operator was told of a delivery of another account. */
  readonly warned: Set<string>;
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
      // A delivery that fails again and again must not hold its conversation back for ever.
      parts.log.error({ err, ...key, delivery: delivery.id }, "delivery given up");
      await giveUp(parts, key, {
        kind: "delivery",
        title: "A delivery could not be settled",
        detail: { delivery: delivery.id },
        remark: ({ unreadable }) => unreadable,
      });
      total = { ...total, thinkInMs: 0 };
    }
  }
}

/** Undefined when another worker wrote the conversation meanwhile. */
async function settleOnce(parts: Round, key: ConversationKey, view: SettleView): Promise<Settled | undefined> {
  const connection = await parts.directory.loadConnection(key.connectionId);
  const arrivals = await keepOurs(parts, connection, readDeliveries(view.deliveries, connection));
  const news = newsOf(
    key,
    { conversation: view.conversation ?? undefined, messageIds: view.knownMessageIds },
    arrivals,
  );
  if (!news) return skipAll(parts, view.deliveries);
  const settling = await readSettling(parts, view, news);
  const outcomes = outcomesOf(view.deliveries, arrivals);
  const { change, failures } = blameDelivery(() => settleTurn(news, settling, outcomes));
  for (const failure of failures) parts.log.error({ ...failure, ...key }, "a handler failed; a person takes over");
  if (!(await parts.turns.commit(change))) return undefined;
  parts.ledger.keep(change.deliveries.map(({ id }) => id));
  parts.log.info({ ...key, events: arrivals.length, effects: change.effects.length }, "settled");
  return whatFollows(news.start, change, settling.now);
}

/** Without what is about another account, another bot, or an inbox that the bot is not connected to. */
async function keepOurs(
  { directory, log, tickets, warned }: Round,
  connection: Connection,
  arrivals: readonly SourcedArrival[],
): Promise<readonly SourcedArrival[]> {
  const { id: connectionId, accountId, botId } = connection;
  const isOfAccount = ({ event }: SourcedArrival) => event.accountId === null || event.accountId === accountId;
  const told = arrivals.find((one) => one.source === "bot" && isOfAccount(one))?.event.conversation;
  if (told) await directory.noteInbox(connectionId, { id: told.inboxId, channel: told.channel });
  const inboxIds = await directory.loadInboxIds(connectionId);
  const strange = new Map(arrivals.map((one) => [one, notOurs(one.event, { ...one, accountId, botId, inboxIds })]));
  if ([...strange.values()].includes("other_account") && !warned.has(connectionId)) {
    warned.add(connectionId);
    log.error({ connectionId }, "a delivery names another account than its connection; it is ignored");
    const title = "A webhook delivers the events of another Chatwoot account";
    await tickets.open({ connectionId, conversationId: null, kind: "incident", title, detail: { accountId } });
  }
  return arrivals.filter((one) => !strange.get(one));
}

/** Everything that the turn has to know beside the news. */
async function readSettling(parts: Round, view: SettleView, news: News): Promise<Settling> {
  const { start, fresh } = news;
  const { connectionId } = start;
  const surroundings = await parts.directory.loadSurroundings(connectionId, start.inboxId);
  const person = view.conversation ? view.person : await findPerson(parts, start);
  const merged = await findMerged(parts, { news, person });
  const { settings } = surroundings;
  await countPaces(parts.ledger, fresh, { connectionId, settings, holder: start.baton.holder });
  const { handlers } = parts;
  return { surroundings, person, merged, paceOf: parts.ledger.find, handlers, now: parts.now() };
}

function outcomesOf(deliveries: readonly UnsettledDelivery[], arrivals: readonly Arrival[]): TurnChange["deliveries"] {
  const understood = new Set(arrivals.map(({ deliveryId }) => deliveryId));
  return deliveries.map(({ id }) => ({ id, outcome: understood.has(id) ? "settled" : "ignored" }));
}

async function findPerson(
  { turns }: SettlerParts,
  { connectionId, known }: Conversation,
): Promise<ContactMemory | null> {
  return known.state.contact ? turns.findPerson(connectionId, known.state.contact.id) : null;
}

interface Merging {
  readonly news: News;
  readonly person: ContactMemory | null;
}

/** A conversation changes its contact only when two are merged: the memory of the contact that is gone goes along. */
async function findMerged({ turns }: SettlerParts, { news, person }: Merging): Promise<ContactMemory | null> {
  const { start, arrivals } = news;
  const before = start.known.state.contact;
  const now = arrivals.findLast(({ event }) => event.conversation.contact !== null)?.event.conversation.contact;
  if (!person || !before || !now || before.id === now.id) return null;
  const kept = await turns.findPerson(start.connectionId, now.id);
  return mergeMemories({ ...noMemory, ...person }, { ...noMemory, ...kept });
}

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
