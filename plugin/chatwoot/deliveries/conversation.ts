import type { Assignee, Contact, ConversationState, Priority, Status, Team } from "../../core/event.ts";
import { cleanObject, idOf, isObject, type Json, listOf, objectOf, textOf, timeOf, wordsOf } from "./value.ts";

const STATUSES: readonly Status[] = ["open", "pending", "resolved", "snoozed"];
const PRIORITIES: readonly Priority[] = ["low", "medium", "high", "urgent"];
const BOT_TYPES: ReadonlySet<unknown> = new Set(["agent_bot", "AgentBot"]);
const ASSISTANT_TYPES: ReadonlySet<unknown> = new Set(["captain_assistant", "Captain::Assistant"]);

export const isBotType = (type: unknown): boolean => kindOf(type) !== "person";

const kindOf = (type: unknown): Assignee["kind"] =>
  BOT_TYPES.has(type) ? "bot" : ASSISTANT_TYPES.has(type) ? "assistant" : "person";

interface Surroundings {
  /** Where the body around the conversation names the inbox, for a conversation that does not. */
  readonly inboxId?: unknown;
}

/** Reads the conversation of a webhook or of a REST answer: they differ in where the channel is and in the types of people. */
export function parseConversation(value: unknown, surroundings: Surroundings = {}): ConversationState | undefined {
  const raw = objectOf(value);
  const meta = objectOf(raw.meta);
  const id = idOf(raw.id);
  const inboxId = inboxIdOf(raw) ?? idOf(surroundings.inboxId);
  if (id === null || inboxId === null) return undefined;
  return {
    id,
    inboxId,
    channel: wordsOf(raw.channel) ?? wordsOf(meta.channel) ?? "unknown",
    status: STATUSES.find((status) => status === raw.status) ?? "open",
    assignee: parseAssignee(meta),
    team: parseTeam(meta.team),
    priority: PRIORITIES.find((priority) => priority === raw.priority) ?? null,
    labels: listOf(raw.labels).flatMap((label) => wordsOf(label) ?? []),
    attributes: cleanObject(raw.custom_attributes),
    additionalAttributes: cleanObject(raw.additional_attributes),
    contact: parseContact(meta.sender),
    canReply: raw.can_reply !== false,
    snoozedUntil: timeOf(raw.snoozed_until),
    ...("waiting_since" in raw ? { waitingSince: timeOf(raw.waiting_since) } : {}),
    createdAt: timeOf(raw.created_at),
    updatedAt: timeOf(raw.updated_at),
  };
}

function inboxIdOf(raw: Json): number | null {
  return (
    idOf(raw.inbox_id) ?? idOf(objectOf(raw.contact_inbox).inbox_id) ?? idOf(objectOf(listOf(raw.messages)[0]).inbox_id)
  );
}

/** When it was last touched, for events that say nothing better; versions before 4.0.2 send no `updated_at`. */
export function conversationTime(value: unknown): number | null {
  const raw = objectOf(value);
  return timeOf(raw.updated_at) ?? timeOf(raw.last_activity_at) ?? timeOf(raw.timestamp) ?? timeOf(raw.created_at);
}

function parseContact(value: unknown): Contact | null {
  const raw = objectOf(value);
  const id = idOf(raw.id);
  if (id === null) return null;
  return {
    id,
    name: textOf(raw.name) ?? "",
    email: wordsOf(raw.email),
    phone: wordsOf(raw.phone_number),
    identifier: wordsOf(raw.identifier),
    blocked: raw.blocked === true,
    attributes: cleanObject(raw.custom_attributes),
  };
}

/** REST leaves the type of a person out of the object and says it beside it. An unknown type is a person: the bot keeps quiet. */
function parseAssignee(meta: Json): Assignee | null {
  const raw = objectOf(meta.assignee);
  const id = idOf(raw.id);
  if (id === null) return null;
  return { kind: kindOf(raw.type ?? meta.assignee_type), id, name: textOf(raw.name) ?? "" };
}

function parseTeam(value: unknown): Team | null {
  const id = isObject(value) ? idOf(value.id) : null;
  return id === null ? null : { id, name: textOf(objectOf(value).name) ?? "" };
}
