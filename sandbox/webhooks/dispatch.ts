import { changeList } from "../rules/changes.ts";
import type { DomainEvent, EventName } from "../rules/events.ts";
import { conversationWebhook } from "../serializers/conversation-webhook.ts";
import { messageWebhook } from "../serializers/message-webhook.ts";
import { accountRef, contactWebhook, senderWebhook } from "../serializers/people.ts";
import type { AgentBot, Conversation, Inbox } from "../state/entities.ts";
import type { World } from "../world.ts";
import type { WebhookSender } from "./sender.ts";
import { railsJson } from "./wire.ts";

const BOT_EVENTS: readonly EventName[] = [
  "message_created",
  "message_updated",
  "conversation_opened",
  "conversation_resolved",
  "webwidget_triggered",
];
const BOT_EVENTS_SINCE_4_13: readonly EventName[] = ["conversation_status_changed", "conversation_updated"];
const BOT_ONLY: readonly EventName[] = ["conversation_opened", "conversation_resolved"];

/** Decides who hears of an event and hands the deliveries over. */
export function createDispatcher(world: World, sender: WebhookSender): (event: DomainEvent) => void {
  return (event) => {
    if (isActivity(event)) return;
    const ids = idsOf(event);
    const body = () => railsJson(bodyOf(world, event));
    for (const bot of botsFor(world, event)) {
      if (!bot.outgoingUrl) continue;
      sender.send({ kind: "agent_bot", url: bot.outgoingUrl, secret: bot.secret, event: event.name, body, ...ids });
    }
    if (BOT_ONLY.includes(event.name)) return;
    for (const webhook of world.store.webhooks.values()) {
      if (!webhook.subscriptions.includes(event.name)) continue;
      sender.send({ kind: "account", url: webhook.url, secret: webhook.secret, event: event.name, body, ...ids });
    }
    const inbox = inboxOf(world, event);
    if (inbox?.channelType !== "Channel::Api" || !inbox.webhookUrl) return;
    sender.send({ kind: "api_inbox", url: inbox.webhookUrl, secret: inbox.secret, event: event.name, body, ...ids });
  };
}

/** Activity lines are the one kind of message that no webhook ever carries. */
const isActivity = (event: DomainEvent) => "message" in event && event.message.type === "activity";

function idsOf(event: DomainEvent) {
  return {
    conversationId: "conversation" in event ? event.conversation.id : null,
    messageId: "message" in event ? event.message.id : null,
  };
}

function inboxOf(world: World, event: DomainEvent): Inbox | undefined {
  if ("conversation" in event) return world.store.inboxes.get(event.conversation.inboxId);
  return "link" in event ? world.store.inboxes.get(event.link.inboxId) : undefined;
}

function botsFor(world: World, event: DomainEvent): readonly AgentBot[] {
  const isSent =
    BOT_EVENTS.includes(event.name) ||
    (world.caps.sendsConversationUpdated && BOT_EVENTS_SINCE_4_13.includes(event.name));
  if (!isSent) return [];
  const ids = new Set<number>();
  const connected = inboxOf(world, event)?.agentBotId;
  if (connected != null) ids.add(connected);
  const owner = "conversation" in event ? event.conversation.assigneeBotId : null;
  if (owner !== null && world.caps.assigneeBotReceives) ids.add(owner);
  return [...ids].flatMap((id) => world.store.bots.get(id) ?? []);
}

function bodyOf(world: World, event: DomainEvent): unknown {
  switch (event.name) {
    case "message_created":
    case "message_updated":
      return { ...messageWebhook(world, event.message, event.conversation), event: event.name };
    case "conversation_created":
    case "conversation_opened":
    case "conversation_resolved":
      return conversationEvent(world, event.conversation, event.name);
    case "conversation_status_changed":
      // Chatwoot reads the changes when they are already gone: the key is there, its value never.
      return { ...conversationEvent(world, event.conversation, event.name), changed_attributes: null };
    case "conversation_updated": {
      const changed = { changed_attributes: changeList(event.changes) };
      return { ...conversationEvent(world, event.conversation, event.name), ...changed };
    }
    case "conversation_typing_on":
    case "conversation_typing_off":
      return {
        event: event.name,
        user: senderWebhook(world, event.user),
        conversation: conversationWebhook(world, event.conversation),
        is_private: event.isPrivate,
      };
    case "contact_created":
      return { ...contactWebhook(world, event.contact), event: event.name };
    case "contact_updated": {
      const changed = { changed_attributes: changeList(event.changes) };
      return { ...contactWebhook(world, event.contact), event: event.name, ...changed };
    }
    case "webwidget_triggered":
      return widgetEvent(world, event);
  }
}

function conversationEvent(world: World, conversation: Conversation, event: string) {
  return { ...conversationWebhook(world, conversation), event };
}

function widgetEvent(world: World, { link, info }: Extract<DomainEvent, { name: "webwidget_triggered" }>) {
  const contact = world.store.contacts.get(link.contactId);
  const current = world.store.indexes.conversationsByContactInbox.get(link.id)?.at(-1);
  return {
    id: link.id,
    contact: contact ? contactWebhook(world, contact) : null,
    inbox: { id: link.inboxId, name: world.store.inboxes.get(link.inboxId)?.name ?? "" },
    account: accountRef(world),
    current_conversation: current ? conversationWebhook(world, current) : null,
    source_id: link.sourceId,
    event: "webwidget_triggered",
    event_info: info,
  };
}
