import type { Directory } from "../accounts/directory.ts";
import { listChangedConversations, readNewestMessages } from "../chatwoot/history.ts";
import type { ConversationKey } from "../core/conversation.ts";
import type { ConnectionStore } from "../db/connection-store.ts";
import type { ConversationStore } from "../db/turn/conversation-store.ts";
import type { DeliveryStore, NewDelivery } from "../db/turn/delivery-store.ts";
import type { MessageStore } from "../db/turn/message-store.ts";
import type { Logger } from "../telemetry/logger.ts";
import { findMissed, isCommandNote, missedCommandNotes, type Reader } from "./missed.ts";

interface NoteParts {
  readonly connections: Pick<ConnectionStore, "list">;
  readonly conversations: Pick<ConversationStore, "findAll">;
  readonly deliveries: Pick<DeliveryStore, "insertAll">;
  readonly messages: Pick<MessageStore, "knownIds">;
  readonly directory: Pick<Directory, "loadClients" | "loadInboxIds">;
  readonly log: Pick<Logger, "warn">;
  readonly now: () => number;
  readonly everySeconds: number;
}

/** Clocks differ, and a look may take a while. */
const OVERLAP_SECONDS = 15;

/**
 * Looks for commands in notes that no webhook told of: not every version of Chatwoot may send notes to bots. One call a
 * look; a conversation is read only when its newest message is such a note and nobody has heard of it.
 */
export function createNoteFinder(parts: NoteParts): () => Promise<readonly ConversationKey[]> {
  return async () => {
    const found: ConversationKey[] = [];
    for (const { id } of await parts.connections.list()) {
      const { reader } = await parts.directory.loadClients(id);
      if (!reader) continue;
      try {
        found.push(...(await findIn(parts, id, reader)));
      } catch (err) {
        parts.log.warn({ err, connectionId: id }, "Chatwoot could not be asked for notes");
      }
    }
    return found;
  };
}

async function findIn(parts: NoteParts, connectionId: string, reader: Reader): Promise<readonly ConversationKey[]> {
  const readAt = reader.clock.now();
  const changed = await listChangedConversations(reader, {
    updatedWithinSeconds: parts.everySeconds + OVERLAP_SECONDS,
  });
  const inboxIds = await parts.directory.loadInboxIds(connectionId);
  const candidates = changed.filter(
    ({ state, messages }) => state && inboxIds.has(state.inboxId) && messages.some(isCommandNote),
  );
  const known = await parts.conversations.findAll(
    connectionId,
    candidates.map(({ id }) => id),
  );
  const deliveries: NewDelivery[] = [];
  for (const conversation of candidates.filter(({ id }) => known.has(id))) {
    const ids = conversation.messages.map(({ id }) => id);
    const newest = await parts.messages.knownIds({ connectionId, conversationId: conversation.id }, ids);
    if (ids.every((id) => newest.ids.has(id))) continue;
    const sighting = { connectionId, conversation, readAt, now: parts.now() };
    const messages = await readNewestMessages(reader, conversation.id);
    deliveries.push(...(await findMissed(parts.messages, { messages, sighting, choose: missedCommandNotes })));
  }
  return parts.deliveries.insertAll(deliveries);
}
