import type { BatonEvent, ConversationState } from "../../core/event.ts";
import { createdEvent } from "./message.ts";
import type { SeenConversation, SeenMessage } from "./seen.ts";
import { type ParseContext, parseMessageType, restSource } from "./source.ts";
import { idOf, type Json, objectOf, timeOf } from "./value.ts";

/** A message read back by REST, as the event that its delivery would have been. */
export function parseRestMessage(
  message: unknown,
  conversation: ConversationState,
  context: ParseContext,
): BatonEvent | undefined {
  return createdEvent(restSource(message, conversation, context));
}

/** An agent's public reply leaves a pending conversation as it is: only the message itself shows the takeover. */
export function isPersonsReply({ raw }: SeenMessage, { state }: SeenConversation, context: ParseContext): boolean {
  return state !== undefined && parseRestMessage(raw, state, context)?.type === "person_message";
}

/**
 * The `message_created` body that Chatwoot would have sent for a message found by polling, so that it is stored and
 * settled like any other delivery. Undefined for activity lines, which Chatwoot never sends, and without ids.
 */
export function toDelivery(restMessage: unknown, restConversation: unknown): Json | undefined {
  const message = objectOf(restMessage);
  const conversation = objectOf(restConversation);
  const type = parseMessageType(message.message_type);
  const inboxId = idOf(conversation.inbox_id) ?? idOf(message.inbox_id);
  if (idOf(message.id) === null || idOf(conversation.id) === null || inboxId === null) return undefined;
  if (type === undefined || type === "activity") return undefined;
  const account = { id: idOf(conversation.account_id) };
  return {
    ...pick(message, ["id", "content", "content_type", "private", "source_id", "attachments"]),
    event: "message_created",
    account,
    message_type: type,
    content_attributes: objectOf(message.content_attributes),
    additional_attributes: objectOf(message.additional_attributes),
    sender: message.sender ?? null,
    created_at: isoTime(message.created_at),
    inbox: { id: inboxId },
    conversation: toWebhookConversation(conversation, { account, inbox_id: inboxId, messages: [message] }),
  };
}

/** The `conversation_updated` body for a change that no webhook reported. Undefined without ids. */
export function toStateDelivery(restConversation: unknown): Json | undefined {
  const conversation = objectOf(restConversation);
  const inboxId = idOf(conversation.inbox_id);
  if (idOf(conversation.id) === null || inboxId === null) return undefined;
  const account = { id: idOf(conversation.account_id) };
  const body = toWebhookConversation(conversation, { account, inbox_id: inboxId, messages: [] });
  return { ...body, event: "conversation_updated", changed_attributes: null };
}

/** REST names the channel in `meta`; its message is the stored one, which the parser prefers to `content`. */
function toWebhookConversation(conversation: Json, known: Json): Json {
  const meta = objectOf(conversation.meta);
  const { last_non_activity_message: _, ...rest } = conversation;
  return { ...rest, channel: meta.channel ?? conversation.channel, ...known };
}

function isoTime(value: unknown): string | null {
  const ms = timeOf(value);
  return ms === null ? null : new Date(ms).toISOString();
}

const pick = (from: Json, keys: readonly string[]): Json =>
  Object.fromEntries(keys.flatMap((key) => (key in from ? [[key, from[key]]] : [])));
