import { randomBytes } from "node:crypto";
import { asFlag, asNumber, asObject, asPresent, asText, isObject, type JsonObject, oneOf } from "../input.ts";
import { unprocessable } from "../refusal.ts";
import {
  type Attachment,
  CONTENT_TYPES,
  type Contact,
  type ContactInbox,
  type Conversation,
  type Inbox,
} from "../state/entities.ts";
import type { World } from "../world.ts";
import { blankAttachment, storeFile } from "./attachments.ts";
import { createContact, findContact, findLink, inventedName, linkContact } from "./contacts.ts";
import { createConversation } from "./conversations.ts";
import { emailAttributes, findReplied, type NativeMessage } from "./native-email.ts";
import { postMessage } from "./templates.ts";

/** A customer writes in the channel's own app: contact and conversation are found or made as that channel does. */
export function receiveNative(world: World, native: NativeMessage) {
  const { inbox, body } = native;
  const contentType = oneOf(body.content_type ?? "text", CONTENT_TYPES);
  if (!contentType) throw unprocessable(`'${asText(body.content_type)}' is not a valid content_type`);
  const { contact, link } = knownContact(world, native);
  const isEmail = inbox.channelType === "Channel::Email";
  const attributes = nativeAttributes(world, native);
  const conversation = currentConversation(world, { inbox, contact, link, attributes });
  const attachments = (Array.isArray(body.attachments) ? body.attachments : [])
    .filter(isObject)
    .map((input) => nativeAttachment(world, input));
  return postMessage(world, conversation, {
    type: "incoming",
    content: asText(body.content) ?? null,
    contentType: isEmail ? "incoming_email" : contentType,
    contentAttributes: attributes,
    sourceId: messageSource(inbox, attributes),
    sender: { type: "Contact", id: contact.id },
    attachments,
  });
}

function nativeAttributes(world: World, native: NativeMessage): JsonObject {
  const given = asObject(native.body.content_attributes) ?? {};
  if (native.inbox.channelType === "Channel::Email") return emailAttributes(world, native);
  return native.inbox.channelType === "Channel::WebWidget" ? { in_reply_to: null, ...given } : given;
}

export function knownContact(world: World, { inbox, sourceId, body }: NativeMessage) {
  const existing = findLink(world, inbox, sourceId);
  const linked = existing && world.store.contacts.get(existing.contactId);
  if (linked) return { contact: linked, link: existing };
  const address = addressOf(inbox, sourceId);
  const name = asPresent(body.name) ?? (address.email?.split("@")[0] || inventedName());
  const contact = findContact(world, address) ?? createContact(world, { name, ...address });
  return { contact, link: linkContact(world, contact, { inbox, sourceId }) };
}

function addressOf(inbox: Inbox, sourceId: string): { email?: string; phoneNumber?: string } {
  if (inbox.channelType === "Channel::Email") return { email: sourceId };
  const isPhone = ["Channel::Whatsapp", "Channel::Sms", "Channel::TwilioSms"].includes(inbox.channelType);
  return isPhone && /^\+?[1-9]\d{4,14}$/.test(sourceId) ? { phoneNumber: `+${sourceId.replace("+", "")}` } : {};
}

type Entry = {
  readonly inbox: Inbox;
  readonly contact: Contact;
  readonly link: ContactInbox;
  readonly attributes: JsonObject;
};

/** The widget stays in its last conversation, mail follows its headers, everything else begins anew once resolved. */
function currentConversation(world: World, { inbox, contact, link, attributes }: Entry): Conversation {
  const own = world.store.indexes.conversationsByContactInbox.get(link.id) ?? [];
  const last = own.at(-1);
  const isLocked = inbox.settings.lock_to_single_conversation;
  const staysOpen = inbox.channelType === "Channel::WebWidget" && inbox.settings.allow_messages_after_resolved;
  const continued =
    inbox.channelType === "Channel::Email"
      ? findReplied(world, own, attributes)
      : isLocked || staysOpen || last?.status !== "resolved"
        ? last
        : own.findLast(({ status }) => status !== "resolved");
  return continued ?? createConversation(world, { inbox, contact, link, ...firstAttributes(world, inbox, attributes) });
}

function firstAttributes(world: World, inbox: Inbox, attributes: JsonObject): { additionalAttributes: JsonObject } {
  const now = new Date(world.clock.now());
  if (inbox.channelType === "Channel::Email") {
    const email = asObject(attributes.email) ?? {};
    return {
      additionalAttributes: {
        source: "email",
        in_reply_to: email.in_reply_to ?? null,
        auto_reply: asFlag(email.auto_reply) ?? false,
        mail_subject: email.subject ?? null,
        initiated_at: { timestamp: now.toISOString() },
      },
    };
  }
  if (inbox.channelType !== "Channel::WebWidget") return { additionalAttributes: {} };
  return { additionalAttributes: { ...browserAttributes(now) } };
}

export function browserAttributes(now: Date) {
  return {
    browser: {
      device_name: "Unknown",
      browser_name: "Chrome",
      platform_name: "macOS",
      browser_version: "126.0.0.0",
      platform_version: "10.15.7",
    },
    referer: "https://aurora.example/",
    initiated_at: { timestamp: now.toUTCString() },
    browser_language: "pt",
  };
}

function messageSource(inbox: Inbox, attributes: JsonObject): string | null {
  if (inbox.channelType === "Channel::Email") return asText(asObject(attributes.email)?.message_id) ?? null;
  if (inbox.channelType === "Channel::Whatsapp") return `wamid.${randomBytes(36).toString("base64")}`;
  return inbox.channelType === "Channel::Telegram" ? String(randomBytes(4).readUInt32BE()) : null;
}

const SAMPLE_FILES: Record<string, readonly [name: string, type: string]> = {
  image: ["photo.png", "image/png"],
  audio: ["voice-note.ogg", "audio/ogg"],
  video: ["video.mp4", "video/mp4"],
  file: ["document.pdf", "application/pdf"],
};

/** A file without an address gets a few bytes of its own, so that downloading it works. */
function nativeAttachment(world: World, input: JsonObject): Attachment {
  const fileType = asText(input.file_type) ?? "file";
  const externalUrl = asPresent(input.data_url) ?? null;
  const sample = SAMPLE_FILES[fileType];
  if (sample && externalUrl === null) {
    const [fileName, type] = sample;
    return storeFile(world, { fileName, type, bytes: Buffer.from(`sample ${fileType}`) }, fileType);
  }
  return {
    ...blankAttachment(world, fileType),
    externalUrl,
    fileName: sample?.[0] ?? "",
    contentType: sample?.[1] ?? null,
    latitude: asNumber(input.coordinates_lat) ?? null,
    longitude: asNumber(input.coordinates_long) ?? null,
    fallbackTitle: asText(input.fallback_title) ?? null,
    meta: asObject(input.meta) ?? {},
  };
}
