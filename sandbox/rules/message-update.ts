import type { Message } from "../state/entities.ts";
import type { World } from "../world.ts";

type MessageChange = Partial<
  Pick<Message, "content" | "status" | "sourceId" | "contentType" | "contentAttributes" | "attachments">
>;

export function updateMessage(world: World, message: Message, change: MessageChange): void {
  const conversation = world.store.conversations.get(message.conversationId);
  if (!conversation) return;
  Object.assign(message, change);
  message.updatedAt = world.clock.now();
  world.bus.publish({ name: "message_updated", message, conversation });
}

/** A deleted message stays as a row: everything in its content attributes is lost. */
export function deleteMessage(world: World, message: Message): void {
  updateMessage(world, message, {
    content: "This message was deleted",
    contentType: "text",
    contentAttributes: { deleted: true },
    attachments: [],
  });
}
