import { asInteger, asObject, asPresent, asText, isObject, type JsonObject } from "../input.ts";
import { unprocessable } from "../refusal.ts";
import type { Conversation, Message } from "../state/entities.ts";
import type { World } from "../world.ts";
import { updateContact } from "./contacts.ts";
import { updateMessage } from "./message-update.ts";
import { postMessage } from "./templates.ts";

const DAY_MS = 86_400_000;
const SURVEY_DAYS = 14;
/** Channels that draw choices themselves: the answer comes back as an ordinary message. */
const NATIVE_CHOICES = new Set([
  "Channel::Whatsapp",
  "Channel::Telegram",
  "Channel::FacebookPage",
  "Channel::Instagram",
  "Channel::Line",
]);

/** A customer answers a form, a choice, an e-mail request or the survey. */
export function submitAnswer(world: World, message: Message, body: JsonObject): void {
  const conversation = world.store.conversations.get(message.conversationId);
  if (!conversation) return;
  const email = asPresent(body.submitted_email) ?? asPresent(asObject(body.contact)?.email);
  const values = Array.isArray(body.submitted_values) ? body.submitted_values : [body.submitted_values];
  const channel = world.store.inboxes.get(message.inboxId)?.channelType ?? "";
  if (message.contentType === "input_email" && email !== undefined) {
    submitEmail(world, message, email);
  } else if (message.contentType === "input_csat") {
    submitSurvey(world, message, body.submitted_values);
  } else if (message.contentType === "input_select" && NATIVE_CHOICES.has(channel)) {
    answerByMessage(world, conversation, { channel, choice: values[0] });
  } else {
    const contentAttributes = { ...message.contentAttributes, submitted_values: values.filter(isObject) };
    updateMessage(world, message, { contentAttributes });
  }
}

function answerByMessage(world: World, conversation: Conversation, answer: { channel: string; choice: unknown }): void {
  const choice = asObject(answer.choice) ?? {};
  const content = asText(answer.channel === "Channel::Telegram" ? choice.value : choice.title) ?? null;
  const sender = { type: "Contact" as const, id: conversation.contactId };
  postMessage(world, conversation, { type: "incoming", content, sender });
}

function submitEmail(world: World, message: Message, email: string): void {
  const contact = world.store.conversations.get(message.conversationId)?.contactId;
  const row = contact === undefined ? undefined : world.store.contacts.get(contact);
  if (row) updateContact(world, row, { email });
  updateMessage(world, message, { contentAttributes: { ...message.contentAttributes, submitted_email: email } });
}

/** The survey stays open to changes for two weeks. */
export function submitSurvey(world: World, message: Message, submitted: unknown): void {
  const response = asObject(asObject(submitted)?.csat_survey_response);
  const rating = asInteger(response?.rating);
  if (rating === undefined || rating < 1 || rating > 5)
    throw unprocessable("Validation failed: Rating is not included in the list");
  if (world.clock.now() - message.createdAt > SURVEY_DAYS * DAY_MS) {
    throw unprocessable("You cannot update the CSAT survey after 14 days");
  }
  const feedback = asText(response?.feedback_message) ?? "";
  const values = { csat_survey_response: { rating, feedback_message: feedback } };
  updateMessage(world, message, { contentAttributes: { ...message.contentAttributes, submitted_values: values } });
  recordSurvey(world, message, { rating, feedback });
}

function recordSurvey(world: World, message: Message, answer: { rating: number; feedback: string }): void {
  const conversation = world.store.conversations.get(message.conversationId);
  if (!conversation) return;
  const known = [...world.store.csatResponses.values()].find((row) => row.messageId === message.id);
  if (known) {
    Object.assign(known, answer);
    return;
  }
  const id = world.store.nextId("csatResponses");
  world.store.csatResponses.set(id, {
    id,
    conversationId: conversation.id,
    contactId: conversation.contactId,
    messageId: message.id,
    assigneeId: conversation.assigneeId,
    ...answer,
    createdAt: world.clock.now(),
  });
}
