import { iso } from "../clock.ts";
import { asFlag, asInteger, asText, type JsonObject, oneOf } from "../input.ts";
import { Refusal } from "../refusal.ts";
import { loadConversation } from "../rules/conversations.ts";
import { deleteMessage, updateMessage } from "../rules/message-update.ts";
import { postMessage } from "../rules/templates.ts";
import { messagesOf } from "../rules/timeline.ts";
import { messageRest } from "../serializers/message.ts";
import { contactPush, userPush } from "../serializers/people.ts";
import { type Conversation, MESSAGE_STATUSES, type Message } from "../state/entities.ts";
import type { World } from "../world.ts";
import { seenConversation } from "./access.ts";
import { parseMessage } from "./message-input.ts";
import { type AccountRoute, type Call, forBots, forUsers, found, idParam, type UserActor } from "./route.ts";

const PAGE = 20;
const AFTER_LIMIT = 100;
const BETWEEN_LIMIT = 1_000;

export function messageRoutes(world: World): readonly AccountRoute[] {
  const base = "/conversations/:conversation_id/messages";
  return [
    forBots(`POST ${base}`, "messages.create", (call) => {
      const conversation = seenConversation(world, call, "conversation_id");
      const message = postMessage(world, conversation, parseMessage(world, conversation, call));
      return messageRest(world, message, asText(call.body.echo_id));
    }),
    forUsers(`GET ${base}`, (call) => list(world, call)),
    ...(world.caps.patchMessageStatus
      ? [forUsers(`PATCH ${base}/:id`, (call) => patchStatus(world, messageOf(world, call), call.body))]
      : []),
    forUsers(`DELETE ${base}/:id`, (call) => {
      const message = messageOf(world, call);
      deleteMessage(world, message);
      return messageRest(world, message);
    }),
    forUsers(`POST ${base}/:id/retry`, (call) => {
      const message = messageOf(world, call);
      updateMessage(world, message, { status: "sent", contentAttributes: {} });
      return messageRest(world, message);
    }),
    forUsers(`POST ${base}/:id/translate`, (call) => {
      const message = messageOf(world, call);
      const language = asText(call.body.target_language) ?? "en";
      const translations = { [language]: message.content };
      updateMessage(world, message, { contentAttributes: { ...message.contentAttributes, translations } });
      return { content: message.content };
    }),
  ];
}

function patchStatus(world: World, message: Message, body: JsonObject) {
  if (found(world.store.inboxes.get(message.inboxId)).channelType !== "Channel::Api") {
    throw new Refusal(403, { error: "Message status update is only allowed for API inboxes" });
  }
  const status = oneOf(body.status, MESSAGE_STATUSES) ?? message.status;
  const error = status === "failed" ? asText(body.external_error) : undefined;
  const contentAttributes = {
    ...message.contentAttributes,
    ...(error === undefined ? {} : { external_error: error }),
  };
  updateMessage(world, message, { status, contentAttributes });
  return messageRest(world, message);
}

function messageOf(world: World, call: Call<UserActor>): Message {
  const conversation = seenConversation(world, call, "conversation_id");
  const message = found(world.store.messages.get(idParam(call)));
  return found(message.conversationId === conversation.id ? message : undefined);
}

function list(world: World, call: Call<UserActor>) {
  const conversation = loadConversation(world, seenConversation(world, call, "conversation_id").id);
  const contact = found(world.store.contacts.get(conversation.contactId));
  const assignee = conversation.assigneeId === null ? undefined : world.store.users.get(conversation.assigneeId);
  return {
    meta: {
      labels: conversation.labels,
      additional_attributes: conversation.additionalAttributes,
      contact: contactPush(contact),
      ...(assignee ? { assignee: userPush(assignee) } : {}),
      agent_last_seen_at: conversation.agentLastSeenAt === null ? null : iso(conversation.agentLastSeenAt),
      assignee_last_seen_at: conversation.assigneeLastSeenAt === null ? null : iso(conversation.assigneeLastSeenAt),
    },
    payload: select(world, conversation, call).map((message) => messageRest(world, message)),
  };
}

function select(world: World, conversation: Conversation, { query }: Call<UserActor>): readonly Message[] {
  const before = asInteger(query.before);
  const after = asInteger(query.after);
  const all = messagesOf(world, conversation);
  const shown = asFlag(query.filter_internal_messages)
    ? all.filter((message) => !message.private && message.type !== "activity")
    : all;
  if (before !== undefined && after !== undefined) {
    return shown.filter(({ id }) => id >= after && id < before).slice(0, BETWEEN_LIMIT);
  }
  if (after !== undefined) return shown.filter(({ id }) => id > after).slice(0, AFTER_LIMIT);
  if (before !== undefined) return shown.filter(({ id }) => id < before).slice(-PAGE);
  return shown.slice(-PAGE);
}
