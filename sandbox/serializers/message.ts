import { iso, unix } from "../clock.ts";
import { webhookText } from "../rules/content.ts";
import { unreadCount } from "../rules/timeline.ts";
import { type Conversation, MESSAGE_TYPES, type Message } from "../state/entities.ts";
import { ACCOUNT_ID, type World } from "../world.ts";
import { attachmentBody } from "./attachment.ts";
import { senderPush } from "./people.ts";

const typeNumber = (message: Message) => MESSAGE_TYPES.indexOf(message.type);

export function attachmentList(world: World, message: Message) {
  if (message.attachments.length === 0) return {};
  return { attachments: message.attachments.map((attachment) => attachmentBody(world, message, attachment)) };
}

function sender(world: World, message: Message) {
  const found = senderPush(world, message.sender);
  return found ? { sender: found } : {};
}

/** A message as the REST API shows it: numbers for type and time. */
export function messageRest(world: World, message: Message, echoId?: string) {
  return {
    id: message.id,
    content: message.content,
    inbox_id: message.inboxId,
    ...(echoId === undefined ? {} : { echo_id: echoId }),
    conversation_id: message.conversationId,
    message_type: typeNumber(message),
    content_type: message.contentType,
    status: message.status,
    content_attributes: message.contentAttributes,
    created_at: unix(message.createdAt),
    private: message.private,
    source_id: message.sourceId,
    ...sender(world, message),
    ...attachmentList(world, message),
  };
}

/** The row form: `messages[]` of a conversation body. The text is tidied only when it goes out by webhook. */
export function messageRow(world: World, message: Message, use: "webhook" | "rest") {
  const conversation = world.store.conversations.get(message.conversationId);
  const text = use === "webhook" ? webhookText(world, message.content) : message.content;
  return {
    id: message.id,
    content: text,
    account_id: ACCOUNT_ID,
    inbox_id: message.inboxId,
    conversation_id: message.conversationId,
    message_type: typeNumber(message),
    created_at: unix(message.createdAt),
    updated_at: iso(message.updatedAt),
    private: message.private,
    status: message.status,
    source_id: message.sourceId,
    content_type: message.contentType,
    content_attributes: message.contentAttributes,
    sender_type: message.sender?.type ?? null,
    sender_id: message.sender?.id ?? null,
    external_source_ids: {},
    additional_attributes: message.additionalAttributes,
    processed_message_content: processedContent(message, text),
    sentiment: {},
    ...(conversation ? { conversation: conversationStub(world, conversation) } : {}),
    ...attachmentList(world, message),
    ...sender(world, message),
  };
}

function conversationStub(world: World, conversation: Conversation) {
  const link = world.store.contactInboxes.get(conversation.contactInboxId);
  return {
    assignee_id: conversation.assigneeId,
    unread_count: unreadCount(world, conversation),
    last_activity_at: unix(conversation.lastActivityAt),
    contact_inbox: { source_id: link?.sourceId ?? "" },
  };
}

/** For an e-mail, the new text without the quoted history: Chatwoot files it under `quoted`. */
function processedContent(message: Message, text: string | null): string | null {
  const email = message.contentAttributes.email;
  if (message.contentType !== "incoming_email" || typeof email !== "object" || email === null) return text;
  const part = "text_content" in email ? email.text_content : undefined;
  if (typeof part !== "object" || part === null || !("quoted" in part)) return text;
  return typeof part.quoted === "string" ? part.quoted : text;
}
