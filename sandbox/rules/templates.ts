import type { Conversation, Inbox, Message } from "../state/entities.ts";
import type { World } from "../world.ts";
import { isOpenNow } from "./hours.ts";
import type { NewMessage } from "./message-store.ts";
import { createMessage } from "./messages.ts";
import { canReply, messagesOf } from "./timeline.ts";

const RECENT_REPLY_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

/** A message, and the ones Chatwoot then writes by itself: all are templates without a sender. */
export function postMessage(world: World, conversation: Conversation, input: NewMessage): Message {
  const message = createMessage(world, conversation, input);
  runTemplates(world, conversation, message);
  return message;
}

function runTemplates(world: World, conversation: Conversation, message: Message): void {
  const inbox = world.store.inboxes.get(conversation.inboxId);
  if (!inbox || message.type !== "incoming") return;
  if (isOutOfOffice(world, conversation, inbox)) template(world, conversation, inbox.settings.out_of_office_message);
  if (inbox.settings.greeting_enabled && inbox.settings.greeting_message && isUnanswered(world, conversation)) {
    template(world, conversation, inbox.settings.greeting_message);
  }
  if (wantsEmail(world, conversation, inbox)) {
    template(world, conversation, "Give the team a way to reach you.");
    createMessage(world, conversation, {
      type: "template",
      content: "Get notified by email",
      contentType: "input_email",
      sender: null,
    });
  }
}

function template(world: World, conversation: Conversation, content: string | null): void {
  createMessage(world, conversation, { type: "template", content, sender: null });
}

function isUnanswered(world: World, conversation: Conversation): boolean {
  return !messagesOf(world, conversation).some(({ type }) => type === "outgoing" || type === "template");
}

function isOutOfOffice(world: World, conversation: Conversation, inbox: Inbox): boolean {
  const { settings } = inbox;
  if (!settings.working_hours_enabled || !settings.out_of_office_message) return false;
  const now = world.clock.now();
  if (isOpenNow(inbox, now)) return false;
  const startOfDay = now - (now % DAY_MS);
  return !messagesOf(world, conversation).some((message) => {
    if (message.type === "template") return message.createdAt >= startOfDay;
    return message.type === "outgoing" && !message.private && message.createdAt > now - RECENT_REPLY_MS;
  });
}

function wantsEmail(world: World, conversation: Conversation, inbox: Inbox): boolean {
  if (inbox.channelType !== "Channel::WebWidget" || !inbox.settings.enable_email_collect) return false;
  if (world.store.contacts.get(conversation.contactId)?.email) return false;
  return !messagesOf(world, conversation).some(({ contentType }) => contentType === "input_email");
}

/** The satisfaction survey, once for each conversation, also when it was a bot that resolved it. */
export function sendSurvey(world: World, conversation: Conversation): void {
  const inbox = world.store.inboxes.get(conversation.inboxId);
  if (!inbox?.settings.csat_survey_enabled || !canReply(world, conversation)) return;
  if (messagesOf(world, conversation).some(({ contentType }) => contentType === "input_csat")) return;
  const { message, display_type: displayType } = inbox.settings.csat_config;
  createMessage(world, conversation, {
    type: "template",
    content: typeof message === "string" && message !== "" ? message : "Please rate this conversation",
    contentType: "input_csat",
    contentAttributes: { display_type: typeof displayType === "string" ? displayType : "emoji" },
    sender: null,
  });
}
