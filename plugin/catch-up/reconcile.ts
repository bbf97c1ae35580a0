import type { Directory } from "../accounts/directory.ts";
import type { SeenConversation } from "../chatwoot/deliveries/seen.ts";
import { listChangedConversations, readMessagesAfter, readNewestMessages } from "../chatwoot/history.ts";
import type { Connection } from "../core/connection.ts";
import { type Conversation, type ConversationKey, keyName } from "../core/conversation.ts";
import { belongsElsewhere } from "../core/turn/ours.ts";
import type { ConnectionStore } from "../db/connection-store.ts";
import type { ConversationStore } from "../db/turn/conversation-store.ts";
import type { DeliveryStore, NewDelivery } from "../db/turn/delivery-store.ts";
import type { MessageStore } from "../db/turn/message-store.ts";
import type { Logger } from "../telemetry/logger.ts";
import { foundState, hasDrifted } from "./found-delivery.ts";
import { findMissed, missedMessages, type Reader } from "./missed.ts";
import { looksOpenedByFailure } from "./take-back.ts";

export interface Reconciler {
  /** Asks every connected Chatwoot for what it never told since it was last asked with success. */
  reconcile(): Promise<Reconciled>;
}

export interface Reconciled {
  /** Conversations that have something new to settle. */
  readonly conversations: readonly ConversationKey[];
  readonly messages: number;
  /** Conversations whose state differed from Chatwoot's. */
  readonly differences: number;
}

interface ReconcilerParts {
  readonly connections: ConnectionStore;
  readonly conversations: ConversationStore;
  readonly deliveries: DeliveryStore;
  readonly messages: MessageStore;
  readonly directory: Directory;
  readonly log: Logger;
  readonly now: () => number;
  /** Opened by Chatwoot because a delivery to Baton failed: given back to the bot. */
  readonly takeBack: (opened: {
    readonly connectionId: string;
    readonly conversation: SeenConversation;
    readonly reader: Reader;
  }) => Promise<boolean>;
}

/** Chatwoot allows 3,000 requests a minute from one address, and customers come first; the rest is read next time. */
const MAX_READS = 300;
/** The first look goes back a day, for what came while Baton was down; the later ones overlap, for clocks differ. */
const FIRST_LOOK_BACK_SECONDS = 24 * 60 * 60;
const OVERLAP_SECONDS = 120;
const MAX_REMEMBERED = 50_000;

export function createReconciler(parts: ReconcilerParts): Reconciler {
  /** The newest message of each conversation when it was last looked at. */
  const checked = new Map<string, number>();
  /** The same of those that were open for nobody. */
  const doubted = new Map<string, number>();
  /** Up to when each connection is known to be complete. */
  const completeUntil = new Map<string, number>();
  const lookBackSeconds = (connectionId: string, now: number) => {
    const until = completeUntil.get(connectionId);
    return until === undefined ? FIRST_LOOK_BACK_SECONDS : Math.ceil((now - until) / 1000) + OVERLAP_SECONDS;
  };
  return {
    async reconcile() {
      const results: Reconciled[] = [];
      for (const { id } of await parts.connections.list()) {
        const { reader, connection } = await parts.directory.loadClients(id);
        if (!reader) {
          parts.log.info({ connectionId: id }, "no user token: what was lost on the way cannot be looked for");
          continue;
        }
        for (const remembered of [checked, doubted]) if (remembered.size > MAX_REMEMBERED) remembered.clear();
        const startedAt = parts.now();
        const look = {
          reader,
          connection,
          connectionId: id,
          lookBackSeconds: lookBackSeconds(id, startedAt),
          checked,
          doubted,
        };
        const result = await reconcileOne(parts, look).catch((err: unknown) => {
          parts.log.warn({ err, connectionId: id }, "Chatwoot could not be asked for what it never told");
          return undefined;
        });
        if (result) results.push(result);
        if (result?.isComplete) completeUntil.set(id, startedAt);
      }
      return {
        conversations: results.flatMap((result) => result.conversations),
        messages: sum(results.map((result) => result.messages)),
        differences: sum(results.map((result) => result.differences)),
      };
    },
  };
}

interface Look {
  readonly reader: Reader;
  readonly connection: Connection;
  readonly connectionId: string;
  readonly lookBackSeconds: number;
  readonly checked: Map<string, number>;
  readonly doubted: Map<string, number>;
}

const nameOf = ({ connectionId }: Pick<Look, "connectionId">, { id }: SeenConversation) =>
  keyName({ connectionId, conversationId: id });

interface Looked extends Reconciled {
  readonly isComplete: boolean;
}

async function reconcileOne(parts: ReconcilerParts, look: Look): Promise<Looked> {
  const { reader, connectionId } = look;
  const readAt = reader.clock.now();
  const { botId } = look.connection;
  const inboxIds = await parts.directory.loadInboxIds(connectionId);
  const listed = await listChangedConversations(reader, { updatedWithinSeconds: look.lookBackSeconds });
  const changed = listed.filter(({ state }) => state && !belongsElsewhere(state, { botId, inboxIds }));
  const known = await parts.conversations.findAll(
    connectionId,
    changed.map(({ id }) => id),
  );
  const states = changed.filter((conversation) => differs(known.get(conversation.id), conversation, readAt));
  const found = states.flatMap((conversation) => foundState({ connectionId, conversation, readAt, now: parts.now() }));
  const opened = changed.filter(
    (conversation) =>
      isLost(conversation, known.get(conversation.id)) &&
      look.doubted.get(nameOf(look, conversation)) !== conversation.newestId,
  );
  const missed = await findAllMissed(parts, look, { changed, known, opened: new Set(opened), readAt });
  const conversations = await parts.deliveries.insertAll([...found, ...missed.deliveries]);
  // Only now: what could not be stored has to be found again.
  for (const [name, newest] of missed.read) look.checked.set(name, newest);
  for (const conversation of opened) {
    await parts.takeBack({ connectionId, conversation, reader });
    look.doubted.set(nameOf(look, conversation), conversation.newestId);
  }
  const result = { conversations, messages: missed.deliveries.length, differences: states.length };
  if (conversations.length > 0) {
    parts.log.info({ connectionId, ...result, conversations: conversations.length }, "reconciled");
  }
  return { ...result, isComplete: missed.isComplete };
}

const differs = (known: Conversation | undefined, conversation: SeenConversation, readAt: number) =>
  known !== undefined && hasDrifted(known.known, conversation, readAt);

/** Open for nobody: Chatwoot could not reach Baton, perhaps from the very first message on. */
function isLost(conversation: SeenConversation, known: Conversation | undefined): boolean {
  const { state } = conversation;
  if (state?.status !== "open" || state.assignee?.kind === "person") return false;
  return known ? looksOpenedByFailure(known) : conversation.messages.some(({ blamesBot }) => blamesBot);
}

interface Missed {
  readonly deliveries: readonly NewDelivery[];
  /** The conversations that were read, by name, with their newest message. */
  readonly read: ReadonlyMap<string, number>;
  readonly isComplete: boolean;
}

interface Changed {
  readonly changed: readonly SeenConversation[];
  readonly known: ReadonlyMap<number, Conversation>;
  readonly opened: ReadonlySet<SeenConversation>;
  readonly readAt: number;
}

async function findAllMissed(
  parts: ReconcilerParts,
  { reader, connectionId, checked }: Look,
  { changed, known, opened, readAt }: Changed,
): Promise<Missed> {
  const concernsBot = (conversation: SeenConversation) => {
    const holder = known.get(conversation.id)?.baton.holder;
    return (
      opened.has(conversation) ||
      conversation.state?.status === "pending" ||
      (holder !== undefined && holder !== "closed")
    );
  };
  const unchecked = changed.filter(
    (conversation) =>
      concernsBot(conversation) && checked.get(nameOf({ connectionId }, conversation)) !== conversation.newestId,
  );
  // Who has waited longest comes first: when there are more than can be read at once, nobody is left out for ever.
  unchecked.sort((a, b) => a.newestId - b.newestId);
  const deliveries: NewDelivery[] = [];
  const read = new Map<string, number>();
  for (const conversation of unchecked.slice(0, MAX_READS)) {
    const sighting = { connectionId, conversation, readAt, now: parts.now() };
    const choose = missedMessages((lastId) => readMessagesAfter(reader, conversation.id, lastId));
    const messages = await readNewestMessages(reader, conversation.id);
    deliveries.push(...(await findMissed(parts.messages, { messages, sighting, choose })));
    read.set(nameOf({ connectionId }, conversation), conversation.newestId);
  }
  return { deliveries, read, isComplete: unchecked.length <= MAX_READS };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
