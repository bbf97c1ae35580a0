import type { Conversation, Inbox, Team, User } from "../state/entities.ts";
import type { World } from "../world.ts";

/** The next online member for a conversation that has just become open, if the inbox assigns by itself. */
export function pickForInbox(world: World, conversation: Conversation): User | undefined {
  const inbox = world.store.inboxes.get(conversation.inboxId);
  if (!inbox?.settings.enable_auto_assignment) return undefined;
  if (conversation.assigneeId !== null && inbox.memberIds.includes(conversation.assigneeId)) return undefined;
  if (world.caps.autoAssignSkipsBotOwned && conversation.assigneeBotId !== null) return undefined;
  const team = conversation.teamId === null ? undefined : world.store.teams.get(conversation.teamId);
  const bounded = world.caps.autoAssignKeepsTeam && team?.allowAutoAssign ? team : undefined;
  return nextOnline(world, inbox, membersOfBoth(inbox, bounded));
}

/** Giving a conversation to a team picks a member at once, whatever the status and whatever the inbox says. */
export function pickForTeam(world: World, conversation: Conversation, team: Team): User | undefined {
  if (!team.allowAutoAssign) return undefined;
  if (world.caps.autoAssignSkipsBotOwned && conversation.assigneeBotId !== null) return undefined;
  const inbox = world.store.inboxes.get(conversation.inboxId);
  return inbox ? nextOnline(world, team, membersOfBoth(inbox, team)) : undefined;
}

function membersOfBoth(inbox: Inbox, team: Team | undefined): number[] {
  return team ? inbox.memberIds.filter((id) => team.memberIds.includes(id)) : inbox.memberIds;
}

/** Round robin: the first online member after the one who was picked last. */
function nextOnline(world: World, turn: { lastPickedId: number }, memberIds: readonly number[]): User | undefined {
  const online = [...memberIds]
    .sort((a, b) => a - b)
    .flatMap((id) => world.store.users.get(id) ?? [])
    .filter((user) => user.availability === "online");
  const picked = online.find((user) => user.id > turn.lastPickedId) ?? online[0];
  if (picked) turn.lastPickedId = picked.id;
  return picked;
}
