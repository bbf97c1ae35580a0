import type { Author } from "../../core/event.ts";
import { isBotType } from "./conversation.ts";
import { fieldOf, type MessageSource } from "./source.ts";
import { idOf, type Json, objectOf, textOf } from "./value.ts";

const SYSTEM: Author = { kind: "system", id: null, name: "" };
const CALLS: ReadonlySet<unknown> = new Set(["voice_call", "integrations"]);

/**
 * The author of a message. The message type counts before the sender: a contact's sender has no type key at the top
 * level, and templates, automations and the channel's own app send no sender.
 */
export function messageAuthor(source: MessageSource): Author {
  const raw = objectOf(fieldOf(source, "sender"));
  if (source.type === "template" || isCall(source)) return SYSTEM;
  if (source.type === "incoming") return customer(source, raw);
  if (isBotType(raw.type ?? source.stored.sender_type)) return sender("bot", raw);
  return isAutomatic(source) || isNobodysNote(source, raw) ? SYSTEM : sender("person", raw);
}

/** Only Baton's own bot can echo an effect; Captain assistants are numbered apart and may have the same id. */
export function isOwnBot(source: MessageSource, author: Author): boolean {
  const type = objectOf(fieldOf(source, "sender")).type;
  if (author.kind !== "bot" || type === "captain_assistant") return false;
  return source.context.botId === null || author.id === source.context.botId;
}

/** The person in `conversation_typing_on`: a contact has no type there either. */
export function typingAuthor(user: unknown): Author {
  const raw = objectOf(user);
  if (isBotType(raw.type)) return sender("bot", raw);
  return sender(raw.type === "user" ? "person" : "customer", raw);
}

function customer({ state }: MessageSource, raw: Json): Author {
  const id = idOf(raw.id) ?? state.contact?.id ?? null;
  return { kind: "customer", id, name: textOf(raw.name) ?? state.contact?.name ?? "" };
}

function sender(kind: "person" | "bot" | "customer", raw: Json): Author {
  return { kind, id: idOf(raw.id), name: textOf(raw.name) ?? "" };
}

/** A call appears in the thread as a message that the customer did not write. */
function isCall(source: MessageSource): boolean {
  return source.type === "incoming" && CALLS.has(fieldOf(source, "content_type"));
}

/** A campaign may name a person as its sender, but the person did not type it. */
function isAutomatic(source: MessageSource): boolean {
  const attributes = objectOf(fieldOf(source, "content_attributes"));
  const additional = objectOf(fieldOf(source, "additional_attributes"));
  return isPresent(attributes.automation_rule_id) || isPresent(additional.campaign_id);
}

/** A note without a sender must not pass for a command; a public message without one came from the channel's app. */
function isNobodysNote(source: MessageSource, raw: Json): boolean {
  return fieldOf(source, "private") === true && idOf(raw.id) === null;
}

const isPresent = (value: unknown) => value !== undefined && value !== null && value !== "" && value !== false;
