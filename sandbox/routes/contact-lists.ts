import { asFlag, asList, asPresent, asText, asTexts, isObject, type JsonObject } from "../input.ts";
import { contactMatches, fullContact } from "../serializers/contact.ts";
import { contactRest } from "../serializers/people.ts";
import type { Contact } from "../state/entities.ts";
import type { World } from "../world.ts";
import { type AccountRoute, Answer, type Call, forUsers, paged, pageOf, type UserActor } from "./route.ts";

const PAGE = 15;

export function contactListRoutes(world: World): readonly AccountRoute[] {
  return [
    forUsers("GET /contacts", (call) => {
      const all = [...world.store.contacts.values()].filter(isIdentified);
      return countedPage(world, call, all);
    }),
    forUsers("GET /contacts/search", (call) => search(world, call)),
    forUsers("POST /contacts/filter", (call) => {
      const conditions = asList(call.body.payload).filter(isObject);
      const matching = [...world.store.contacts.values()].filter((contact) =>
        conditions.every((condition) => holds(contact, condition)),
      );
      return countedPage(world, call, matching);
    }),
  ];
}

const isIdentified = (contact: Contact) => Boolean(contact.email || contact.phoneNumber || contact.identifier);

function countedPage(world: World, call: Call<UserActor>, contacts: readonly Contact[]) {
  const page = pageOf(call);
  const payload = paged(contacts, page, PAGE).map((contact) => fullContact(world, contact));
  return { meta: { count: contacts.length, current_page: page }, payload };
}

/** Until 4.10 only contacts with an address are found, and the count is that of all pages. */
function search(world: World, call: Call<UserActor>) {
  const text = asPresent(call.query.q);
  if (text === undefined) return new Answer(422, { error: "Specify search string with parameter q" });
  const hasMore = world.caps.contactSearchHasMore;
  const matching = [...world.store.contacts.values()].filter(
    (contact) => (hasMore || isIdentified(contact)) && contactMatches(contact, text),
  );
  const page = pageOf(call);
  const withInboxes = asFlag(call.query.include_contact_inboxes) ?? true;
  const payload = paged(matching, page, PAGE).map((contact) =>
    withInboxes ? fullContact(world, contact) : contactRest(contact),
  );
  const meta = hasMore
    ? { count: payload.length, current_page: page, has_more: matching.length > page * PAGE }
    : { count: matching.length, current_page: page };
  return { meta, payload };
}

function holds(contact: Contact, condition: JsonObject): boolean {
  const row: JsonObject = { ...contact.customAttributes, ...contactRest(contact) };
  const actual = asText(row[asText(condition.attribute_key) ?? ""])?.toLowerCase() ?? "";
  const wanted = asTexts(condition.values).map((value) => value.toLowerCase());
  const isContained = wanted.some((value) => actual.includes(value));
  if (condition.filter_operator === "contains") return isContained;
  if (condition.filter_operator === "does_not_contain") return !isContained;
  return wanted.includes(actual) === (condition.filter_operator !== "not_equal_to");
}
