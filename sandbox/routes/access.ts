import { notAuthorized } from "../refusal.ts";
import { loadConversation } from "../rules/conversations.ts";
import type { Conversation, Inbox } from "../state/entities.ts";
import type { Actor, World } from "../world.ts";
import { type Call, idParam } from "./route.ts";

/** Agents see the inboxes they are members of; administrators and the account's bots see all. */
export function seesInbox(actor: Actor, inbox: Inbox | undefined): boolean {
  if (actor.kind !== "user" || actor.user.role === "administrator") return true;
  return inbox?.memberIds.includes(actor.user.id) ?? false;
}

export function seesConversation(world: World, actor: Actor, conversation: Conversation): boolean {
  if (actor.kind === "user" && conversation.assigneeId === actor.user.id) return true;
  return seesInbox(actor, world.store.inboxes.get(conversation.inboxId));
}

export function seenConversation(world: World, call: Pick<Call, "params" | "actor">, param = "id"): Conversation {
  const conversation = loadConversation(world, idParam(call, param));
  if (!seesConversation(world, call.actor, conversation)) throw notAuthorized();
  return conversation;
}
