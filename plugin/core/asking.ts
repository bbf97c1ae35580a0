import type { BatonEvent, EventOf, Message } from "./event.ts";

/** Actions of a customer that ask for an answer: a message, a pressed button, a filled-in form. */
export type Asking = EventOf<"customer_message" | "choice_made" | "form_submitted">;

export function isAsking(event: BatonEvent): event is Asking {
  return event.type === "customer_message" || event.type === "choice_made" || event.type === "form_submitted";
}

/** The event as a message of the customer, the form that the transcript and the brain use. */
export function messageOf(event: Asking): Message {
  switch (event.type) {
    case "customer_message":
      return event.message;
    case "choice_made":
      return { ...spokenThrough(event, event.choices.map(({ title }) => title).join(", ")), choices: event.choices };
    case "form_submitted": {
      const lines = Object.entries(event.fields).map(([name, value]) => `${name}: ${value}`);
      return spokenThrough(event, lines.join("\n"));
    }
  }
}

/**
 * An answer given through the bot's own message (a button, a form) is an update of that message, not a new one. In the
 * transcript it is the customer's; the negative id is free in Chatwoot and unique for each message answered.
 */
function spokenThrough(event: EventOf<"choice_made" | "form_submitted">, text: string): Message {
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
