import { asList, asNumber, asRecord, asText, asTimeMs, type JsonRecord } from "../json.ts";
import { type Attachment, parseAttachment } from "./attachment.ts";
import { type Person, parsePerson } from "./person.ts";

const KINDS = ["incoming", "outgoing", "activity", "template"] as const;
type MessageKind = (typeof KINDS)[number];

export interface Message {
  readonly id: number;
  readonly conversationId: number;
  readonly kind: MessageKind;
  readonly content: string;
  readonly contentType: string;
  readonly attributes: JsonRecord;
  readonly createdAtMs: number;
  readonly isPrivate: boolean;
  readonly status: string;
  /** Null for templates, activity lines and messages typed in a channel's own app. */
  readonly sender: Person | null;
  readonly attachments: readonly Attachment[];
}

export function parseMessage(value: unknown, conversationId?: number): Message {
  const record = asRecord(value);
  const kind = messageKind(record.message_type);
  return {
    id: asNumber(record.id) ?? 0,
    conversationId: asNumber(record.conversation_id) ?? conversationId ?? 0,
    kind,
    content: asText(record.content),
    contentType: asText(record.content_type) || "text",
    attributes: asRecord(record.content_attributes),
    createdAtMs: asTimeMs(record.created_at) ?? Date.now(),
    isPrivate: record.private === true,
    status: asText(record.status) || "sent",
    sender: parsePerson(record.sender, kind === "incoming" ? "contact" : "user"),
    attachments: asList(record.attachments).map(parseAttachment),
  };
}

/** REST counts the kinds, webhooks name them. */
function messageKind(value: unknown): MessageKind {
  const named = KINDS.find((kind) => kind === value);
  return named ?? KINDS[asNumber(value) ?? 0] ?? "incoming";
}

export function isDeleted(message: Message): boolean {
  return message.attributes.deleted === true;
}

/** What a customer may see: notes are for agents, activity lines for the desk. */
export function isForCustomer(message: Message): boolean {
  return !message.isPrivate && message.kind !== "activity";
}

/** Adds or replaces by id and keeps the order of ids, whatever order the events came in. */
export function mergeMessages(known: readonly Message[], fresh: readonly Message[]): readonly Message[] {
  if (fresh.length === 0) return known;
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of fresh) byId.set(message.id, message);
  return [...byId.values()].sort((a, b) => a.id - b.id);
}
