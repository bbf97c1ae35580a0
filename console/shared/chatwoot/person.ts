import { asNumber, asRecord, asText, type JsonRecord } from "../json.ts";

export type PersonType = "contact" | "user" | "agent_bot";

/** Users and bots count their ids separately: two people are the same only when type and id are. */
export interface Person {
  readonly id: number;
  readonly type: PersonType;
  readonly name: string;
}

export interface Contact extends Person {
  readonly email: string;
  readonly phoneNumber: string;
  readonly customAttributes: JsonRecord;
}

export function parsePerson(value: unknown, fallback: PersonType): Person | null {
  const record = asRecord(value);
  const id = asNumber(record.id);
  if (id === null) return null;
  return {
    id,
    type: personType(record.type, fallback),
    name: asText(record.available_name ?? record.name) || `#${id}`,
  };
}

export function parseContact(value: unknown): Contact {
  const record = asRecord(value);
  return {
    id: asNumber(record.id) ?? 0,
    type: "contact",
    name: asText(record.name) || "Unnamed customer",
    email: asText(record.email),
    phoneNumber: asText(record.phone_number),
    customAttributes: asRecord(record.custom_attributes),
  };
}

export function isSamePerson(a: Person | null, b: Person | null): boolean {
  return a !== null && b !== null && a.id === b.id && a.type === b.type;
}

function personType(value: unknown, fallback: PersonType): PersonType {
  const type = asText(value).toLowerCase();
  if (type === "user" || type === "contact") return type;
  return type.includes("bot") || type.includes("captain") ? "agent_bot" : fallback;
}
