import type { Conversation, Message } from "../state/entities.ts";
import type { World } from "../world.ts";

const UNREAD_CAP = 10;
const HOUR_MS = 3_600_000;
const NO_MESSAGES: readonly Message[] = [];

/** Hours after the customer's last message during which a channel still takes a reply. */
const WINDOW_HOURS: Record<string, number> = {
  "Channel::Whatsapp": 24,
  "Channel::FacebookPage": 24,
  "Channel::Instagram": 24,
  "Channel::Tiktok": 48,
};

export function messagesOf(world: World, conversation: Conversation): readonly Message[] {
  return world.store.indexes.messagesByConversation.get(conversation.id) ?? NO_MESSAGES;
}

export function lastPublicMessage(world: World, conversation: Conversation): Message | undefined {
  return messagesOf(world, conversation).findLast((message) => !message.private && message.type !== "activity");
}

export function lastMessage(world: World, conversation: Conversation): Message | undefined {
  return messagesOf(world, conversation).at(-1);
}

export function unreadCount(world: World, conversation: Conversation): number {
  const messages = messagesOf(world, conversation);
  const seenAt = conversation.agentLastSeenAt ?? 0;
  let count = 0;
  for (let i = messages.length - 1; i >= 0 && count < UNREAD_CAP; i -= 1) {
    const message = messages[i];
    if (!message || message.createdAt <= seenAt) break;
    if (message.type === "incoming") count += 1;
  }
  return count;
}

export function canReply(world: World, conversation: Conversation): boolean {
  const inbox = world.store.inboxes.get(conversation.inboxId);
  if (!inbox) return false;
  const own = inbox.channelType === "Channel::Api" ? inbox.channel.agent_reply_time_window : undefined;
  const hours = WINDOW_HOURS[inbox.channelType] ?? (typeof own === "number" ? own : undefined);
  if (hours === undefined) return true;
  return conversation.lastIncomingAt !== null && world.clock.now() - conversation.lastIncomingAt < hours * HOUR_MS;
}
