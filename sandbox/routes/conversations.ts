import { asFlag, asInteger, asList, asObject, asTexts, oneOf } from "../input.ts";
import { crashed, notFound } from "../refusal.ts";
import type { ConversationChange } from "../rules/changes.ts";
import { updateContact } from "../rules/contacts.ts";
import { changeConversation } from "../rules/conversation-change.ts";
import { setStatus } from "../rules/conversations.ts";
import { messagesOf } from "../rules/timeline.ts";
import { attachmentBody } from "../serializers/attachment.ts";
import { conversationRest } from "../serializers/conversation-rest.ts";
import { senderPush } from "../serializers/people.ts";
import { type Conversation, PRIORITIES, STATUSES } from "../state/entities.ts";
import type { Actor, World } from "../world.ts";
import { seenConversation } from "./access.ts";
import { checkAttributes } from "./attribute-limits.ts";
import { type AccountRoute, type Call, forBots, forUsers, paged, pageOf } from "./route.ts";

const ATTACHMENTS_PAGE = 100;

/** One conversation: reading it, its status, priority, attributes and the small signals around it. */
export function conversationRoutes(world: World): readonly AccountRoute[] {
  return [
    forBots("GET /conversations/:id", "conversations.show", (call) => view(world, call)),
    forBots("PATCH /conversations/:id", "conversations.update", (call) => {
      const conversation = seenConversation(world, call);
      if ("priority" in call.body) setPriority(world, conversation, call);
      return view(world, call);
    }),
    forBots("POST /conversations/:id/toggle_status", "conversations.toggle_status", (call) => toggle(world, call)),
    forBots("POST /conversations/:id/toggle_priority", "conversations.toggle_priority", (call) => {
      setPriority(world, seenConversation(world, call), call);
    }),
    forBots("POST /conversations/:id/toggle_typing_status", "conversations.toggle_typing_status", (call) =>
      typing(world, call),
    ),
    forBots("POST /conversations/:id/custom_attributes", "conversations.custom_attributes", (call) => {
      const given = asObject(call.body.custom_attributes) ?? {};
      const conversation = seenConversation(world, call);
      const merges = world.caps.customAttributesMerge && asFlag(call.body.merge) === true;
      return saveAttributes(world, call, merges ? { ...conversation.customAttributes, ...given } : given);
    }),
    ...(world.caps.customAttributesMerge ? [destroyAttributes(world)] : []),
    ...labelRoutes(world),
    ...seenRoutes(world),
    forUsers("POST /conversations/:id/mute", (call) => setMuted(world, call, true)),
    forUsers("POST /conversations/:id/unmute", (call) => setMuted(world, call, false)),
    forUsers("POST /conversations/:id/transcript", (call) => {
      seenConversation(world, call);
    }),
    forUsers("GET /conversations/:id/attachments", (call) => attachments(world, call)),
  ];
}

/** Until 4.17 the view crashes for a bot when the conversation has a team; whatever was to be written is written. */
export function view(world: World, call: Pick<Call, "params" | "actor">) {
  return viewOf(world, seenConversation(world, call), call.actor);
}

export function viewOf(world: World, conversation: Conversation, actor: Actor) {
  if (actor.kind === "bot" && world.caps.botViewFailsWithTeam && conversation.teamId !== null) throw crashed();
  return conversationRest(world, conversation, actor.kind === "user" ? actor.user : undefined);
}

function toggle(world: World, call: Call) {
  const conversation = seenConversation(world, call);
  const asked = call.body.status;
  const status = asked === undefined || asked === null ? undefined : oneOf(asked, STATUSES);
  if (asked !== undefined && asked !== null && !status) throw crashed();
  const untilSeconds = asInteger(call.body.snoozed_until);
  const snoozedUntil = untilSeconds === undefined ? null : untilSeconds * 1000;
  const success = status
    ? setStatus(world, conversation, { status, snoozedUntil, by: call.actor })
    : flip(world, conversation, call.actor);
  return {
    payload: {
      success: success ? true : null,
      conversation_id: conversation.id,
      current_status: conversation.status,
      snoozed_until: untilSeconds ?? null,
    },
  };
}

/** Without a status: open becomes resolved, anything else open. For a bot that is no handoff. */
function flip(world: World, conversation: Conversation, by: Actor): true {
  const status = conversation.status === "open" ? "resolved" : "open";
  if (by.kind === "bot") changeConversation(world, conversation, { change: { status }, by });
  else setStatus(world, conversation, { status, snoozedUntil: null, by });
  return true;
}

function setPriority(world: World, conversation: Conversation, call: Call): void {
  const asked = call.body.priority;
  const priority = asked === null || asked === undefined || asked === "" ? null : oneOf(asked, PRIORITIES);
  if (priority === undefined) throw crashed();
  changeConversation(world, conversation, { change: { priority }, by: call.actor });
}

function typing(world: World, call: Call): void {
  const conversation = seenConversation(world, call);
  const { actor, body } = call;
  if (actor.kind !== "user" && actor.kind !== "bot") throw notFound();
  const user =
    actor.kind === "user"
      ? { type: "User" as const, id: actor.user.id }
      : { type: "AgentBot" as const, id: actor.bot.id };
  const name = body.typing_status === "on" ? "conversation_typing_on" : "conversation_typing_off";
  world.bus.publish({ name, conversation, user, isPrivate: asFlag(body.is_private) ?? false });
}

function saveAttributes(world: World, call: Call, customAttributes: Record<string, unknown>) {
  const conversation = seenConversation(world, call);
  checkAttributes(customAttributes);
  changeConversation(world, conversation, { change: { customAttributes }, by: call.actor });
  return { custom_attributes: conversation.customAttributes };
}

function destroyAttributes(world: World): AccountRoute {
  const action = "conversations.destroy_custom_attributes";
  return forBots("POST /conversations/:id/destroy_custom_attributes", action, (call) => {
    const gone = new Set(asTexts(call.body.custom_attributes));
    const kept = Object.entries(seenConversation(world, call).customAttributes).filter(([key]) => !gone.has(key));
    return saveAttributes(world, call, Object.fromEntries(kept));
  });
}

function labelRoutes(world: World): readonly AccountRoute[] {
  return [
    forBots("GET /conversations/:id/labels", "labels.index", (call) => ({
      payload: seenConversation(world, call).labels,
    })),
    forBots("POST /conversations/:id/labels", "labels.create", (call) => {
      const conversation = seenConversation(world, call);
      const labels = [...new Set(asTexts(asList(call.body.labels)).map((label) => label.trim()))].filter(Boolean);
      const change: ConversationChange = { labels };
      changeConversation(world, conversation, { change, by: call.actor });
      return { payload: conversation.labels };
    }),
  ];
}

function seenRoutes(world: World): readonly AccountRoute[] {
  return [
    forUsers("POST /conversations/:id/update_last_seen", (call) => {
      const conversation = seenConversation(world, call);
      conversation.agentLastSeenAt = world.clock.now();
      if (conversation.assigneeId === call.actor.user.id) conversation.assigneeLastSeenAt = world.clock.now();
      return conversationRest(world, conversation, call.actor.user);
    }),
    forUsers("POST /conversations/:id/unread", (call) => {
      const conversation = seenConversation(world, call);
      const last = messagesOf(world, conversation).findLast(({ type }) => type === "incoming");
      conversation.agentLastSeenAt = last ? last.createdAt - 1 : null;
      return conversationRest(world, conversation, call.actor.user);
    }),
  ];
}

function setMuted(world: World, call: Call, muted: boolean): void {
  const conversation = seenConversation(world, call);
  const contact = world.store.contacts.get(conversation.contactId);
  if (contact) updateContact(world, contact, { blocked: muted });
  if (muted) changeConversation(world, conversation, { change: { status: "resolved" }, by: call.actor });
}

function attachments(world: World, call: Call) {
  const conversation = seenConversation(world, call);
  const files = messagesOf(world, conversation)
    .flatMap((message) => message.attachments.map((attachment) => ({ message, attachment })))
    .reverse();
  return {
    meta: { total_count: files.length },
    payload: paged(files, pageOf(call), ATTACHMENTS_PAGE).map(({ message, attachment }) => ({
      ...attachmentBody(world, message, attachment),
      created_at: Math.floor(message.createdAt / 1000),
      sender: senderPush(world, message.sender) ?? null,
    })),
  };
}
