import type { Directory } from "../accounts/directory.ts";
import type { Chatwoot } from "../chatwoot/chatwoot.ts";
import { listChangedConversations } from "../chatwoot/history.ts";
import type { RestConversation } from "../chatwoot/resources/rest-conversation.ts";
import type { RestMessage } from "../chatwoot/resources/rest-message.ts";
import { looksLikeCommand } from "../core/commands/note.ts";
import type { ConversationKey } from "../core/conversation.ts";
import type { ConnectionStore } from "../db/connection-store.ts";
import type { ConversationStore } from "../db/turn/conversation-store.ts";
import type { DeliveryStore, NewDelivery } from "../db/turn/delivery-store.ts";
import type { MessageStore } from "../db/turn/message-store.ts";
import type { Logger } from "../telemetry/logger.ts";
import { foundMessage } from "./found-delivery.ts";

interface NoteParts {
  readonly connections: Pick<ConnectionStore, "list">;
  readonly conversations: Pick<ConversationStore, "findAll">;
  readonly deliveries: Pick<DeliveryStore, "insertAll">;
  readonly messages: Pick<MessageStore, "knownIds">;
  readonly directory: Pick<Directory, "loadClients">;
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

async function findIn(parts: NoteParts, connectionId: string, reader: Chatwoot): Promise<readonly ConversationKey[]> {
  const readAt = reader.clock.now();
  const changed = await listChangedConversations(reader, {
    updatedWithinSeconds: parts.everySeconds + OVERLAP_SECONDS,
  });
  const candidates = changed.filter(({ messages }) => messages.some(isCommandNote));
  const known = await parts.conversations.findAll(
    connectionId,
    candidates.map(({ id }) => id),
  );
  const deliveries: NewDelivery[] = [];
  for (const conversation of candidates.filter(({ id }) => known.has(id))) {
    const missed = await missedIn(parts, { connectionId, conversation, reader });
    for (const message of missed)
      deliveries.push(...foundMessage(message, { connectionId, conversation, readAt, now: parts.now() }));
  }
  return parts.deliveries.insertAll(deliveries);
}

interface Looking {
  readonly connectionId: string;
  readonly conversation: RestConversation;
  readonly reader: Chatwoot;
}

/** One note may stand behind another. What was written before Baton met the conversation was not meant for it. */
async function missedIn(
  { messages }: NoteParts,
  { connectionId, conversation, reader }: Looking,
): Promise<readonly RestMessage[]> {
  const key = { connectionId, conversationId: conversation.id };
  const newest = await messages.knownIds(
    key,
    conversation.messages.map(({ id }) => id),
  );
  if (conversation.messages.every(({ id }) => newest.ids.has(id))) return [];
  const { payload: page } = await reader.messages.list(conversation.id);
  const notes = page.filter(isCommandNote);
  const { ids, firstId } = await messages.knownIds(
    key,
    notes.map(({ id }) => id),
  );
  return notes.filter(({ id }) => !ids.has(id) && firstId !== null && id > firstId);
}

const isCommandNote = ({ private: isPrivate, sender, content }: RestMessage) =>
  isPrivate && sender?.type === "user" && looksLikeCommand(content ?? "");
