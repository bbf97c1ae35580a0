import type { Attachment, Author, BatonEvent, Message } from "../../core/event.ts";
import { parseChoices } from "./answer.ts";
import { parseAttachments, parseSticker, parseStory, UNSUPPORTED } from "./attachment.ts";
import { isOwnBot, messageAuthor } from "./author.ts";
import { isAutoReply } from "./email.ts";
import { fieldOf, type MessageSource } from "./source.ts";
import { messageText } from "./text.ts";
import { idOf, type Json, objectOf, timeOf, wordsOf } from "./value.ts";

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Parses a new message; undefined for activity lines. */
export function createdEvent(source: MessageSource): BatonEvent | undefined {
  const message = parseMessage(source);
  if (!message || source.type === undefined || source.type === "activity") return undefined;
  const base = { accountId: source.accountId, conversation: source.state, at: message.createdAt };
  if (isDeleted(source)) return { ...base, type: "message_deleted", messageId: message.id };
  return { ...base, type: messageEventType(message), message };
}

export const isDeleted = (source: MessageSource): boolean =>
  objectOf(fieldOf(source, "content_attributes")).deleted === true;

export function parseMessage(source: MessageSource): Message | undefined {
  const id = idOf(source.raw.id);
  if (id === null) return undefined;
  const author = messageAuthor(source);
  const contentType = wordsOf(fieldOf(source, "content_type")) ?? "text";
  const contentAttributes = objectOf(fieldOf(source, "content_attributes"));
  const sticker = contentType === "sticker" ? parseSticker(messageText(source)) : undefined;
  return {
    id,
    text: sticker ? "" : messageText(source),
    contentType,
    private: fieldOf(source, "private") === true,
    author,
    createdAt: timeOf(fieldOf(source, "created_at")) ?? source.fallbackTime,
    attachments: sticker ? [sticker] : attachmentsOf(source, contentAttributes),
    inReplyTo: idOf(contentAttributes.in_reply_to),
    effectId: isOwnBot(source, author) ? effectIdOf(contentAttributes) : null,
    autoReply: source.type === "incoming" && isAutoReply(contentAttributes),
    choices: contentType === "input_select" ? parseChoices(contentAttributes.items) : [],
  };
}

/** Private comes before customer: a note that claims to be a customer's must never be answered in public. */
function messageEventType(message: Message): MessageEventType {
  const kind: Author["kind"] = message.author.kind;
  if (kind === "system") return "system_message";
  if (kind === "bot") return "bot_message";
  if (message.private) return "private_note";
  return kind === "customer" ? "customer_message" : "person_message";
}

type MessageEventType = "customer_message" | "person_message" | "private_note" | "bot_message" | "system_message";

function attachmentsOf(source: MessageSource, contentAttributes: Json): readonly Attachment[] {
  const story = parseStory(contentAttributes.story_url);
  const found = [...parseAttachments(fieldOf(source, "attachments")), ...(story ? [story] : [])];
  return found.length === 0 && contentAttributes.is_unsupported === true ? [UNSUPPORTED] : found;
}

function effectIdOf(contentAttributes: Json): string | null {
  const { effect } = objectOf(contentAttributes.baton);
  return typeof effect === "string" && UUID.test(effect) ? effect.toLowerCase() : null;
}
