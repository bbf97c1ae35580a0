import type { ConversationKey } from "../core/conversation.ts";
import type { Known } from "../core/observe.ts";
import type { DeliveryStore } from "../db/delivery-store.ts";
import type { MessageStore } from "../db/message-store.ts";
import { ChatwootError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { JobQueue } from "../queue/queue.ts";
import type { Directory } from "./directory.ts";
import { hasDrifted, personsReply } from "./drift.ts";
import { foundMessage, foundState } from "./found-delivery.ts";

/** `moved_on`: somebody else has the conversation by now; what was found is being settled. */
export type Look = "unchanged" | "moved_on" | "unreachable";

interface LookParts {
  readonly deliveries: DeliveryStore;
  readonly messages: MessageStore;
  readonly directory: Directory;
  readonly queue: JobQueue;
  readonly log: Logger;
  readonly now: () => number;
}

/**
 * The last look before the customer sees something: a takeover whose webhook is still on its way counts too. Needs the
 * user token; without one, or with one that is refused, what the webhooks told has to do.
 */
export function createLookAgain(parts: LookParts) {
  return async (key: ConversationKey, known: Known): Promise<Look> => {
    const { connectionId, conversationId } = key;
    const { reader } = await parts.directory.loadClients(connectionId);
    if (!reader) return "unchanged";
    try {
      const conversation = await reader.conversations.get(conversationId);
      const found = { connectionId, conversation, now: parts.now() };
      const state = hasDrifted(known, conversation) ? foundState(found) : [];
      const reply = personsReply(conversation);
      const isNews = reply && !(await parts.messages.knownIds(key, [reply.id])).ids.has(reply.id);
      const deliveries = [...state, ...(isNews ? foundMessage(reply, found) : [])];
      if (deliveries.length === 0) return "unchanged";
      const keys = await parts.deliveries.insertAll(deliveries);
      // Stored before and still not settled, or settled without effect on the baton: nothing new to wait for.
      if (keys.length === 0) return "unchanged";
      await parts.queue.nudge("settle", keys);
      return "moved_on";
    } catch (err) {
      if (!(err instanceof ChatwootError)) throw err;
      if (!err.retryable) return "unchanged";
      parts.log.warn({ err, connectionId, conversationId }, "could not look before sending");
      return "unreachable";
    }
  };
}
