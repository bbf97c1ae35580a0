import { iso, unix, unixFloat } from "../clock.ts";
import { canReply, lastMessage, messagesOf, unreadCount } from "../rules/timeline.ts";
import type { Conversation, Team, User } from "../state/entities.ts";
import { ACCOUNT_ID, type World } from "../world.ts";
import { messageRow } from "./message.ts";
import { agentRest, botSlim, contactRest } from "./people.ts";

/** A conversation as the REST API shows it; `viewer` decides `is_member` of the team. */
export function conversationRest(world: World, conversation: Conversation, viewer?: User) {
  const last = lastMessage(world, conversation);
  const spoken = messagesOf(world, conversation).findLast(({ type }) => type !== "activity");
  const contact = world.store.contacts.get(conversation.contactId);
  return {
    meta: meta(world, conversation, viewer),
    id: conversation.id,
    messages: last ? [messageRow(world, last, "rest")] : [],
    account_id: ACCOUNT_ID,
    uuid: conversation.uuid,
    additional_attributes: conversation.additionalAttributes,
    agent_last_seen_at: unix(conversation.agentLastSeenAt),
    assignee_last_seen_at: unix(conversation.assigneeLastSeenAt),
    can_reply: canReply(world, conversation),
    contact_last_seen_at: unix(conversation.contactLastSeenAt),
    custom_attributes: conversation.customAttributes,
    inbox_id: conversation.inboxId,
    labels: conversation.labels,
    muted: contact?.blocked ?? false,
    snoozed_until: conversation.snoozedUntil === null ? null : iso(conversation.snoozedUntil),
    status: conversation.status,
    created_at: unix(conversation.createdAt),
    updated_at: unixFloat(conversation.updatedAt),
    timestamp: unix(conversation.lastActivityAt),
    first_reply_created_at: unix(conversation.firstReplyAt),
    unread_count: unreadCount(world, conversation),
    last_non_activity_message: spoken ? messageRow(world, spoken, "rest") : null,
    last_activity_at: unix(conversation.lastActivityAt),
    priority: conversation.priority,
    waiting_since: unix(conversation.waitingSince),
    sla_policy_id: null,
  };
}

function meta(world: World, conversation: Conversation, viewer: User | undefined) {
  const { store, caps } = world;
  const contact = store.contacts.get(conversation.contactId);
  const user = conversation.assigneeId === null ? undefined : store.users.get(conversation.assigneeId);
  const bot = conversation.assigneeBotId === null ? undefined : store.bots.get(conversation.assigneeBotId);
  const team = conversation.teamId === null ? undefined : store.teams.get(conversation.teamId);
  const assignee = user ? agentRest(user) : bot ? botSlim(bot) : undefined;
  return {
    sender: contact ? contactRest(contact) : null,
    channel: store.inboxes.get(conversation.inboxId)?.channelType ?? null,
    ...(assignee ? { assignee } : {}),
    ...(assignee && caps.assigneeType ? { assignee_type: user ? "User" : "AgentBot" } : {}),
    ...(team ? { team: teamRest(world, team, viewer) } : {}),
    hmac_verified: store.contactInboxes.get(conversation.contactInboxId)?.hmacVerified ?? false,
  };
}

export function teamRest(world: World, team: Team, viewer: User | undefined) {
  return {
    id: team.id,
    name: team.name,
    description: team.description,
    allow_auto_assign: team.allowAutoAssign,
    ...(world.caps.teamIcons ? { icon: team.icon, icon_color: team.iconColor } : {}),
    account_id: ACCOUNT_ID,
    is_member: viewer !== undefined && team.memberIds.includes(viewer.id),
  };
}

/** The row itself, which is what an assignment to a team answers. */
export function teamRow(world: World, team: Team) {
  return {
    id: team.id,
    name: team.name,
    description: team.description,
    allow_auto_assign: team.allowAutoAssign,
    account_id: ACCOUNT_ID,
    created_at: iso(team.createdAt),
    updated_at: iso(team.updatedAt),
    ...(world.caps.teamIcons ? { icon: team.icon, icon_color: team.iconColor } : {}),
  };
}
