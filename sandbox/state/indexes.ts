import type { Contact, ContactInbox, Conversation, Message } from "./entities.ts";

/** Look-ups that every request needs; kept by hand so that no request scans a table. */
export type Indexes = {
  readonly messagesByConversation: Map<number, Message[]>;
  readonly conversationsByContact: Map<number, Conversation[]>;
  readonly conversationsByContactInbox: Map<number, Conversation[]>;
  readonly conversationsByUuid: Map<string, Conversation>;
  readonly contactInboxBySource: Map<string, ContactInbox>;
  readonly contactByKey: Map<string, Contact>;
};

export function createIndexes(): Indexes {
  return {
    messagesByConversation: new Map(),
    conversationsByContact: new Map(),
    conversationsByContactInbox: new Map(),
    conversationsByUuid: new Map(),
    contactInboxBySource: new Map(),
    contactByKey: new Map(),
  };
}

export const sourceKey = (inboxId: number, sourceId: string) => `${inboxId} ${sourceId}`;

function contactKeys(contact: Contact): string[] {
  const keys: string[] = [];
  if (contact.email) keys.push(`email ${contact.email.toLowerCase()}`);
  if (contact.phoneNumber) keys.push(`phone ${contact.phoneNumber}`);
  if (contact.identifier) keys.push(`identifier ${contact.identifier}`);
  return keys;
}

function append<K, V>(index: Map<K, V[]>, key: K, value: V): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}

export function indexMessage(indexes: Indexes, message: Message): void {
  append(indexes.messagesByConversation, message.conversationId, message);
}

export function indexConversation(indexes: Indexes, conversation: Conversation): void {
  append(indexes.conversationsByContact, conversation.contactId, conversation);
  append(indexes.conversationsByContactInbox, conversation.contactInboxId, conversation);
  indexes.conversationsByUuid.set(conversation.uuid, conversation);
}

export function indexContactInbox(indexes: Indexes, link: ContactInbox): void {
  indexes.contactInboxBySource.set(sourceKey(link.inboxId, link.sourceId), link);
}

export function indexContact(indexes: Indexes, contact: Contact): void {
  for (const key of contactKeys(contact)) indexes.contactByKey.set(key, contact);
}

export function unindexContact(indexes: Indexes, contact: Contact): void {
  for (const key of contactKeys(contact)) {
    if (indexes.contactByKey.get(key) === contact) indexes.contactByKey.delete(key);
  }
}
