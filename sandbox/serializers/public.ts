import { iso, isoOrNull, unix } from "../clock.ts";
import { messagesOf } from "../rules/timeline.ts";
import {
  type Contact,
  type ContactInbox,
  type Conversation,
  type Inbox,
  MESSAGE_TYPES,
  type Message,
} from "../state/entities.ts";
import { ACCOUNT_ID, type World } from "../world.ts";
import { attachmentList } from "./message.ts";
import { senderPush } from "./people.ts";

const SHOWN = 20;

export function publicInbox(inbox: Inbox) {
  const { settings } = inbox;
  return {
    identifier: inbox.identifier,
    identity_validation_enabled: inbox.hmacMandatory,
    name: inbox.name,
    timezone: settings.timezone,
    working_hours: inbox.workingHours,
    working_hours_enabled: settings.working_hours_enabled,
    csat_survey_enabled: settings.csat_survey_enabled,
    greeting_enabled: settings.greeting_enabled,
  };
}

export function publicContact(contact: Contact, link: ContactInbox) {
  return {
    source_id: link.sourceId,
    pubsub_token: link.pubsubToken,
    id: contact.id,
    name: contact.name,
    email: contact.email,
    phone_number: contact.phoneNumber,
  };
}

/** What the customer can see: no notes, no activity, nothing that the channel never sent. */
export function visibleMessages(world: World, conversation: Conversation, beforeId?: number): Message[] {
  const messages = messagesOf(world, conversation);
  const visible: Message[] = [];
  for (let i = messages.length - 1; i >= 0 && visible.length < SHOWN; i -= 1) {
    const message = messages[i];
    if (!message || message.private || message.type === "activity" || message.undelivered) continue;
    if (beforeId === undefined || message.id < beforeId) visible.push(message);
  }
  return visible.reverse();
}

export function publicMessage(world: World, message: Message) {
  const sender = senderPush(world, message.sender);
  return {
    id: message.id,
    content: message.content,
    message_type: MESSAGE_TYPES.indexOf(message.type),
    content_type: message.contentType,
    content_attributes: message.contentAttributes,
    created_at: unix(message.createdAt),
    conversation_id: message.conversationId,
    ...attachmentList(world, message),
    ...(sender ? { sender } : {}),
  };
}

export function publicConversation(world: World, conversation: Conversation) {
  const contact = world.store.contacts.get(conversation.contactId);
  return {
    id: conversation.id,
    uuid: conversation.uuid,
    inbox_id: conversation.inboxId,
    contact_last_seen_at: unix(conversation.contactLastSeenAt),
    status: conversation.status,
    agent_last_seen_at: unix(conversation.agentLastSeenAt),
    messages: visibleMessages(world, conversation).map((message) => publicMessage(world, message)),
    contact: contact ? contactRow(contact) : null,
  };
}

function contactRow(contact: Contact) {
  return {
    id: contact.id,
    name: contact.name,
    email: contact.email,
    phone_number: contact.phoneNumber,
    account_id: ACCOUNT_ID,
    created_at: iso(contact.createdAt),
    updated_at: iso(contact.createdAt),
    additional_attributes: contact.additionalAttributes,
    identifier: contact.identifier,
    custom_attributes: contact.customAttributes,
    last_activity_at: isoOrNull(contact.lastActivityAt),
    blocked: contact.blocked,
  };
}
