import type { JsonObject } from "../input.ts";
import type { Attachment, ContentType, Conversation, Message, MessageType, SenderRef } from "../state/entities.ts";
import { indexMessage } from "../state/indexes.ts";
import type { World } from "../world.ts";

export type NewMessage = {
  readonly type: MessageType;
  readonly content: string | null;
  readonly sender: SenderRef | null;
  readonly private?: boolean;
  readonly contentType?: ContentType;
  readonly contentAttributes?: JsonObject;
  readonly additionalAttributes?: JsonObject;
  readonly sourceId?: string | null;
  readonly attachments?: readonly Attachment[];
  readonly undelivered?: boolean;
};

/** Writes the row and touches the conversation; tells nobody. */
export function storeMessage(world: World, conversation: Conversation, input: NewMessage): Message {
  const now = world.clock.now();
  const message: Message = {
    id: world.store.nextId("messages"),
    conversationId: conversation.id,
    inboxId: conversation.inboxId,
    type: input.type,
    content: input.content,
    private: input.private ?? false,
    status: "sent",
    sourceId: input.sourceId ?? null,
    contentType: input.contentType ?? "text",
    contentAttributes: input.contentAttributes ?? {},
    additionalAttributes: input.additionalAttributes ?? {},
    sender: input.sender,
    attachments: [...(input.attachments ?? [])],
    undelivered: input.undelivered ?? false,
    createdAt: now,
    updatedAt: now,
  };
  world.store.messages.set(message.id, message);
  indexMessage(world.store.indexes, message);
  conversation.lastActivityAt = now;
  return message;
}
