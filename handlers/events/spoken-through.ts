import type { EventOf, Message } from "../../plugin/core/event.ts";

/**
 * An answer given through the bot's own message (a button, a form) is an update of that message, not a new one. In the
 * transcript it is the customer's; the negative id is free in Chatwoot and unique for each message answered.
 */
export function spokenThrough(event: EventOf<"choice_made" | "form_submitted">, text: string): Message {
  const { contact } = event.conversation;
  return {
    id: -event.messageId,
    text,
    contentType: "text",
    private: false,
    author: { kind: "customer", id: contact?.id ?? null, name: contact?.name ?? "" },
    createdAt: event.at,
    attachments: [],
    inReplyTo: event.messageId,
    effectId: null,
    autoReply: false,
    choices: [],
  };
}
