import { asList, asNumber, asRecord, asText, asTimeMs, type JsonRecord } from "../json.ts";
import { type Message, parseMessage } from "./message.ts";
import { type Contact, type Person, parseContact, parsePerson } from "./person.ts";

export const STATUSES = ["pending", "open", "snoozed", "resolved"] as const;
export type Status = (typeof STATUSES)[number];

export const PRIORITIES = ["urgent", "high", "medium", "low"] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface Conversation {
  readonly id: number;
  readonly inboxId: number;
  readonly status: Status;
  readonly priority: Priority | null;
  readonly labels: readonly string[];
  readonly customAttributes: JsonRecord;
  readonly contact: Contact;
  readonly assignee: Person | null;
  readonly team: { readonly id: number; readonly name: string } | null;
  readonly unreadCount: number;
  readonly lastActivityAtMs: number;
  readonly waitingSinceMs: number | null;
  readonly snoozedUntilMs: number | null;
  readonly lastMessage: Message | null;
}

export function parseConversation(value: unknown): Conversation {
  const record = asRecord(value);
  const meta = asRecord(record.meta);
  const id = asNumber(record.id) ?? 0;
  const last = asRecord(record.last_non_activity_message);
  const shown = asNumber(last.id) === null ? asList(record.messages)[0] : last;
  return {
    id,
    inboxId: asNumber(record.inbox_id) ?? 0,
    status: STATUSES.find((status) => status === record.status) ?? "open",
    priority: PRIORITIES.find((priority) => priority === record.priority) ?? null,
    labels: asList(record.labels).map(asText),
    customAttributes: asRecord(record.custom_attributes),
    contact: parseContact(meta.sender),
    assignee: parsePerson(meta.assignee, meta.assignee_type === "AgentBot" ? "agent_bot" : "user"),
    team: parseTeam(meta.team),
    unreadCount: asNumber(record.unread_count) ?? 0,
    lastActivityAtMs: asTimeMs(record.last_activity_at) ?? asTimeMs(record.created_at) ?? 0,
    waitingSinceMs: asTimeMs(record.waiting_since),
    snoozedUntilMs: asTimeMs(record.snoozed_until),
    lastMessage: shown ? parseMessage(shown, id) : null,
  };
}

function parseTeam(value: unknown): Conversation["team"] {
  const team = asRecord(value);
  const id = asNumber(team.id);
  return id === null ? null : { id, name: asText(team.name) };
}
