import type { Conversation, Team, User } from "../state/entities.ts";
import type { Actor, World } from "../world.ts";
import { pickForTeam } from "./auto-assign.ts";
import type { ConversationChange } from "./changes.ts";
import { changeConversation } from "./conversation-change.ts";

export type Assignment<T> = { readonly to: T; readonly by: Actor };

/** Gives the conversation to a person, or to nobody. Either way no bot owns it any more. */
export function assignUser(world: World, conversation: Conversation, { to, by }: Assignment<User | undefined>): void {
  const change: ConversationChange = { assigneeId: to?.id ?? null, assigneeBotId: null };
  const owned = conversation.status === "pending" && conversation.assigneeBotId !== null;
  if (world.caps.humanAssignmentOpens && to && owned) change.status = "open";
  changeConversation(world, conversation, { change, by });
}

export function assignBot(world: World, conversation: Conversation, { to, by }: Assignment<number>): void {
  const change: ConversationChange = { assigneeId: null, assigneeBotId: to };
  if (world.caps.botAssignmentPends) change.status = "pending";
  changeConversation(world, conversation, { change, by });
}

/** A team drops an assignee who is not in it, then may pick one of its own at once, even while pending. */
export function assignTeam(world: World, conversation: Conversation, { to, by }: Assignment<Team | undefined>): void {
  const change: ConversationChange = { teamId: to?.id ?? null };
  if (to && conversation.teamId !== to.id) {
    const stays = conversation.assigneeId !== null && to.memberIds.includes(conversation.assigneeId);
    const picked = stays ? undefined : pickForTeam(world, conversation, to);
    if (!stays) change.assigneeId = picked?.id ?? null;
    if (picked) change.assigneeBotId = null;
  }
  changeConversation(world, conversation, { change, by });
}
