import { asFlag, asInteger, asList, asObject, asPresent, asText, isObject, type JsonObject, oneOf } from "../input.ts";
import { notFound, unprocessable } from "../refusal.ts";
import { storeFile } from "../rules/attachments.ts";
import { renderForChannel } from "../rules/markdown.ts";
import type { NewMessage } from "../rules/message-store.ts";
import { messagesOf } from "../rules/timeline.ts";
import {
  CONTENT_TYPES,
  type ContentType,
  type Conversation,
  MESSAGE_TYPES,
  type SenderRef,
} from "../state/entities.ts";
import { ACCOUNT_ID, type Actor, type World } from "../world.ts";
import type { Upload } from "./route.ts";

const CONTENT_LIMIT = 150_000;
const MAX_ATTACHMENTS = 15;
const MINUTE_MS = 60_000;

/** Channels where Chatwoot itself talks to a provider, and so skips what already has a source id. */
const OWN_CHANNELS = new Set(["Channel::Api", "Channel::WebWidget"]);

const ITEM_KEYS: Partial<Record<ContentType, readonly string[]>> = {
  input_select: ["title", "value"],
  cards: ["title", "description", "media_url", "actions"],
  article: ["title", "description", "link"],
  form: [
    ...["type", "placeholder", "label", "name", "options", "default", "required", "pattern", "title"],
    "pattern_error",
  ],
};

type MessageRequest = { readonly body: JsonObject; readonly uploads: readonly Upload[]; readonly actor: Actor };

/** A message as the account API takes it. Every refusal is a 422 with one `error` text. */
export function parseMessage(world: World, conversation: Conversation, request: MessageRequest): NewMessage {
  const { body, uploads, actor } = request;
  const type = oneOf(body.message_type ?? "outgoing", MESSAGE_TYPES);
  const contentType = oneOf(body.content_type ?? "text", CONTENT_TYPES);
  const channel = world.store.inboxes.get(conversation.inboxId)?.channelType ?? "";
  if (!type) throw unprocessable(`'${asText(body.message_type)}' is not a valid message_type`);
  if (!contentType) throw unprocessable(`'${asText(body.content_type)}' is not a valid content_type`);
  if (type !== "outgoing" && channel !== "Channel::Api") {
    throw unprocessable("Incoming messages are only allowed in Api inboxes");
  }
  const content = asText(body.content) ?? null;
  if (content !== null && content.length > CONTENT_LIMIT) {
    throw unprocessable(`Validation failed: Content is too long (maximum is ${CONTENT_LIMIT} characters)`);
  }
  refuseFlood(world, conversation);
  const contentAttributes = attributesOf(world, body, channel);
  checkItems(contentType, contentAttributes.items);
  const sourceId = asPresent(body.source_id) ?? null;
  return {
    ...{ type, content, contentType, contentAttributes, sourceId },
    private: asFlag(body.private) ?? false,
    additionalAttributes: campaignAttributes(body),
    sender: senderOf(world, conversation, { type, body, actor }),
    attachments: filesOf(world, uploads),
    undelivered: type === "outgoing" && sourceId !== null && !OWN_CHANNELS.has(channel),
  };
}

/** Chatwoot counts activity lines too. */
export function refuseFlood(world: World, conversation: Conversation): void {
  const since = world.clock.now() - MINUTE_MS;
  const limit = world.switches.messages_per_minute;
  const oldest = messagesOf(world, conversation).at(-limit);
  if (oldest && oldest.createdAt > since) throw unprocessable("Too many messages");
}

export function filesOf(world: World, uploads: readonly Upload[]) {
  const files = uploads.filter(({ name }) => name === "attachments[]" || name === "attachments");
  if (files.length > MAX_ATTACHMENTS) {
    throw unprocessable(`Validation failed: Attachments exceeds maximum allowed (${MAX_ATTACHMENTS})`);
  }
  return files.map((file) => storeFile(world, file));
}

function attributesOf(world: World, body: JsonObject, channel: string): JsonObject {
  const attributes: JsonObject = { ...asObject(body.content_attributes) };
  if (body.external_created_at !== undefined) attributes.external_created_at = body.external_created_at;
  if (channel !== "Channel::Email") return attributes;
  const addresses = (value: unknown) => (asText(value) ?? "").split(",").flatMap((part) => part.trim() || []);
  return {
    ...attributes,
    cc_emails: addresses(body.cc_emails),
    bcc_emails: addresses(body.bcc_emails),
    to_emails: addresses(body.to_emails),
    ...(world.caps.htmlEmail && asFlag(body.private) !== true ? { email: emailParts(body) } : {}),
  };
}

function emailParts(body: JsonObject) {
  const text = asText(body.content) ?? "";
  const html = asText(body.email_html_content) ?? renderForChannel("Channel::Email", text);
  return { html_content: { full: html, reply: html }, text_content: { full: text, reply: text } };
}

function campaignAttributes(body: JsonObject): JsonObject {
  const template = asObject(body.template_params);
  const campaign = asInteger(body.campaign_id);
  return {
    ...(template ? { template_params: template } : {}),
    ...(campaign === undefined ? {} : { campaign_id: campaign }),
  };
}

function checkItems(contentType: ContentType, items: unknown): void {
  const allowed = ITEM_KEYS[contentType];
  if (!allowed) return;
  const list = asList(items);
  if (list.length === 0) {
    if (contentType === "input_select")
      throw unprocessable("Validation failed: Content attributes At least one item is required.");
    return;
  }
  const wrong = [...new Set(list.flatMap((item) => (isObject(item) ? Object.keys(item) : [])))].filter(
    (key) => !allowed.includes(key),
  );
  if (wrong.length === 0) return;
  const named = wrong.map((key) => `"${key}"`).join(", ");
  throw unprocessable(`Validation failed: Content attributes contains invalid keys for items : [${named}]`);
}

type SenderRequest = { readonly type: string; readonly body: JsonObject; readonly actor: Actor };

function senderOf(world: World, conversation: Conversation, { type, body, actor }: SenderRequest): SenderRef | null {
  if (type !== "outgoing") return { type: "Contact", id: conversation.contactId };
  if (actor.kind === "bot") return { type: "AgentBot", id: actor.bot.id };
  if (actor.kind !== "user") return null;
  if (body.sender_type !== "AgentBot") return { type: "User", id: actor.user.id };
  const bot = world.store.bots.get(asInteger(body.sender_id) ?? 0);
  if (!bot || (bot.accountId !== null && bot.accountId !== ACCOUNT_ID)) throw notFound();
  return { type: "AgentBot", id: bot.id };
}
