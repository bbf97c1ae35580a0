import { asFlag, asInteger, asList, asObject, asPresent, asText, asTexts, type JsonObject } from "../input.ts";
import {
  type ContactFields,
  createContact,
  linkContact,
  linksOf,
  loadContact,
  mergeContacts,
  removeContact,
  updateContact,
} from "../rules/contacts.ts";
import { loadInbox } from "../rules/conversations.ts";
import { fullContact } from "../serializers/contact.ts";
import { conversationRest } from "../serializers/conversation-rest.ts";
import { contactInboxRest } from "../serializers/people.ts";
import type { World } from "../world.ts";
import { seesConversation } from "./access.ts";
import { contactListRoutes } from "./contact-lists.ts";
import { contactNoteRoutes } from "./contact-notes.ts";
import { type AccountRoute, type Call, forAdmins, forUsers, idParam, type UserActor } from "./route.ts";

const LAST_CONVERSATIONS = 20;

export function contactRoutes(world: World): readonly AccountRoute[] {
  const contactOf = (call: Call<UserActor>) => loadContact(world, idParam(call));
  return [
    ...contactListRoutes(world),
    forUsers("POST /contacts", (call) => create(world, call)),
    forUsers("GET /contacts/:id", (call) => ({ payload: fullContact(world, contactOf(call)) })),
    ...["PATCH", "PUT"].map((method) =>
      forUsers(`${method} /contacts/:id`, (call) => {
        const contact = contactOf(call);
        updateContact(world, contact, contactFields(call.body));
        return { payload: fullContact(world, contact) };
      }),
    ),
    forAdmins("DELETE /contacts/:id", (call) => removeContact(world, contactOf(call))),
    forUsers("GET /contacts/:id/conversations", (call) => {
      const all = world.store.indexes.conversationsByContact.get(contactOf(call).id) ?? [];
      const seen = all.filter((conversation) => seesConversation(world, call.actor, conversation));
      const last = seen.slice(-LAST_CONVERSATIONS).reverse();
      return { payload: last.map((conversation) => conversationRest(world, conversation, call.actor.user)) };
    }),
    ...contactPartRoutes(world),
    ...contactNoteRoutes(world),
    forUsers("POST /actions/contact_merge", (call) => {
      const base = loadContact(world, asInteger(call.body.base_contact_id) ?? 0);
      mergeContacts(world, base, loadContact(world, asInteger(call.body.mergee_contact_id) ?? 0));
      return fullContact(world, base);
    }),
  ];
}

function contactPartRoutes(world: World): readonly AccountRoute[] {
  const contactOf = (call: Call<UserActor>) => loadContact(world, idParam(call));
  return [
    forUsers("GET /contacts/:id/labels", (call) => ({ payload: contactOf(call).labels })),
    forUsers("POST /contacts/:id/labels", (call) => {
      const contact = contactOf(call);
      contact.labels = [...new Set(asTexts(asList(call.body.labels)))];
      return { payload: contact.labels };
    }),
    forUsers("POST /contacts/:id/contact_inboxes", (call) => {
      const inbox = loadInbox(world, asInteger(call.body.inbox_id) ?? 0);
      return contactInboxRest(world, linkContact(world, contactOf(call), { inbox, ...sourceOf(call) }));
    }),
    forUsers("GET /contacts/:id/contactable_inboxes", (call) => ({
      payload: linksOf(world, contactOf(call)).map((link) => contactInboxRest(world, link)),
    })),
  ];
}

function sourceOf(call: Call<UserActor>): { sourceId?: string } {
  const sourceId = asPresent(call.body.source_id);
  return sourceId === undefined ? {} : { sourceId };
}

function create(world: World, call: Call<UserActor>) {
  const contact = createContact(world, contactFields(call.body));
  const inboxId = asInteger(call.body.inbox_id);
  const inbox = inboxId === undefined ? undefined : loadInbox(world, inboxId);
  const link = inbox && linkContact(world, contact, { inbox, ...sourceOf(call) });
  const contactInbox = link ? contactInboxRest(world, link) : { inbox: null, source_id: null };
  return { payload: { contact: fullContact(world, contact), contact_inbox: contactInbox } };
}

function contactFields(body: JsonObject): ContactFields {
  const text = (key: string) => (body[key] === undefined ? undefined : (asPresent(body[key]) ?? null));
  const email = text("email");
  const phoneNumber = text("phone_number");
  const identifier = text("identifier");
  const blocked = asFlag(body.blocked);
  const customAttributes = asObject(body.custom_attributes);
  const additionalAttributes = asObject(body.additional_attributes);
  return {
    ...(body.name === undefined ? {} : { name: asText(body.name) ?? "" }),
    ...(body.avatar_url === undefined ? {} : { avatarUrl: asText(body.avatar_url) ?? "" }),
    ...(email === undefined ? {} : { email }),
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    ...(identifier === undefined ? {} : { identifier }),
    ...(blocked === undefined ? {} : { blocked }),
    ...(customAttributes === undefined ? {} : { customAttributes }),
    ...(additionalAttributes === undefined ? {} : { additionalAttributes }),
  };
}
