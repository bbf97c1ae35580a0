import type { JsonObject } from "../input.ts";
import type { Contact, ContactInbox, Conversation, Message, SenderRef } from "../state/entities.ts";

/** One column that a save changed, as `changed_attributes` lists it. */
export type Change = { readonly column: string; readonly previous: unknown; readonly current: unknown };

/** What happened, told at the moment of the commit. */
export type DomainEvent =
  | { readonly name: "message_created" | "message_updated"; message: Message; conversation: Conversation }
  | {
      readonly name:
        | "conversation_created"
        | "conversation_opened"
        | "conversation_resolved"
        | "conversation_status_changed";
      conversation: Conversation;
    }
  | { readonly name: "conversation_updated"; conversation: Conversation; changes: readonly Change[] }
  | {
      readonly name: "conversation_typing_on" | "conversation_typing_off";
      conversation: Conversation;
      user: SenderRef;
      isPrivate: boolean;
    }
  | { readonly name: "contact_created"; contact: Contact }
  | { readonly name: "contact_updated"; contact: Contact; changes: readonly Change[] }
  | { readonly name: "webwidget_triggered"; link: ContactInbox; info: JsonObject };

export type EventName = DomainEvent["name"];

export type Bus = {
  publish(event: DomainEvent): void;
  subscribe(listener: (event: DomainEvent) => void): void;
};

export function createBus(): Bus {
  const listeners: ((event: DomainEvent) => void)[] = [];
  return {
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}
