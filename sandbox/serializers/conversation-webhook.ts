import { iso, isoOrNull, unix, unixFloat } from "../clock.ts";
import { canReply, lastPublicMessage, unreadCount } from "../rules/timeline.ts";
import type { ContactInbox, Conversation } from "../state/entities.ts";
import type { World } from "../world.ts";
import { messageRow } from "./message.ts";
import { accountRef, botPush, contactPush, userPush } from "./people.ts";

/** The body of conversation events, also found under `conversation` in message events. */
export function conversationWebhook(world: World, conversation: Conversation) {
  const link = world.store.contactInboxes.get(conversation.contactInboxId);
  const last = lastPublicMessage(world, conversation);
  return {
    additional_attributes: conversation.additionalAttributes,
    can_reply: canReply(world, conversation),
    channel: world.store.inboxes.get(conversation.inboxId)?.channelType ?? null,
    contact_inbox: link ? contactInboxRow(link) : null,
    id: conversation.id,
    inbox_id: conversation.inboxId,
    messages: last ? [messageRow(world, last, "webhook")] : [],
    labels: conversation.labels,
    meta: meta(world, conversation, link),
    status: conversation.status,
    custom_attributes: conversation.customAttributes,
    snoozed_until: isoOrNull(conversation.snoozedUntil),
    unread_count: unreadCount(world, conversation),
    first_reply_created_at: isoOrNull(conversation.firstReplyAt),
    priority: conversation.priority,
    waiting_since: unix(conversation.waitingSince),
    agent_last_seen_at: unix(conversation.agentLastSeenAt),
    contact_last_seen_at: unix(conversation.contactLastSeenAt),
    last_activity_at: unix(conversation.lastActivityAt),
    timestamp: unix(conversation.lastActivityAt),
    created_at: unix(conversation.createdAt),
    updated_at: world.caps.updatedAtFloat ? unixFloat(conversation.updatedAt) : unix(conversation.updatedAt),
    ...(world.caps.accountInConversation ? { account: accountRef(world) } : {}),
  };
}

function contactInboxRow(link: ContactInbox) {
  return {
    id: link.id,
    contact_id: link.contactId,
    inbox_id: link.inboxId,
    source_id: link.sourceId,
    created_at: iso(link.createdAt),
    updated_at: iso(link.updatedAt),
    hmac_verified: link.hmacVerified,
    pubsub_token: link.pubsubToken,
  };
}

function meta(world: World, conversation: Conversation, link: ContactInbox | undefined) {
  const { store, caps } = world;
  const contact = store.contacts.get(conversation.contactId);
  const user = conversation.assigneeId === null ? undefined : store.users.get(conversation.assigneeId);
  const bot = conversation.assigneeBotId === null ? undefined : store.bots.get(conversation.assigneeBotId);
  const team = conversation.teamId === null ? undefined : store.teams.get(conversation.teamId);
  return {
    sender: contact ? contactPush(contact) : null,
    assignee: user ? userPush(user) : bot ? botPush(bot) : null,
    ...(caps.assigneeType ? { assignee_type: user ? "User" : bot ? "AgentBot" : null } : {}),
    team: team
      ? { id: team.id, name: team.name, ...(caps.teamIcons ? { icon: team.icon, icon_color: team.iconColor } : {}) }
      : null,
    hmac_verified: link?.hmacVerified ?? false,
  };
}
