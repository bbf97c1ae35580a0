import type { ConversationState } from "../../core/event.ts";
import type { RestConversation } from "../resources/rest-conversation.ts";
import type { RestMessage } from "../resources/rest-message.ts";
import { parseConversation } from "./conversation.ts";
import { type MessageType, parseMessageType } from "./source.ts";
import { objectOf } from "./value.ts";

/** A message in a read of Chatwoot. */
export interface SeenMessage {
  readonly id: number;
  readonly type: MessageType | undefined;
  readonly contentType: string;
  readonly private: boolean;
  readonly text: string;
  /** By Chatwoot's clock. */
  readonly createdAt: number;
  /** Null for messages without a sender. */
  readonly sender: { readonly name: string; readonly isUser: boolean } | null;
  /** The effect of Baton that the message is the echo of. */
  readonly effectId: string | null;
  /** Chatwoot's own line about a delivery that Baton did not answer. */
  readonly blamesBot: boolean;
  readonly raw: RestMessage;
}

/** A conversation in a read of Chatwoot. */
export interface SeenConversation {
  readonly id: number;
  readonly accountId: number;
  /** Undefined when the answer is too broken to be parsed. */
  readonly state: ConversationState | undefined;
  /** A list carries the last message only. */
  readonly messages: readonly SeenMessage[];
  readonly newestId: number;
  readonly raw: RestConversation;
}

/** Recognises Chatwoot's activity line about a failed bot, in any language. */
const BLAMES_BOT = /(?=.*\berr)(?=.*\b(?:bot|rob[oôó]t?)\b)/is;

export function seenMessage(raw: RestMessage): SeenMessage {
  const type = parseMessageType(raw.message_type);
  const text = raw.content ?? "";
  return {
    id: raw.id,
    type,
    contentType: raw.content_type,
    private: raw.private,
    text,
    createdAt: raw.created_at * 1000,
    sender: raw.sender ? { name: raw.sender.name ?? "", isUser: raw.sender.type === "user" } : null,
    effectId: effectIdOf(raw),
    blamesBot: type === "activity" && BLAMES_BOT.test(text),
    raw,
  };
}

export function seenConversation(raw: RestConversation): SeenConversation {
  const messages = raw.messages.map(seenMessage);
  const newestId = Math.max(0, ...messages.map(({ id }) => id));
  return { id: raw.id, accountId: raw.account_id, state: parseConversation(raw), messages, newestId, raw };
}

function effectIdOf({ content_attributes: attributes }: RestMessage): string | null {
  const { effect } = objectOf(attributes?.baton);
  return typeof effect === "string" ? effect : null;
}
