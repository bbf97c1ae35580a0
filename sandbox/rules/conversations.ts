import { randomUUID } from "node:crypto";
import type { JsonObject } from "../input.ts";
import { notFound } from "../refusal.ts";
import type { Contact, ContactInbox, Conversation, Inbox, Status } from "../state/entities.ts";
import { indexConversation } from "../state/indexes.ts";
import { type Actor, SYSTEM, type World } from "../world.ts";
import { pickForInbox } from "./auto-assign.ts";
import { changeConversation, scheduleAssignment } from "./conversation-change.ts";

export type NewConversation = {
  readonly inbox: Inbox;
  readonly contact: Contact;
  readonly link: ContactInbox;
  readonly status?: Status;
  readonly assigneeId?: number | null;
  readonly teamId?: number | null;
  readonly snoozedUntil?: number | null;
  readonly additionalAttributes?: JsonObject;
  readonly customAttributes?: JsonObject;
};

export function loadConversation(world: World, id: number): Conversation {
  const conversation = world.store.conversations.get(id);
  if (!conversation) throw notFound();
  return conversation;
}

export function loadInbox(world: World, id: number): Inbox {
  const inbox = world.store.inboxes.get(id);
  if (!inbox) throw notFound();
  return inbox;
}

export function createConversation(world: World, input: NewConversation): Conversation {
  const now = world.clock.now();
  const { inbox, contact, link } = input;
  const assigneeId = input.assigneeId ?? null;
  const status = initialStatus(input);
  const owned = world.caps.botOwner && inbox.agentBotId !== null && assigneeId === null && status === "pending";
  const conversation: Conversation = {
    id: world.store.nextId("conversations"),
    rowId: world.store.nextId("conversationRows"),
    uuid: randomUUID(),
    ...{ inboxId: inbox.id, contactId: contact.id, contactInboxId: link.id, status, assigneeId },
    assigneeBotId: owned ? inbox.agentBotId : null,
    teamId: input.teamId ?? null,
    priority: null,
    labels: [],
    customAttributes: input.customAttributes ?? {},
    additionalAttributes: input.additionalAttributes ?? {},
    mentionedUserIds: [],
    snoozedUntil: status === "snoozed" ? (input.snoozedUntil ?? null) : null,
    firstReplyAt: null,
    waitingSince: now,
    ...{ agentLastSeenAt: null, assigneeLastSeenAt: null, contactLastSeenAt: null, lastIncomingAt: null },
    ...{ lastActivityAt: now, createdAt: now, updatedAt: world.clock.stamp() },
  };
  world.store.conversations.set(conversation.id, conversation);
  indexConversation(world.store.indexes, conversation);
  assignOnCreate(world, conversation);
  world.bus.publish({ name: "conversation_created", conversation });
  return conversation;
}

/** A connected bot forces `pending`, whatever the creator asked for. */
function initialStatus({ contact, inbox, status }: NewConversation): Status {
  if (contact.blocked) return "resolved";
  return inbox.agentBotId === null ? (status ?? "open") : "pending";
}

function assignOnCreate(world: World, conversation: Conversation): void {
  if (conversation.status !== "open") return;
  if (world.switches.auto_assign === "v2") scheduleAssignment(world, conversation);
  if (world.switches.auto_assign !== "legacy") return;
  conversation.assigneeId = pickForInbox(world, conversation)?.id ?? conversation.assigneeId;
}

/** What a new customer message does to the status. A snoozed conversation opens: the bot does not get it back. */
export function reopenForCustomer(world: World, conversation: Conversation): void {
  const contact = world.store.contacts.get(conversation.contactId);
  if (!contact || contact.blocked) return;
  const by: Actor = { kind: "contact", contact };
  const hasBot = world.store.inboxes.get(conversation.inboxId)?.agentBotId != null;
  if (conversation.status === "snoozed") {
    changeConversation(world, conversation, { change: { status: "open" }, by });
  } else if (conversation.status === "resolved") {
    changeConversation(world, conversation, { change: { status: hasBot ? "pending" : "open" }, by });
  }
}

/** A bot that opens a pending conversation hands it off: its ownership ends and the wait begins. */
export function handOff(world: World, conversation: Conversation, by: Actor): void {
  if (world.caps.botOwner && conversation.assigneeBotId !== null) {
    changeConversation(world, conversation, { change: { assigneeBotId: null }, by });
  }
  if (world.caps.handoffSetsWaiting && conversation.waitingSince === null) {
    changeConversation(world, conversation, { change: { waitingSince: world.clock.now() }, by });
  }
  changeConversation(world, conversation, { change: { status: "open" }, by });
}

type StatusRequest = {
  readonly status: Status;
  readonly snoozedUntil: number | null;
  readonly by: Actor;
};

/** Returns false for a handoff, which Chatwoot answers with `success: null`. */
export function setStatus(world: World, conversation: Conversation, request: StatusRequest): boolean {
  const { status, snoozedUntil, by } = request;
  if (by.kind === "bot" && conversation.status === "pending" && status === "open") {
    handOff(world, conversation, by);
    return false;
  }
  const clearsBot = world.caps.botOwner && by.kind === "user" && status === "open";
  const change = { status, snoozedUntil: status === "snoozed" ? snoozedUntil : null };
  changeConversation(world, conversation, { change: clearsBot ? { ...change, assigneeBotId: null } : change, by });
  assignOpener(world, conversation, by);
  return true;
}

/** Somebody of role agent who opens a conversation takes it, even away from a colleague. */
function assignOpener(world: World, conversation: Conversation, by: Actor): void {
  if (conversation.status !== "open" || by.kind !== "user" || by.user.role !== "agent") return;
  changeConversation(world, conversation, { change: { assigneeId: by.user.id, assigneeBotId: null }, by });
}

/** Chatwoot's job for snoozes whose time has passed. */
export function wakeSnoozed(world: World): void {
  const now = world.clock.now();
  for (const conversation of world.store.conversations.values()) {
    if (conversation.status !== "snoozed" || conversation.snoozedUntil === null) continue;
    if (conversation.snoozedUntil > now) continue;
    changeConversation(world, conversation, { change: { status: "open" }, by: SYSTEM });
  }
}
