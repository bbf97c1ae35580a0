import type { Directory } from "../accounts/directory.ts";
import type { ModelAccess } from "../brain/model/model-access.ts";
import { type VoiceNote, voiceNotesIn, withTranscripts } from "../chatwoot/deliveries/voice-note.ts";
import { fetchAttachment } from "../chatwoot/fetch-attachment.ts";
import type { Conversation, ConversationKey } from "../core/conversation.ts";
import { listeningIds } from "../core/held.ts";
import type { Surroundings } from "../core/turn/surroundings.ts";
import type { DeliveryStore } from "../db/turn/delivery-store.ts";
import type { TurnStore } from "../db/turn/turn-store.ts";
import type { Logger } from "../telemetry/logger.ts";

/** The model that transcribes. */
export type Ear = Pick<ModelAccess, "isAvailable" | "transcribe">;

export interface Listener {
  /** Transcribes the waiting voice notes of a conversation. True: there are new deliveries to settle. */
  listen(key: ConversationKey): Promise<boolean>;
}

interface ListenerParts {
  readonly turns: Pick<TurnStore, "find">;
  readonly deliveries: Pick<DeliveryStore, "findMessage" | "insertAll">;
  readonly directory: Pick<Directory, "loadConnection" | "loadSurroundings">;
  /** Null: no model is configured. */
  readonly ear: Ear | null;
  readonly log: Logger;
  readonly now: () => number;
}

const BYTES_PER_MEGABYTE = 1_048_576;

/**
 * A transcript made here takes the path of one made by Chatwoot: as a delivery about the same message. The first one
 * counts. When none comes in time, or this process dies, the timer tells the customer that the bot could not listen.
 */
export function createListener(parts: ListenerParts): Listener {
  return {
    async listen(key) {
      const conversation = await parts.turns.find(key);
      const waiting = conversation ? listeningIds(conversation.marks) : [];
      if (!conversation || waiting.length === 0 || !parts.ear?.transcribe) return false;
      const { settings } = await parts.directory.loadSurroundings(key.connectionId, conversation.inboxId);
      if (!(await parts.ear.isAvailable(scopeOf(conversation), settings))) return false;
      const limit = AbortSignal.timeout(settings.gates.media.transcript_wait_seconds * 1000);
      const heard = await Promise.all(waiting.map((id) => writeDown(parts, { key, messageId: id, settings }, limit)));
      return heard.includes(true);
    },
  };
}

const scopeOf = ({ connectionId, inboxId, known }: Conversation) => ({
  connectionId,
  inboxId,
  contactId: known.state.contact?.id ?? null,
});

interface Waiting {
  readonly key: ConversationKey;
  readonly messageId: number;
  readonly settings: Surroundings["settings"];
}

async function writeDown(parts: ListenerParts, waiting: Waiting, signal: AbortSignal): Promise<boolean> {
  const { deliveries, log, now } = parts;
  const { key, messageId } = waiting;
  const body = await deliveries.findMessage(key, messageId);
  const notes = body === undefined ? [] : voiceNotesIn(body);
  if (body === undefined || notes.length === 0) return false;
  try {
    const heard = await Promise.all(
      notes.map(async (note) => [note.place, await hear(parts, { ...waiting, note }, signal)] as const),
    );
    const transcripts = new Map(heard.filter(([, text]) => text !== ""));
    if (transcripts.size === 0) return false;
    const delivery = {
      connectionId: key.connectionId,
      dedupeKey: `transcript:${messageId}`,
      source: "reconcile",
      event: "message_updated",
      conversationId: key.conversationId,
      messageId,
      body: withTranscripts(body, transcripts),
      receivedAt: now(),
    } as const;
    return (await deliveries.insertAll([delivery])).length > 0;
  } catch (err) {
    log.warn({ err, ...key }, "transcribing a voice note failed");
    return false;
  }
}

async function hear(
  parts: ListenerParts,
  waiting: Waiting & { note: VoiceNote },
  signal: AbortSignal,
): Promise<string> {
  const { baseUrl } = await parts.directory.loadConnection(waiting.key.connectionId);
  const maxBytes = waiting.settings.gates.media.max_megabytes * BYTES_PER_MEGABYTE;
  const file = await fetchAttachment(waiting.note.url, { chatwootUrl: baseUrl, maxBytes, signal });
  return (await parts.ear?.transcribe?.(file, signal)) ?? "";
}
