import { asInteger, asObject, asPresent, oneOf } from "../input.ts";
import { notFound } from "../refusal.ts";
import { assignTeam } from "../rules/assignment.ts";
import { findLink, linkContact, loadContact } from "../rules/contacts.ts";
import { createConversation, loadInbox } from "../rules/conversations.ts";
import { postMessage } from "../rules/templates.ts";
import { type ContactInbox, type Conversation, STATUSES } from "../state/entities.ts";
import type { World } from "../world.ts";
import { checkAttributes } from "./attribute-limits.ts";
import { viewOf } from "./conversations.ts";
import { parseMessage } from "./message-input.ts";
import { type AccountRoute, type Call, forBots } from "./route.ts";

export function conversationCreateRoutes(world: World): readonly AccountRoute[] {
  return [
    forBots("POST /conversations", "conversations.create", (call) => {
      const conversation = lockedConversation(world, call) ?? create(world, call);
      const message = asObject(call.body.message);
      if (message) {
        const request = { body: message, uploads: call.uploads, actor: call.actor };
        postMessage(world, conversation, parseMessage(world, conversation, request));
      }
      return viewOf(world, conversation, call.actor);
    }),
  ];
}

/** By source id, or by contact and inbox: then the contact is linked to the inbox when it is not yet. */
function linkOf(world: World, call: Call): ContactInbox {
  const { body } = call;
  const sourceId = asPresent(body.source_id);
  const inboxId = asInteger(body.inbox_id);
  if (sourceId !== undefined && inboxId !== undefined) {
    const link = findLink(world, loadInbox(world, inboxId), sourceId);
    if (link) return link;
  } else if (sourceId !== undefined) {
    for (const link of world.store.contactInboxes.values()) {
      if (link.sourceId === sourceId) return link;
    }
  }
  const contactId = asInteger(body.contact_id);
  if (contactId === undefined || inboxId === undefined) throw notFound();
  const inbox = loadInbox(world, inboxId);
  return linkContact(world, loadContact(world, contactId), { inbox, ...(sourceId === undefined ? {} : { sourceId }) });
}

/** An inbox with one conversation for each contact returns the last one instead of making another. */
function lockedConversation(world: World, call: Call): Conversation | undefined {
  const link = linkOf(world, call);
  if (!loadInbox(world, link.inboxId).settings.lock_to_single_conversation) return undefined;
  return world.store.indexes.conversationsByContactInbox.get(link.id)?.at(-1);
}

function create(world: World, call: Call): Conversation {
  const { body, actor } = call;
  const link = linkOf(world, call);
  const additionalAttributes = asObject(body.additional_attributes) ?? {};
  const customAttributes = asObject(body.custom_attributes) ?? {};
  checkAttributes(customAttributes);
  checkAttributes(additionalAttributes, "additional_attributes");
  const status = oneOf(body.status, STATUSES);
  const assignee = world.store.users.get(asInteger(body.assignee_id) ?? 0);
  const until = asInteger(body.snoozed_until);
  const conversation = createConversation(world, {
    inbox: loadInbox(world, link.inboxId),
    contact: loadContact(world, link.contactId),
    ...{ link, additionalAttributes, customAttributes },
    ...(status ? { status } : {}),
    assigneeId: assignee?.id ?? null,
    snoozedUntil: until === undefined ? null : until * 1_000,
  });
  const team = world.store.teams.get(asInteger(body.team_id) ?? 0);
  if (team) assignTeam(world, conversation, { to: team, by: actor });
  return conversation;
}
