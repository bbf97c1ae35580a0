import {
  asFlag,
  asInteger,
  asList,
  asObject,
  asPresent,
  asText,
  asTexts,
  isObject,
  type JsonObject,
} from "../input.ts";
import {
  type ContactFields,
  createContact,
  linkContact,
  linksOf,
  loadContact,
  mergeContacts,
  updateContact,
} from "../rules/contacts.ts";
import { loadInbox } from "../rules/conversations.ts";
import { conversationRest } from "../serializers/conversation-rest.ts";
import { agentRest, contactInboxRest, contactRest } from "../serializers/people.ts";
import type { Contact } from "../state/entities.ts";
import type { World } from "../world.ts";
import { seesConversation } from "./access.ts";
import {
  type AccountRoute,
  Answer,
  type Call,
  forAdmins,
  forUsers,
  found,
  idParam,
  paged,
  pageOf,
  type UserActor,
} from "./route.ts";

const PAGE = 15;
const LAST_CONVERSATIONS = 20;

export function contactRoutes(world: World): readonly AccountRoute[] {
  const contactOf = (call: Call<UserActor>) => loadContact(world, idParam(call));
  const shown = (contact: Contact, withInboxes = true) => fullContact(world, contact, withInboxes);
  return [
    forUsers("GET /contacts", (call) => listContacts(world, call)),
    forUsers("GET /contacts/search", (call) => searchContacts(world, call)),
    forUsers("POST /contacts/filter", (call) => filterContacts(world, call)),
    forUsers("POST /contacts", (call) => {
      const contact = createContact(world, contactFields(call.body));
      const inboxId = asInteger(call.body.inbox_id);
      const inbox = inboxId === undefined ? undefined : loadInbox(world, inboxId);
      const sourceId = asPresent(call.body.source_id);
      const link = inbox && linkContact(world, contact, { inbox, ...(sourceId === undefined ? {} : { sourceId }) });
      const contactInbox = link ? { ...contactInboxRest(world, link) } : { inbox: null, source_id: null };
      return { payload: { contact: shown(contact), contact_inbox: contactInbox } };
    }),
    forUsers("GET /contacts/:id", (call) => ({ payload: shown(contactOf(call)) })),
    ...["PATCH", "PUT"].map((method) =>
      forUsers(`${method} /contacts/:id`, (call) => {
        const contact = contactOf(call);
        updateContact(world, contact, contactFields(call.body));
        return { payload: shown(contact) };
      }),
    ),
    forAdmins("DELETE /contacts/:id", (call) => removeContact(world, contactOf(call))),
    forUsers("GET /contacts/:id/conversations", (call) => {
      const all = world.store.indexes.conversationsByContact.get(contactOf(call).id) ?? [];
      const seen = all.filter((conversation) => seesConversation(world, call.actor, conversation));
      const last = seen.slice(-LAST_CONVERSATIONS).reverse();
      return { payload: last.map((conversation) => conversationRest(world, conversation, call.actor.user)) };
    }),
    forUsers("GET /contacts/:id/labels", (call) => ({ payload: contactOf(call).labels })),
    forUsers("POST /contacts/:id/labels", (call) => {
      const contact = contactOf(call);
      contact.labels = [...new Set(asTexts(asList(call.body.labels)))];
      return { payload: contact.labels };
    }),
    forUsers("POST /contacts/:id/contact_inboxes", (call) => {
      const inbox = loadInbox(world, asInteger(call.body.inbox_id) ?? 0);
      const sourceId = asPresent(call.body.source_id);
      const link = linkContact(world, contactOf(call), { inbox, ...(sourceId === undefined ? {} : { sourceId }) });
      return contactInboxRest(world, link);
    }),
    forUsers("GET /contacts/:id/contactable_inboxes", (call) => ({
      payload: linksOf(world, contactOf(call)).map((link) => contactInboxRest(world, link)),
    })),
    ...noteRoutes(world),
    forUsers("POST /actions/contact_merge", (call) => {
      const base = loadContact(world, asInteger(call.body.base_contact_id) ?? 0);
      mergeContacts(world, base, loadContact(world, asInteger(call.body.mergee_contact_id) ?? 0));
      return shown(base);
    }),
  ];
}

function fullContact(world: World, contact: Contact, withInboxes: boolean) {
  const links = withInboxes
    ? { contact_inboxes: linksOf(world, contact).map((link) => contactInboxRest(world, link)) }
    : {};
  return { ...contactRest(contact), ...links };
}

export function contactFields(body: JsonObject): ContactFields {
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

const isIdentified = (contact: Contact) => Boolean(contact.email || contact.phoneNumber || contact.identifier);

export function contactMatches(contact: Contact, text: string): boolean {
  const { name, email, phoneNumber, identifier } = contact;
  return [name, email, phoneNumber, identifier].some((value) => value?.toLowerCase().includes(text.toLowerCase()));
}

function listContacts(world: World, call: Call<UserActor>) {
  const all = [...world.store.contacts.values()].filter(isIdentified);
  const page = pageOf(call);
  const payload = paged(all, page, PAGE).map((contact) => fullContact(world, contact, true));
  return { meta: { count: all.length, current_page: page }, payload };
}

/** Until 4.10 only contacts with an address are found, and the count is that of all pages. */
function searchContacts(world: World, call: Call<UserActor>) {
  const text = asPresent(call.query.q);
  if (text === undefined) return new Answer(422, { error: "Specify search string with parameter q" });
  const hasMore = world.caps.contactSearchHasMore;
  const matching = [...world.store.contacts.values()]
    .filter((contact) => hasMore || isIdentified(contact))
    .filter((contact) => contactMatches(contact, text));
  const page = pageOf(call);
  const withInboxes = asFlag(call.query.include_contact_inboxes) ?? true;
  const payload = paged(matching, page, PAGE).map((contact) => fullContact(world, contact, withInboxes));
  const meta = hasMore
    ? { count: payload.length, current_page: page, has_more: matching.length > page * PAGE }
    : { count: matching.length, current_page: page };
  return { meta, payload };
}

function filterContacts(world: World, call: Call<UserActor>) {
  const conditions = asList(call.body.payload).filter(isObject);
  const matching = [...world.store.contacts.values()].filter((contact) => {
    const row: JsonObject = { ...contact.customAttributes, ...contactRest(contact) };
    return conditions.every((condition) => {
      const actual = asText(row[asText(condition.attribute_key) ?? ""])?.toLowerCase() ?? "";
      const wanted = asTexts(condition.values).map((value) => value.toLowerCase());
      const isContained = wanted.some((value) => actual.includes(value));
      if (condition.filter_operator === "contains") return isContained;
      if (condition.filter_operator === "does_not_contain") return !isContained;
      return wanted.includes(actual) === (condition.filter_operator !== "not_equal_to");
    });
  });
  const page = pageOf(call);
  const payload = paged(matching, page, PAGE).map((contact) => fullContact(world, contact, true));
  return { meta: { count: matching.length, current_page: page }, payload };
}

function removeContact(world: World, contact: Contact): void {
  const { indexes, contacts, contactInboxes, conversations } = world.store;
  for (const conversation of indexes.conversationsByContact.get(contact.id) ?? []) {
    conversations.delete(conversation.id);
    indexes.conversationsByUuid.delete(conversation.uuid);
    for (const message of indexes.messagesByConversation.get(conversation.id) ?? []) {
      world.store.messages.delete(message.id);
    }
    indexes.messagesByConversation.delete(conversation.id);
    indexes.conversationsByContactInbox.delete(conversation.contactInboxId);
  }
  indexes.conversationsByContact.delete(contact.id);
  for (const link of linksOf(world, contact)) {
    contactInboxes.delete(link.id);
    indexes.contactInboxBySource.delete(`${link.inboxId} ${link.sourceId}`);
  }
  contacts.delete(contact.id);
  for (const [key, value] of indexes.contactByKey) if (value === contact) indexes.contactByKey.delete(key);
}

function noteRoutes(world: World): readonly AccountRoute[] {
  const { contactNotes } = world.store;
  const show = (note: typeof contactNotes extends Map<number, infer N> ? N : never) => {
    const user = world.store.users.get(note.userId);
    const created = Math.floor(note.createdAt / 1_000);
    return { id: note.id, content: note.content, user: user ? agentRest(user) : null, created_at: created };
  };
  const noteOf = (call: Call<UserActor>) => {
    const note = found(contactNotes.get(idParam(call, "note_id")));
    return found(note.contactId === idParam(call) ? note : undefined);
  };
  return [
    forUsers("GET /contacts/:id/notes", (call) => {
      const { id } = loadContact(world, idParam(call));
      return [...contactNotes.values()]
        .filter((note) => note.contactId === id)
        .reverse()
        .map(show);
    }),
    forUsers("POST /contacts/:id/notes", (call) => {
      const contactId = loadContact(world, idParam(call)).id;
      const id = world.store.nextId("contactNotes");
      const content = asText(call.body.content) ?? asText(asObject(call.body.note)?.content) ?? "";
      const note = { id, contactId, userId: call.actor.user.id, content, createdAt: world.clock.now() };
      contactNotes.set(id, note);
      return show(note);
    }),
    forUsers("DELETE /contacts/:id/notes/:note_id", (call) => {
      contactNotes.delete(noteOf(call).id);
    }),
  ];
}
