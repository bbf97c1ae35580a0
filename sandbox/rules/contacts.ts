import { randomInt, randomUUID } from "node:crypto";
import type { JsonObject } from "../input.ts";
import { invalidRecord, notFound } from "../refusal.ts";
import type { Contact, ContactInbox, Inbox } from "../state/entities.ts";
import { indexContact, indexContactInbox, sourceKey, unindexContact } from "../state/indexes.ts";
import { randomToken } from "../state/store.ts";
import type { World } from "../world.ts";
import type { Change } from "./events.ts";

export type ContactFields = {
  readonly name?: string;
  readonly email?: string | null;
  readonly phoneNumber?: string | null;
  readonly identifier?: string | null;
  readonly avatarUrl?: string;
  readonly blocked?: boolean;
  readonly customAttributes?: JsonObject;
  readonly additionalAttributes?: JsonObject;
};

const ADJECTIVES = ["quiet", "bright", "autumn", "gentle", "silver", "early", "wild", "small"];
const NOUNS = ["river", "meadow", "harbor", "garden", "cloud", "forest", "island", "field"];

/** The kind of name Chatwoot invents for a visitor who gives none. */
export function inventedName(): string {
  return `${ADJECTIVES[randomInt(ADJECTIVES.length)]}-${NOUNS[randomInt(NOUNS.length)]}-${randomInt(1_000)}`;
}

export function loadContact(world: World, id: number): Contact {
  const contact = world.store.contacts.get(id);
  if (!contact) throw notFound();
  return contact;
}

export function findContact(world: World, fields: ContactFields): Contact | undefined {
  const { contactByKey } = world.store.indexes;
  return (
    contactByKey.get(`identifier ${fields.identifier ?? ""}`) ??
    contactByKey.get(`email ${fields.email?.toLowerCase() ?? ""}`) ??
    contactByKey.get(`phone ${fields.phoneNumber ?? ""}`)
  );
}

export function createContact(world: World, fields: ContactFields): Contact {
  validate(world, fields, undefined);
  const contact: Contact = {
    id: world.store.nextId("contacts"),
    name: fields.name ?? "",
    email: fields.email?.toLowerCase() ?? null,
    phoneNumber: fields.phoneNumber ?? null,
    identifier: fields.identifier ?? null,
    blocked: fields.blocked ?? false,
    avatarUrl: fields.avatarUrl ?? "",
    customAttributes: fields.customAttributes ?? {},
    additionalAttributes: fields.additionalAttributes ?? {},
    labels: [],
    createdAt: world.clock.now(),
    lastActivityAt: null,
  };
  world.store.contacts.set(contact.id, contact);
  indexContact(world.store.indexes, contact);
  world.bus.publish({ name: "contact_created", contact });
  return contact;
}

/** Attributes are merged key by key; everything else is replaced. */
export function updateContact(world: World, contact: Contact, fields: ContactFields): void {
  validate(world, fields, contact);
  const before = { ...contact };
  unindexContact(world.store.indexes, contact);
  Object.assign(contact, fields, {
    email: fields.email === undefined ? contact.email : (fields.email?.toLowerCase() ?? null),
    customAttributes: { ...contact.customAttributes, ...fields.customAttributes },
    additionalAttributes: { ...contact.additionalAttributes, ...fields.additionalAttributes },
  });
  indexContact(world.store.indexes, contact);
  const changes = contactChanges(before, contact);
  if (changes.length > 0) world.bus.publish({ name: "contact_updated", contact, changes });
}

const COLUMNS: readonly (readonly [keyof Contact, string])[] = [
  ["name", "name"],
  ["email", "email"],
  ["phoneNumber", "phone_number"],
  ["identifier", "identifier"],
  ["blocked", "blocked"],
  ["customAttributes", "custom_attributes"],
  ["additionalAttributes", "additional_attributes"],
];

function contactChanges(before: Contact, after: Contact): Change[] {
  return COLUMNS.filter(([key]) => JSON.stringify(before[key]) !== JSON.stringify(after[key])).map(([key, column]) => ({
    column,
    previous: before[key],
    current: after[key],
  }));
}

function validate(world: World, fields: ContactFields, self: Contact | undefined): void {
  const { contactByKey } = world.store.indexes;
  const taken = (key: string) => contactByKey.has(key) && contactByKey.get(key) !== self;
  if (fields.email && !/^[^@\s]+@[^@\s]+$/.test(fields.email)) throw invalidRecord("Email Invalid email", ["email"]);
  if (fields.phoneNumber && !/^\+[1-9]\d{1,14}$/.test(fields.phoneNumber)) {
    throw invalidRecord("Phone number should be in e164 format", ["phone_number"]);
  }
  if (fields.email && taken(`email ${fields.email.toLowerCase()}`)) {
    throw invalidRecord("Email has already been taken", ["email"]);
  }
  if (fields.phoneNumber && taken(`phone ${fields.phoneNumber}`)) {
    throw invalidRecord("Phone number has already been taken", ["phone_number"]);
  }
  if (fields.identifier && taken(`identifier ${fields.identifier}`)) {
    throw invalidRecord("Identifier has already been taken", ["identifier"]);
  }
}

export function findLink(world: World, inbox: Inbox, sourceId: string): ContactInbox | undefined {
  return world.store.indexes.contactInboxBySource.get(sourceKey(inbox.id, sourceId));
}

/** The channel address of a contact in an inbox; made when it does not exist. */
export function linkContact(world: World, contact: Contact, at: { inbox: Inbox; sourceId?: string }): ContactInbox {
  const sourceId = at.sourceId ?? defaultSource(contact, at.inbox);
  const existing = findLink(world, at.inbox, sourceId);
  if (existing) return existing;
  const now = world.clock.now();
  const link: ContactInbox = {
    id: world.store.nextId("contactInboxes"),
    contactId: contact.id,
    inboxId: at.inbox.id,
    sourceId,
    hmacVerified: false,
    pubsubToken: randomToken(),
    createdAt: now,
    updatedAt: now,
  };
  world.store.contactInboxes.set(link.id, link);
  indexContactInbox(world.store.indexes, link);
  return link;
}

function defaultSource(contact: Contact, inbox: Inbox): string {
  if (inbox.channelType === "Channel::Email" && contact.email) return contact.email;
  if (inbox.channelType === "Channel::Whatsapp" && contact.phoneNumber) return contact.phoneNumber.replace("+", "");
  return randomUUID();
}

export function linksOf(world: World, contact: Contact): ContactInbox[] {
  return [...world.store.contactInboxes.values()].filter((link) => link.contactId === contact.id);
}

/** Everything of the mergee moves to the base; where both have a value, the base's wins. */
export function mergeContacts(world: World, base: Contact, mergee: Contact): void {
  if (base === mergee) return;
  const { indexes } = world.store;
  for (const link of linksOf(world, mergee)) link.contactId = base.id;
  const moved = indexes.conversationsByContact.get(mergee.id) ?? [];
  for (const conversation of moved) conversation.contactId = base.id;
  const kept = [...(indexes.conversationsByContact.get(base.id) ?? []), ...moved].sort((a, b) => a.id - b.id);
  indexes.conversationsByContact.set(base.id, kept);
  indexes.conversationsByContact.delete(mergee.id);
  for (const conversation of moved) {
    for (const message of indexes.messagesByConversation.get(conversation.id) ?? []) {
      if (message.sender?.type === "Contact") message.sender = { type: "Contact", id: base.id };
    }
  }
  for (const note of world.store.contactNotes.values()) if (note.contactId === mergee.id) note.contactId = base.id;
  unindexContact(indexes, mergee);
  world.store.contacts.delete(mergee.id);
  updateContact(world, base, {
    name: base.name === "" ? mergee.name : base.name,
    email: base.email ?? mergee.email,
    phoneNumber: base.phoneNumber ?? mergee.phoneNumber,
    identifier: base.identifier ?? mergee.identifier,
    customAttributes: { ...mergee.customAttributes, ...base.customAttributes },
    additionalAttributes: { ...mergee.additionalAttributes, ...base.additionalAttributes },
  });
}

/** Takes everything of the contact along: conversations, messages, addresses. */
export function removeContact(world: World, contact: Contact): void {
  const { indexes, contacts, contactInboxes, conversations, messages } = world.store;
  for (const conversation of indexes.conversationsByContact.get(contact.id) ?? []) {
    for (const message of indexes.messagesByConversation.get(conversation.id) ?? []) messages.delete(message.id);
    conversations.delete(conversation.id);
    indexes.messagesByConversation.delete(conversation.id);
    indexes.conversationsByUuid.delete(conversation.uuid);
    indexes.conversationsByContactInbox.delete(conversation.contactInboxId);
  }
  indexes.conversationsByContact.delete(contact.id);
  for (const link of linksOf(world, contact)) {
    contactInboxes.delete(link.id);
    indexes.contactInboxBySource.delete(sourceKey(link.inboxId, link.sourceId));
  }
  contacts.delete(contact.id);
  unindexContact(indexes, contact);
}
