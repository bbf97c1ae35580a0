import type { Choice } from "../language/words/choice.ts";

/**
 * What happened in Chatwoot, in Baton's words. One delivery gives at most one event; the payload shapes of the many
 * Chatwoot versions end in `chatwoot/parse-event.ts` and are unknown from here on.
 */

/** An option that a customer may choose. */

export type Status = "open" | "pending" | "resolved" | "snoozed";
export type Priority = "low" | "medium" | "high" | "urgent";

/** Ids of persons and bots come from separate sequences: person 2 and bot 2 both exist. Always compare kind and id. */
export type Author =
  | { readonly kind: "customer"; readonly id: number | null; readonly name: string }
  /** A null id is an agent who typed in the channel's own app (the phone): Chatwoot does not say who. */
  | { readonly kind: "person"; readonly id: number | null; readonly name: string }
  | { readonly kind: "bot"; readonly id: number | null; readonly name: string }
  /** Templates, automations and campaigns: words that nobody typed. */
  | { readonly kind: "system"; readonly id: null; readonly name: string };

export type AttachmentKind =
  | "image"
  | "audio"
  | "video"
  | "file"
  | "location"
  | "contact"
  | "sticker"
  | "link"
  | "post"
  | "other";

export interface Attachment {
  readonly kind: AttachmentKind;
  readonly id: number | null;
  readonly url: string | null;
  readonly mediaType: string | null;
  readonly sizeBytes: number | null;
  /** What Chatwoot heard in a voice note, when it can. */
  readonly transcript: string | null;
  readonly location: { readonly latitude: number; readonly longitude: number } | null;
  /** The file's name, the place's title or the card's phone number. */
  readonly title: string | null;
}

export interface Message {
  readonly id: number;
  /** Plain text or Markdown as stored in Chatwoot; for e-mail only what is new, without the quoted history. */
  readonly text: string;
  readonly contentType: string;
  readonly private: boolean;
  readonly author: Author;
  readonly createdAt: number;
  readonly attachments: readonly Attachment[];
  readonly inReplyTo: number | null;
  /** Set on messages that Baton itself sent: which effect this is the echo of. */
  readonly effectId: string | null;
  /** Written by an auto-responder, not by the customer's hand. */
  readonly autoReply: boolean;
  readonly choices: readonly Choice[];
}

export interface Contact {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly identifier: string | null;
  readonly blocked: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface Assignee {
  /** `assistant` is Chatwoot's own, Captain. */
  readonly kind: "person" | "bot" | "assistant";
  readonly id: number;
  readonly name: string;
}

export interface Team {
  readonly id: number;
  readonly name: string;
}

/** The conversation as Chatwoot described it at `updatedAt`. Snapshots arrive unordered: the newest one counts. */
export interface ConversationState {
  readonly id: number;
  readonly inboxId: number;
  /** Such as `Channel::Whatsapp`; an unknown channel is treated as plain text. */
  readonly channel: string;
  readonly status: Status;
  readonly assignee: Assignee | null;
  readonly team: Team | null;
  readonly priority: Priority | null;
  readonly labels: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly additionalAttributes: Readonly<Record<string, unknown>>;
  readonly contact: Contact | null;
  /** False when the channel's messaging window is over: a reply would not arrive. */
  readonly canReply: boolean;
  readonly snoozedUntil: number | null;
  /** Since when the customer waits for people, as Chatwoot counts; null: nobody waits. Absent where it is not told. */
  readonly waitingSince?: number | null;
  /** When it began, in milliseconds; null where that is not told. */
  readonly createdAt: number | null;
  /** Milliseconds. Null where the version does not tell. */
  readonly updatedAt: number | null;
  /** When Baton began to read it, by Baton's clock; only of what was asked for rather than told. */
  readonly readAt?: number;
}

interface InConversation {
  readonly accountId: number | null;
  readonly conversation: ConversationState;
  /** When it happened, in milliseconds. */
  readonly at: number;
}

export type BatonEvent = InConversation &
  (
    | { readonly type: "customer_message"; readonly message: Message }
    | { readonly type: "person_message"; readonly message: Message }
    | { readonly type: "private_note"; readonly message: Message }
    | { readonly type: "bot_message"; readonly message: Message }
    | { readonly type: "system_message"; readonly message: Message }
    | { readonly type: "message_edited"; readonly message: Message }
    | { readonly type: "message_deleted"; readonly messageId: number }
    | { readonly type: "choice_made"; readonly messageId: number; readonly choices: readonly Choice[] }
    | { readonly type: "form_submitted"; readonly messageId: number; readonly fields: Readonly<Record<string, string>> }
    | { readonly type: "email_submitted"; readonly messageId: number; readonly email: string }
    | {
        readonly type: "rating_given";
        readonly messageId: number;
        readonly rating: number;
        readonly feedback: string | null;
      }
    | {
        readonly type: "conversation_changed";
        readonly changed: readonly string[];
        /** Exactly when, where Chatwoot says what it was before; the conversation may have been touched again since. */
        readonly changedAt?: number;
      }
    | { readonly type: "widget_opened" }
    | { readonly type: "typing_changed"; readonly author: Author; readonly on: boolean; readonly private: boolean }
  );

export type EventType = BatonEvent["type"];
export type EventOf<T extends EventType> = Extract<BatonEvent, { type: T }>;
