import { unix, unixOrNull } from "../clock.ts";
import type { AgentBot, Contact, ContactInbox, SenderRef, User } from "../state/entities.ts";
import { ACCOUNT_ID, type World } from "../world.ts";

export function accountRef(world: World) {
  return { id: ACCOUNT_ID, name: world.store.accounts.get(ACCOUNT_ID)?.name ?? "" };
}

function contactFields(contact: Contact) {
  return {
    email: contact.email,
    id: contact.id,
    identifier: contact.identifier,
    name: contact.name,
    phone_number: contact.phoneNumber,
    thumbnail: contact.avatarUrl,
    blocked: contact.blocked,
  };
}

/** The form inside conversations and messages. */
export function contactPush(contact: Contact) {
  return {
    additional_attributes: contact.additionalAttributes,
    custom_attributes: contact.customAttributes,
    ...contactFields(contact),
    type: "contact",
  };
}

/** The form at the top of a webhook: it has no `type`. */
export function contactWebhook(world: World, contact: Contact) {
  return {
    account: accountRef(world),
    additional_attributes: contact.additionalAttributes,
    avatar: contact.avatarUrl,
    custom_attributes: contact.customAttributes,
    ...contactFields(contact),
  };
}

export function contactRest(contact: Contact) {
  return {
    additional_attributes: contact.additionalAttributes,
    availability_status: "offline",
    email: contact.email,
    id: contact.id,
    name: contact.name,
    phone_number: contact.phoneNumber,
    blocked: contact.blocked,
    identifier: contact.identifier,
    thumbnail: contact.avatarUrl,
    custom_attributes: contact.customAttributes,
    ...(contact.lastActivityAt === null ? {} : { last_activity_at: unix(contact.lastActivityAt) }),
    created_at: unixOrNull(contact.createdAt),
  };
}

export function contactInboxRest(world: World, link: ContactInbox) {
  const inbox = world.store.inboxes.get(link.inboxId);
  return {
    source_id: link.sourceId,
    inbox: {
      id: link.inboxId,
      avatar_url: "",
      channel_id: link.inboxId,
      name: inbox?.name ?? "",
      channel_type: inbox?.channelType ?? "",
      provider: null,
    },
  };
}

export const availableName = (user: User) => user.displayName ?? user.name;

export function userPush(user: User) {
  return {
    id: user.id,
    name: user.name,
    available_name: availableName(user),
    avatar_url: "",
    type: "user",
    availability_status: user.availability,
    thumbnail: "",
  };
}

export function agentRest(user: User) {
  return {
    id: user.id,
    account_id: ACCOUNT_ID,
    availability_status: user.availability,
    auto_offline: user.autoOffline,
    confirmed: true,
    email: user.email,
    provider: "email",
    available_name: availableName(user),
    custom_attributes: user.customAttributes,
    name: user.name,
    role: user.role,
    thumbnail: "",
  };
}

export function botPush(bot: AgentBot) {
  return { id: bot.id, name: bot.name, avatar_url: bot.avatarUrl, type: "agent_bot" };
}

export function botSlim(bot: AgentBot) {
  return {
    id: bot.id,
    name: bot.name,
    description: bot.description,
    thumbnail: bot.avatarUrl,
    ...(bot.accountId === null ? {} : { outgoing_url: bot.outgoingUrl }),
    bot_type: bot.botType,
  };
}

/** `sender` of a message in REST and inside conversations. */
export function senderPush(world: World, sender: SenderRef | null) {
  if (sender === null) return undefined;
  const { users, bots, contacts } = world.store;
  if (sender.type === "User") return mapped(users.get(sender.id), userPush);
  if (sender.type === "AgentBot") return mapped(bots.get(sender.id), botPush);
  return mapped(contacts.get(sender.id), contactPush);
}

/** `sender` at the top level of a message webhook. */
export function senderWebhook(world: World, sender: SenderRef | null) {
  if (sender === null) return null;
  const { users, bots, contacts } = world.store;
  if (sender.type === "User") {
    return mapped(users.get(sender.id), ({ id, name, email }) => ({ id, name, email, type: "user" })) ?? null;
  }
  if (sender.type === "AgentBot") {
    return mapped(bots.get(sender.id), ({ id, name }) => ({ id, name, type: "agent_bot" })) ?? null;
  }
  return mapped(contacts.get(sender.id), (contact) => contactWebhook(world, contact)) ?? null;
}

function mapped<T, R>(value: T | undefined, form: (value: T) => R): R | undefined {
  return value === undefined ? undefined : form(value);
}
