import { iso } from "../clock.ts";
import { webhookContent } from "../rules/content.ts";
import type { Conversation, Message } from "../state/entities.ts";
import type { World } from "../world.ts";
import { conversationWebhook } from "./conversation-webhook.ts";
import { attachmentList } from "./message.ts";
import { accountRef, senderWebhook } from "./people.ts";

export function messageWebhook(world: World, message: Message, conversation: Conversation) {
  const inbox = world.store.inboxes.get(message.inboxId);
  return {
    account: accountRef(world),
    additional_attributes: message.additionalAttributes,
    content_attributes: message.contentAttributes,
    content_type: message.contentType,
    content: webhookContent(world, message),
    conversation: conversationWebhook(world, conversation),
    created_at: iso(message.createdAt),
    id: message.id,
    inbox: { id: message.inboxId, name: inbox?.name ?? "" },
    message_type: message.type,
    private: message.private,
    sender: senderWebhook(world, message.sender),
    source_id: message.sourceId,
    ...attachmentList(world, message),
  };
}
