import { linksOf } from "../rules/contacts.ts";
import type { Contact } from "../state/entities.ts";
import type { World } from "../world.ts";
import { contactInboxRest, contactRest } from "./people.ts";

/** A contact with its addresses in every inbox. */
export function fullContact(world: World, contact: Contact) {
  const links = linksOf(world, contact).map((link) => contactInboxRest(world, link));
  return { ...contactRest(contact), contact_inboxes: links };
}

export function contactMatches({ name, email, phoneNumber, identifier }: Contact, text: string): boolean {
  return [name, email, phoneNumber, identifier].some((value) => value?.toLowerCase().includes(text.toLowerCase()));
}
