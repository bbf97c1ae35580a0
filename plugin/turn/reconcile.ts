import type { Chatwoot } from "../chatwoot/chatwoot.ts";
import { listPendingConversations, readMessagesAfter } from "../chatwoot/history.ts";
import { toDelivery } from "../chatwoot/parse-rest.ts";
import type { RestMessage } from "../chatwoot/resources/messages.ts";
import type { RestConversation } from "../chatwoot/resources/rest-conversation.ts";
import type { ConversationKey } from "../core/conversation.ts";
import type { ConnectionStore } from "../db/connection-store.ts";
import type { DeliveryStore, NewDelivery } from "../db/delivery-store.ts";
import type { MessageStore } from "../db/message-store.ts";
import type { Logger } from "../logger.ts";
import type { Clients, Directory } from "./directory.ts";

export interface Reconciler {
  /** Asks every connected Chatwoot for messages whose webhook never came. Returns the conversations that have some. */
  reconcile(lookBackSeconds: number): Promise<readonly ConversationKey[]>;
}

interface ReconcilerParts {
  readonly connections: ConnectionStore;
  readonly deliveries: DeliveryStore;
  readonly messages: MessageStore;
  readonly directory: Directory;
  readonly log: Logger;
  readonly now: () => number;
  /** The newest message of each conversation when it was last looked at. */
  readonly checked: Map<string, number>;
}

/** Chatwoot allows 3,000 requests a minute from one address, and customers come first; the rest is read next time. */
const MAX_READS = 300;
const INCOMING = 0;
const OUTGOING = 1;
const ACTIVITY = 2;

export function createReconciler(given: Omit<ReconcilerParts, "checked">): Reconciler {
  const parts: ReconcilerParts = { ...given, checked: new Map() };
  return {
    async reconcile(lookBackSeconds) {
      const found: ConversationKey[] = [];
      for (const { id } of await parts.connections.list()) {
        const clients = await parts.directory.loadClients(id);
        if (!clients.reader) {
          parts.log.info({ connectionId: id }, "no user token: messages lost on the way cannot be looked for");
          continue;
        }
        const keys = await reconcileOne(parts, clients, lookBackSeconds).catch((err: unknown) => {
          parts.log.warn({ err, connectionId: id }, "Chatwoot could not be asked for missed messages");
          return [];
        });
        found.push(...keys);
      }
      return found;
    },
  };
}

async function reconcileOne(
  parts: ReconcilerParts,
  clients: Clients,
  lookBackSeconds: number,
): Promise<readonly ConversationKey[]> {
  const { reader, connection } = clients;
  if (!reader) return [];
  const pending = await listPendingConversations(reader, { updatedWithinSeconds: lookBackSeconds });
  const unchecked = pending.filter(
    (conversation) => parts.checked.get(nameOf(connection.id, conversation)) !== newestId(conversation),
  );
  const deliveries: NewDelivery[] = [];
  for (const conversation of unchecked.slice(0, MAX_READS)) {
    const missed = await missedIn(parts, { reader, connectionId: connection.id, conversation });
    deliveries.push(
      ...missed.flatMap((message) =>
        deliveryOf({ connectionId: connection.id, conversation, message, now: parts.now() }),
      ),
    );
    parts.checked.set(nameOf(connection.id, conversation), newestId(conversation));
  }
  if (deliveries.length === 0) return [];
  const keys = await parts.deliveries.insertAll(deliveries);
  parts.log.info(
    { connectionId: connection.id, deliveries: deliveries.length, conversations: keys.length },
    "reconciled",
  );
  return keys;
}

/** The last page holds every hole that a lost webhook left; only after a long silence is more read. */
async function missedIn(
  parts: ReconcilerParts,
  { reader, connectionId, conversation }: { reader: Chatwoot; connectionId: string; conversation: RestConversation },
): Promise<readonly RestMessage[]> {
  const { payload: page } = await reader.messages.list(conversation.id);
  const known = await parts.messages.knownIds(
    { connectionId, conversationId: conversation.id },
    page.map(({ id }) => id),
  );
  const missed = page.filter(({ id, message_type }) => message_type !== ACTIVITY && !known.ids.has(id));
  if (known.lastId === null) return trailingCustomerMessages(missed);
  if (missed.length < page.length) return missed;
  return (await readMessagesAfter(reader, conversation.id, known.lastId)).filter(
    ({ message_type }) => message_type !== ACTIVITY,
  );
}

/** Of a conversation new to Baton only the unanswered end is taken in: what people said before is no takeover now. */
function trailingCustomerMessages(messages: readonly RestMessage[]): readonly RestMessage[] {
  const lastSpoken = messages.findLastIndex(
    ({ message_type, private: isPrivate }) => message_type === OUTGOING && !isPrivate,
  );
  return messages.slice(lastSpoken + 1).filter(({ message_type }) => message_type === INCOMING);
}

function deliveryOf(found: {
  connectionId: string;
  conversation: RestConversation;
  message: RestMessage;
  now: number;
}): readonly NewDelivery[] {
  const { connectionId, conversation, message, now } = found;
  const payload = toDelivery(message, conversation);
  if (payload === undefined) return [];
  const delivery: NewDelivery = {
    connectionId,
    dedupeKey: `message_created:${message.id}`,
    source: "reconcile",
    event: "message_created",
    conversationId: conversation.id,
    messageId: message.id,
    body: JSON.stringify(payload),
    receivedAt: now,
  };
  return [delivery];
}

const nameOf = (connectionId: string, { id }: RestConversation) => `${connectionId}/${id}`;
const newestId = ({ messages }: RestConversation) => Math.max(0, ...messages.map(({ id }) => id));
