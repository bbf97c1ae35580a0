import type { Directory } from "../accounts/directory.ts";
import { isPersonsReply } from "../chatwoot/deliveries/rest.ts";
import type { SeenMessage } from "../chatwoot/deliveries/seen.ts";
import { readConversation, readNewestMessages } from "../chatwoot/history.ts";
import type { Known } from "../core/baton/observe.ts";
import type { Connection } from "../core/connection.ts";
import type { ConversationKey } from "../core/conversation.ts";
import type { DeliveryStore, NewDelivery } from "../db/turn/delivery-store.ts";
import type { MessageStore } from "../db/turn/message-store.ts";
import { ChatwootError } from "../errors.ts";
import type { Logger } from "../telemetry/logger.ts";
import { foundState, hasDrifted } from "./found-delivery.ts";
import { findMissed, missedReplies, type Reader } from "./missed.ts";

/** `moved_on`: the conversation has changed hands, or may have: the found messages are being settled. */
export type Look = "unchanged" | "moved_on" | "unreachable";

interface LookParts {
  readonly deliveries: Pick<DeliveryStore, "insertAll" | "hasUnsettled">;
  readonly messages: MessageStore;
  readonly directory: Pick<Directory, "loadClients">;
  readonly nudgeSettle: (key: ConversationKey) => Promise<void>;
  readonly log: Pick<Logger, "warn">;
  readonly now: () => number;
}

/**
 * The last look before a send: a takeover whose webhook is still on its way counts too. Without a working user token the
 * reported state is used. The deliverer compares the baton once more right before it posts.
 */
export function createLookAgain(parts: LookParts) {
  return async (key: ConversationKey, { known }: { readonly known: Known }): Promise<Look> => {
    const { reader, connection } = await parts.directory.loadClients(key.connectionId);
    if (!reader) return "unchanged";
    try {
      const found = await lookFor(parts, key, { reader, connection, known });
      return (await isBeingSettled(parts, key, found)) ? "moved_on" : "unchanged";
    } catch (err) {
      if (!(err instanceof ChatwootError)) throw err;
      if (!err.retryable) return "unchanged";
      parts.log.warn({ err, ...key }, "could not look before sending");
      return "unreachable";
    }
  };
}

/** Waits for earlier stored deliveries as well, but not for those that were settled without effect. */
async function isBeingSettled(
  { deliveries, nudgeSettle }: LookParts,
  key: ConversationKey,
  found: readonly NewDelivery[],
): Promise<boolean> {
  if (found.length === 0) return false;
  const isNews = (await deliveries.insertAll(found)).length > 0;
  if (!isNews && !(await deliveries.hasUnsettled(key))) return false;
  await nudgeSettle(key);
  return true;
}

async function lookFor(
  { messages: store, now }: LookParts,
  { connectionId, conversationId }: ConversationKey,
  { reader, connection, known }: { reader: Reader; connection: Connection; known: Known },
): Promise<readonly NewDelivery[]> {
  const readAt = reader.clock.now();
  const [conversation, messages] = await Promise.all([
    readConversation(reader, conversationId),
    readNewestMessages(reader, conversationId),
  ]);
  const sighting = { connectionId, conversation, readAt, now: now() };
  const isPersons = (message: SeenMessage) => isPersonsReply(message, conversation, connection);
  const replies = messages.some(isPersons)
    ? await findMissed(store, { messages, sighting, choose: missedReplies(isPersons) })
    : [];
  return [...(hasDrifted(known, conversation, readAt) ? foundState(sighting) : []), ...replies];
}
