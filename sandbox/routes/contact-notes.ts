import { unix } from "../clock.ts";
import { asObject, asText } from "../input.ts";
import { loadContact } from "../rules/contacts.ts";
import { agentRest } from "../serializers/people.ts";
import type { ContactNote } from "../state/catalog.ts";
import type { World } from "../world.ts";
import { type AccountRoute, forUsers, found, idParam } from "./route.ts";

export function contactNoteRoutes(world: World): readonly AccountRoute[] {
  const { contactNotes } = world.store;
  const show = (note: ContactNote) => {
    const user = world.store.users.get(note.userId);
    const created = unix(note.createdAt);
    return { id: note.id, content: note.content, user: user ? agentRest(user) : null, created_at: created };
  };
  return [
    forUsers("GET /contacts/:id/notes", (call) => {
      const { id } = loadContact(world, idParam(call));
      const own = [...contactNotes.values()].filter((note) => note.contactId === id);
      return own.reverse().map(show);
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
      const note = found(contactNotes.get(idParam(call, "note_id")));
      contactNotes.delete(found(note.contactId === idParam(call) ? note : undefined).id);
    }),
  ];
}
