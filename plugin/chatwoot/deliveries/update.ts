import type { BatonEvent, Message } from "../../core/event.ts";
import { parseAnswer } from "./answer.ts";
import { isDeleted, parseMessage } from "./message.ts";
import { fieldOf, type MessageSource } from "./source.ts";
import { type Json, listOf, objectOf, timeOf } from "./value.ts";

/**
 * Parses a changed message. Most changes are delivery receipts, and their bodies look like any other: only a change
 * that the body itself proves becomes an event. A later receipt shows the same proof again, so these events may repeat.
 */
export function updatedEvent(source: MessageSource): BatonEvent | undefined {
  const message = parseMessage(source);
  if (!message || source.type === undefined || source.type === "activity") return undefined;
  const base = { accountId: source.accountId, conversation: source.state, at: changedAt(source, message) };
  if (isDeleted(source)) return { ...base, type: "message_deleted", messageId: message.id };
  const contentAttributes = objectOf(fieldOf(source, "content_attributes"));
  const answer = parseAnswer(message.contentType, contentAttributes);
  if (answer) return { ...base, ...answer, messageId: message.id };
  return wasEdited(message, contentAttributes) ? { ...base, type: "message_edited", message } : undefined;
}

function changedAt(source: MessageSource, message: Message): number {
  return timeOf(source.stored.updated_at) ?? Math.max(message.createdAt, source.state.updatedAt ?? 0);
}

/** No release marks an edit; forks and a proposal upstream do. An arrived transcript is new content of a voice note. */
function wasEdited({ author, attachments }: Message, attributes: Json): boolean {
  if (author.kind !== "customer" && author.kind !== "person") return false;
  const isMarked = attributes.is_edited === true || attributes.edited === true;
  const hasHistory = typeof attributes.previous_content === "string" || listOf(attributes.previous_contents).length > 0;
  return isMarked || hasHistory || (author.kind === "customer" && attachments.some((one) => one.transcript !== null));
}
