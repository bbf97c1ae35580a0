import { createHmac, timingSafeEqual } from "node:crypto";
import { asInteger, asObject, asPresent, asText } from "../input.ts";
import { Refusal } from "../refusal.ts";
import {
  type ContactFields,
  createContact,
  findContact,
  findLink,
  inventedName,
  linkContact,
  updateContact,
} from "../rules/contacts.ts";
import { changeConversation } from "../rules/conversation-change.ts";
import { createConversation } from "../rules/conversations.ts";
import { submitAnswer } from "../rules/submissions.ts";
import { postMessage } from "../rules/templates.ts";
import {
  publicContact,
  publicConversation,
  publicInbox,
  publicMessage,
  visibleMessages,
} from "../serializers/public.ts";
import type { Contact, ContactInbox, Conversation, Inbox } from "../state/entities.ts";
import type { World } from "../world.ts";
import { checkAttributes } from "./attribute-limits.ts";
import { filesOf, refuseFlood } from "./message-input.ts";
import { type Call, found, idParam, type Route, route, textParam } from "./route.ts";

type OpenCall = Call<null>;
type Visitor = { readonly inbox: Inbox; readonly link: ContactInbox; readonly contact: Contact };

const BASE = "/inboxes/:inbox_identifier";
const CONTACT = `${BASE}/contacts/:source_id`;
const CONVERSATION = `${CONTACT}/conversations/:conversation_id`;

/** The client API: what a customer's app may do. No token; knowing the addresses is enough. */
export function publicRoutes(world: World): readonly Route<null>[] {
  return [
    route(`GET ${BASE}`, (call) => publicInbox(inboxOf(world, call))),
    ...contactRoutes(world),
    ...conversationRoutes(world),
    ...messageRoutes(world),
  ];
}

function contactRoutes(world: World): readonly Route<null>[] {
  return [
    route(`POST ${BASE}/contacts`, (call) => {
      const { contact, link } = enter(world, call);
      return publicContact(contact, link);
    }),
    route(`GET ${CONTACT}`, (call) => {
      const { contact, link } = visitorOf(world, call);
      return publicContact(contact, link);
    }),
    route(`PATCH ${CONTACT}`, (call) => {
      const { contact, link } = visitorOf(world, call);
      updateContact(world, contact, contactFields(call));
      return publicContact(contact, link);
    }),
  ];
}

function conversationRoutes(world: World): readonly Route<null>[] {
  const { conversationsByContactInbox } = world.store.indexes;
  return [
    route(`POST ${CONTACT}/conversations`, (call) => {
      const customAttributes = asObject(call.body.custom_attributes) ?? {};
      checkAttributes(customAttributes);
      return publicConversation(world, createConversation(world, { ...visitorOf(world, call), customAttributes }));
    }),
    route(`GET ${CONTACT}/conversations`, (call) => {
      const own = conversationsByContactInbox.get(visitorOf(world, call).link.id) ?? [];
      return own.map((conversation) => publicConversation(world, conversation));
    }),
    route(`GET ${CONVERSATION}`, (call) => publicConversation(world, conversationOf(world, call))),
    route(`POST ${CONVERSATION}/toggle_status`, (call) => {
      const conversation = conversationOf(world, call);
      const { contact } = visitorOf(world, call);
      if (conversation.status !== "resolved") {
        changeConversation(world, conversation, { change: { status: "resolved" }, by: { kind: "contact", contact } });
      }
      return publicConversation(world, conversation);
    }),
    route(`POST ${CONVERSATION}/toggle_typing`, (call) => {
      const conversation = conversationOf(world, call);
      const name = call.body.typing_status === "on" ? "conversation_typing_on" : "conversation_typing_off";
      const user = { type: "Contact" as const, id: conversation.contactId };
      world.bus.publish({ name, conversation, user, isPrivate: false });
    }),
    route(`POST ${CONVERSATION}/update_last_seen`, (call) => {
      conversationOf(world, call).contactLastSeenAt = world.clock.now();
    }),
  ];
}

function messageRoutes(world: World): readonly Route<null>[] {
  return [
    route(`GET ${CONVERSATION}/messages`, (call) =>
      visibleMessages(world, conversationOf(world, call), asInteger(call.query.before)).map((message) =>
        publicMessage(world, message),
      ),
    ),
    route(`POST ${CONVERSATION}/messages`, (call) => {
      const conversation = conversationOf(world, call);
      const { inbox, contact } = visitorOf(world, call);
      refuseFlood(world, conversation);
      const isWidget = inbox.channelType === "Channel::WebWidget";
      const message = postMessage(world, conversation, {
        type: "incoming",
        content: asText(call.body.content) ?? null,
        sender: { type: "Contact", id: contact.id },
        contentAttributes: isWidget ? { in_reply_to: asInteger(call.body.reply_to) ?? null } : {},
        attachments: filesOf(world, call.uploads),
      });
      const echoId = asText(call.body.echo_id);
      return { ...publicMessage(world, message), ...(echoId === undefined ? {} : { echo_id: echoId }) };
    }),
    route(`PATCH ${CONVERSATION}/messages/:id`, (call) => {
      const conversation = conversationOf(world, call);
      const message = found(world.store.messages.get(idParam(call)));
      if (message.conversationId !== conversation.id || message.private) return found(undefined);
      submitAnswer(world, message, call.body);
      return publicMessage(world, message);
    }),
  ];
}

function inboxOf(world: World, call: OpenCall): Inbox {
  const identifier = textParam(call, "inbox_identifier");
  return found([...world.store.inboxes.values()].find((inbox) => inbox.identifier === identifier));
}

function visitorOf(world: World, call: OpenCall): Visitor {
  const inbox = inboxOf(world, call);
  const link = found(findLink(world, inbox, textParam(call, "source_id")));
  return { inbox, link, contact: found(world.store.contacts.get(link.contactId)) };
}

function conversationOf(world: World, call: OpenCall): Conversation {
  const { link } = visitorOf(world, call);
  const conversation = found(world.store.conversations.get(idParam(call, "conversation_id")));
  return found(conversation.contactInboxId === link.id ? conversation : undefined);
}

function contactFields({ body }: OpenCall): ContactFields {
  const email = asPresent(body.email);
  const phoneNumber = asPresent(body.phone_number);
  const name = asPresent(body.name);
  const identifier = asPresent(body.identifier);
  const avatarUrl = asPresent(body.avatar_url);
  const customAttributes = asObject(body.custom_attributes);
  return {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    ...(identifier === undefined ? {} : { identifier }),
    ...(avatarUrl === undefined ? {} : { avatarUrl }),
    ...(customAttributes === undefined ? {} : { customAttributes }),
  };
}

/** A visitor is known by source id first, then by identifier, e-mail or phone. */
function enter(world: World, call: OpenCall): Visitor {
  const inbox = inboxOf(world, call);
  const hmacVerified = verifyIdentity(inbox, call);
  const fields = contactFields(call);
  const sourceId = asPresent(call.body.source_id);
  const known = sourceId === undefined ? undefined : findLink(world, inbox, sourceId);
  const linked = known ? world.store.contacts.get(known.contactId) : undefined;
  const contact = linked ?? findContact(world, fields) ?? createContact(world, { name: inventedName(), ...fields });
  const link = known ?? linkContact(world, contact, { inbox, ...(sourceId === undefined ? {} : { sourceId }) });
  link.hmacVerified ||= hmacVerified;
  return { inbox, contact, link };
}

function verifyIdentity(inbox: Inbox, { body }: OpenCall): boolean {
  const hash = asText(body.identifier_hash);
  const identifier = asText(body.identifier);
  if (hash === undefined && !inbox.hmacMandatory) return false;
  const expected = createHmac("sha256", inbox.hmacToken)
    .update(identifier ?? "")
    .digest();
  const given = Buffer.from(hash ?? "", "hex");
  const isValid = given.length === expected.length && timingSafeEqual(given, expected);
  if (!isValid) throw new Refusal(401, { error: "HMAC failed: Invalid Identifier Hash Provided" });
  return true;
}
