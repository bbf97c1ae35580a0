import { iso } from "../clock.ts";
import type { Conversation } from "../state/entities.ts";
import type { Actor, World } from "../world.ts";
import { recordActivities } from "./activity.ts";
import { pickForInbox, pickForTeam } from "./auto-assign.ts";
import { type ConversationChange, changedKeys, describeChanges, type Tracked, trackedOf } from "./changes.ts";

type ConversationUpdate = { readonly change: ConversationChange; readonly by: Actor };

const V2_DELAY_MS = 150;

/** One save of a conversation: the change, what follows from it, its events in Chatwoot's order, its activity lines. */
export function changeConversation(world: World, conversation: Conversation, update: ConversationUpdate): void {
  const before = trackedOf(conversation);
  Object.assign(conversation, update.change);
  settleDependents(conversation, before);
  pickFromTeam(world, conversation, before);
  const keys = changedKeys(before, trackedOf(conversation));
  if (keys.length === 0) return;

  const previousUpdatedAt = conversation.updatedAt;
  const swallowed = autoAssignOnOpen(world, conversation, before);
  conversation.updatedAt = world.clock.stamp();
  const told = swallowed ? (["assigneeId"] as const) : keys;
  if (told.some((key) => key === "status")) announceStatus(world, conversation);
  world.bus.publish({
    name: "conversation_updated",
    conversation,
    changes: [
      ...describeChanges(before, trackedOf(conversation), told),
      { column: "updated_at", previous: iso(previousUpdatedAt), current: iso(conversation.updatedAt) },
    ],
  });
  recordActivities(world, conversation, { before, keys: told, by: update.by });
}

function settleDependents(conversation: Conversation, before: Tracked): void {
  if (conversation.status !== "snoozed") conversation.snoozedUntil = null;
  if (conversation.status === "resolved" && before.status !== "resolved") conversation.waitingSince = null;
}

/** Since 4.17 a team picks only when the conversation opens, because until then the bot owned it. */
function pickFromTeam(world: World, conversation: Conversation, before: Tracked): void {
  const { status, teamId, assigneeId } = conversation;
  if (!world.caps.autoAssignSkipsBotOwned || status !== "open" || before.status === "open") return;
  const team = teamId === null ? undefined : world.store.teams.get(teamId);
  if (team && assigneeId === null) conversation.assigneeId = pickForTeam(world, conversation, team)?.id ?? null;
}

function announceStatus(world: World, conversation: Conversation): void {
  if (conversation.status === "open") world.bus.publish({ name: "conversation_opened", conversation });
  if (conversation.status === "resolved") world.bus.publish({ name: "conversation_resolved", conversation });
  world.bus.publish({ name: "conversation_status_changed", conversation });
}

/**
 * Legacy auto-assignment saves again inside the save that opened the conversation, so that afterwards only the assignee
 * counts as changed. Returns true when that has swallowed the status events.
 */
function autoAssignOnOpen(world: World, conversation: Conversation, before: Tracked): boolean {
  if (conversation.status !== "open" || before.status === "open") return false;
  if (world.switches.auto_assign === "legacy") {
    const picked = pickForInbox(world, conversation);
    if (picked === undefined) return false;
    conversation.assigneeId = picked.id;
    conversation.assigneeBotId = null;
    return true;
  }
  if (world.switches.auto_assign === "v2") scheduleAssignment(world, conversation);
  return false;
}

/** Assignment V2 runs in a background job: the status events come first, the assignee follows. */
export function scheduleAssignment(world: World, conversation: Conversation): void {
  world.scheduler.after(V2_DELAY_MS, () => {
    if (conversation.status !== "open") return;
    const picked = pickForInbox(world, conversation);
    if (!picked) return;
    const change = { assigneeId: picked.id, assigneeBotId: null };
    changeConversation(world, conversation, { change, by: { kind: "system" } });
  });
}
