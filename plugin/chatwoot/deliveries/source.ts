import type { ConversationState } from "../../core/event.ts";
import { conversationTime } from "./conversation.ts";
import { idOf, isObject, type Json, listOf, objectOf } from "./value.ts";

export interface ParseContext {
  /** Baton's bot: only its messages are echoes of effects. */
  readonly botId: number | null;
  /** Used when the version does not send an account (conversation events before 4.14.2). */
  readonly accountId: number | null;
  /** Whether this Chatwoot renders `content` for the channel (4.9.0 to 4.12.0); undefined for an unknown version. */
  readonly contentIsRendered?: boolean | undefined;
  /** The time for events without a time of their own: typing, an opened widget. */
  readonly receivedAt?: number | undefined;
}

/** One message of a delivery, with the fields needed to parse it. */
export interface MessageSource {
  readonly raw: Json;
  /** The copy inside the conversation, which holds the stored text; empty when it is another message. */
  readonly stored: Json;
  readonly type: MessageType | undefined;
  readonly accountId: number | null;
  readonly state: ConversationState;
  readonly context: ParseContext;
  /** The conversation's time, for a message whose own time makes no sense. */
  readonly fallbackTime: number;
  /** False when the shape alone proves that this version never renders content. */
  readonly mayBeRendered: boolean;
}

export type MessageType = "incoming" | "outgoing" | "activity" | "template";

const MESSAGE_TYPES: readonly MessageType[] = ["incoming", "outgoing", "activity", "template"];

/** Webhooks name the type, REST and `conversation.messages[]` number it. */
export function parseMessageType(value: unknown): MessageType | undefined {
  return typeof value === "number" ? MESSAGE_TYPES[value] : MESSAGE_TYPES.find((type) => type === value);
}

export function webhookSource(body: Json, state: ConversationState, context: ParseContext): MessageSource {
  const conversation = objectOf(body.conversation);
  const last = objectOf(listOf(conversation.messages)[0]);
  const stored = idOf(body.id) !== null && last.id === body.id ? last : objectOf(null);
  return {
    raw: body,
    stored,
    type: parseMessageType(body.message_type ?? stored.message_type),
    accountId: accountIdOf(body, conversation, context),
    state,
    context,
    fallbackTime: conversationTime(conversation) ?? context.receivedAt ?? 0,
    mayBeRendered: mayBeRendered(conversation, context),
  };
}

/** REST always answers with the stored text. */
export function restSource(message: unknown, state: ConversationState, context: ParseContext): MessageSource {
  const raw = objectOf(message);
  return {
    raw,
    stored: raw,
    type: parseMessageType(raw.message_type),
    accountId: idOf(raw.account_id) ?? context.accountId,
    state,
    context,
    fallbackTime: state.updatedAt ?? context.receivedAt ?? 0,
    mayBeRendered: false,
  };
}

/** A present key wins, even when it is null; only an absent key is looked up in the stored copy. */
export function fieldOf(source: MessageSource, name: string): unknown {
  const own = source.raw[name];
  return own === undefined ? source.stored[name] : own;
}

export function accountIdOf(body: Json, conversation: Json, context: ParseContext): number | null {
  return (
    idOf(objectOf(body.account).id) ??
    idOf(objectOf(conversation.account).id) ??
    idOf(objectOf(listOf(conversation.messages)[0]).account_id) ??
    idOf(conversation.account_id) ??
    context.accountId
  );
}

/** `assignee_type` came with 4.8, `conversation.account` with 4.14.2: versions between the two may render. */
function mayBeRendered(conversation: Json, context: ParseContext): boolean {
  if (context.contentIsRendered === false || isObject(conversation.account)) return false;
  return context.contentIsRendered === true || "assignee_type" in objectOf(conversation.meta);
}
