import type { BatonEvent, ConversationState } from "../../core/event.ts";
import { typingAuthor } from "./author.ts";
import { conversationTime, parseConversation } from "./conversation.ts";
import { createdEvent } from "./message.ts";
import { accountIdOf, type ParseContext, webhookSource } from "./source.ts";
import { updatedEvent } from "./update.ts";
import { cleanText, isObject, type Json, listOf, objectOf, timeOf } from "./value.ts";

/**
 * Parses one delivery. Undefined for deliveries without meaning for Baton: activity lines, delivery receipts, contact
 * events, unknown events, and bodies too broken to belong to a conversation. It never throws.
 */
export function parseEvent(payload: unknown, context: ParseContext): BatonEvent | undefined {
  const body = objectOf(payload);
  switch (body.event) {
    case "message_created":
    case "message_updated":
      return parseMessageEvent(body, context);
    case "conversation_created":
      return parseChange(body, context, ["created"]);
    case "conversation_opened":
    case "conversation_resolved":
    case "conversation_status_changed":
      return parseChange(body, context, ["status"]);
    case "conversation_updated":
      return parseUpdate(body, context);
    case "conversation_typing_on":
    case "conversation_typing_off":
      return parseTyping(body, context);
    case "webwidget_triggered":
      return parseWidget(body, context);
    default:
      return undefined;
  }
}

function parseMessageEvent(body: Json, context: ParseContext): BatonEvent | undefined {
  const state = parseConversation(body.conversation, { inboxId: objectOf(body.inbox).id });
  if (!state) return undefined;
  const source = webhookSource(body, state, context);
  return body.event === "message_created" ? createdEvent(source) : updatedEvent(source);
}

function parseChange(body: Json, context: ParseContext, changed: readonly string[]): BatonEvent | undefined {
  const conversation = parseConversation(body);
  if (!conversation) return undefined;
  const at = conversationTime(body) ?? context.receivedAt ?? 0;
  return { type: "conversation_changed", accountId: accountIdOf(body, body, context), conversation, at, changed };
}

function parseUpdate(body: Json, context: ParseContext): BatonEvent | undefined {
  const changes = changesOf(body.changed_attributes);
  const event = parseChange(body, context, [...new Set(Object.keys(changes).map(cleanText))]);
  const changedAt = timeOf(objectOf(changes.updated_at).current_value);
  return event?.type === "conversation_changed" && changedAt !== null ? { ...event, changedAt } : event;
}

/** A list of objects with one key each; read as a set, in any order of keys and columns. */
function changesOf(changes: unknown): Json {
  const parts = isObject(changes) ? [changes] : listOf(changes).filter(isObject);
  return Object.assign({}, ...parts);
}

function parseTyping(body: Json, context: ParseContext): BatonEvent | undefined {
  const base = passing(body, body.conversation, context);
  if (!base) return undefined;
  const on = body.event === "conversation_typing_on";
  return { ...base, type: "typing_changed", author: typingAuthor(body.user), on, private: body.is_private === true };
}

/** A visitor without a conversation cannot be handed over. */
function parseWidget(body: Json, context: ParseContext): BatonEvent | undefined {
  const base = passing(body, body.current_conversation, context);
  return base && { ...base, type: "widget_opened" };
}

interface Passing {
  readonly accountId: number | null;
  readonly conversation: ConversationState;
  readonly at: number;
}

/** An event that changes nothing in the conversation has no time of its own: the browser's clock cannot be trusted. */
function passing(body: Json, value: unknown, context: ParseContext): Passing | undefined {
  const conversation = parseConversation(value, { inboxId: objectOf(body.inbox).id });
  const at = context.receivedAt ?? conversationTime(value) ?? 0;
  return conversation && { accountId: accountIdOf(body, objectOf(value), context), conversation, at };
}
