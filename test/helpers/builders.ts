import type { BatonEvent, ConversationState, EventOf, Message } from "../../plugin/core/event.ts";

/** Builders show only what matters to a test; everything else is a plain, valid default. */
export function aConversation(changes: Partial<ConversationState> = {}): ConversationState {
  return {
    id: 12,
    inboxId: 1,
    channel: "Channel::Api",
    status: "pending",
    assignee: null,
    team: null,
    priority: null,
    labels: [],
    attributes: {},
    additionalAttributes: {},
    contact: { id: 31, name: "Marina", email: null, phone: null, identifier: null, blocked: false, attributes: {} },
    canReply: true,
    snoozedUntil: null,
    createdAt: 0,
    updatedAt: 1_000_000,
    ...changes,
  };
}

export function aMessage(changes: Partial<Message> = {}): Message {
  return {
    id: 5001,
    text: "Oi",
    contentType: "text",
    private: false,
    author: { kind: "customer", id: 31, name: "Marina" },
    createdAt: 1_000_000,
    attachments: [],
    inReplyTo: null,
    effectId: null,
    autoReply: false,
    choices: [],
    ...changes,
  };
}

export function customerMessage(
  changes: Partial<Message> = {},
  conversation: Partial<ConversationState> = {},
): EventOf<"customer_message"> {
  const message = aMessage(changes);
  return {
    type: "customer_message",
    accountId: 1,
    conversation: aConversation(conversation),
    at: message.createdAt,
    message,
  };
}

export function personMessage(
  changes: Partial<Message> = {},
  conversation: Partial<ConversationState> = {},
): EventOf<"person_message"> {
  const message = aMessage({ author: { kind: "person", id: 7, name: "Ines" }, ...changes });
  return {
    type: "person_message",
    accountId: 1,
    conversation: aConversation(conversation),
    at: message.createdAt,
    message,
  };
}

export function conversationChanged(
  conversation: Partial<ConversationState>,
  changed: readonly string[] = ["status"],
): BatonEvent {
  const state = aConversation({ updatedAt: 1_001_000, ...conversation });
  return { type: "conversation_changed", accountId: 1, conversation: state, at: state.updatedAt ?? 0, changed };
}
