import type { Conversation } from "../state/entities.ts";
import type { Actor, World } from "../world.ts";
import type { Tracked } from "./changes.ts";
import { storeMessage } from "./message-store.ts";

export type Activity = { readonly before: Tracked; readonly keys: readonly (keyof Tracked)[]; readonly by: Actor };

function actorName(actor: Actor): string | undefined {
  if (actor.kind === "user") return actor.user.name;
  if (actor.kind === "bot") return actor.bot.name;
  if (actor.kind === "contact") return actor.contact.name;
  return undefined;
}

/** The grey lines in a thread. They are messages, but no webhook ever carries them. */
export function recordActivities(world: World, conversation: Conversation, activity: Activity): void {
  for (const key of activity.keys) {
    for (const text of linesFor(world, conversation, { ...activity, key })) {
      const status =
        key === "status" && world.caps.activityAttributes
          ? { activity: { type: "conversation_status_changed", status: conversation.status } }
          : {};
      addActivity(world, conversation, { text, attributes: status });
    }
  }
}

export function addActivity(
  world: World,
  conversation: Conversation,
  line: { readonly text: string; readonly attributes?: Record<string, unknown> },
): void {
  const message = storeMessage(world, conversation, {
    type: "activity",
    content: line.text,
    contentAttributes: line.attributes ?? {},
    sender: null,
  });
  world.bus.publish({ name: "message_created", message, conversation });
}

type Line = Activity & { readonly key: keyof Tracked };

function linesFor(world: World, conversation: Conversation, line: Line): readonly string[] {
  switch (line.key) {
    case "status":
      return statusLine(conversation, line.by);
    case "assigneeId":
      return assigneeLine(world, conversation, line);
    case "assigneeBotId":
      return botLine(world, conversation, line);
    case "teamId":
      return teamLine(world, conversation, line);
    case "labels":
      return labelLines(conversation, line);
    case "priority":
      return priorityLine(conversation, line);
    default:
      return [];
  }
}

function statusLine(conversation: Conversation, by: Actor): readonly string[] {
  const name = actorName(by);
  const { status } = conversation;
  if (by.kind === "contact") {
    if (status === "open") return ["System reopened the conversation due to a new incoming message."];
    return status === "resolved" ? [`Conversation was resolved by ${name}`] : [];
  }
  if (name === undefined) return [];
  if (status === "resolved") return [`Conversation was marked resolved by ${name}`];
  if (status === "open") return [`Conversation was reopened by ${name}`];
  return [
    status === "pending" ? `Conversation was marked as pending by ${name}` : `Conversation was snoozed by ${name}`,
  ];
}

function assigneeLine(world: World, conversation: Conversation, { keys, by }: Line): readonly string[] {
  const name = actorName(by) ?? "Automation System";
  const assignee = conversation.assigneeId === null ? undefined : world.store.users.get(conversation.assigneeId);
  if (!assignee) return keys.includes("assigneeBotId") ? [] : [`Conversation unassigned by ${name}`];
  if (isSelfAssignment(by, assignee.id)) return [`${name} self-assigned this conversation`];
  const team = conversation.teamId === null ? undefined : world.store.teams.get(conversation.teamId);
  const via = team && keys.includes("teamId") ? ` via ${team.name}` : "";
  return [`Assigned to ${assignee.name}${via} by ${name}`];
}

/** Chatwoot compares ids and forgets the class: bot 2 that assigns user 2 counts as user 2 helping himself. */
function isSelfAssignment(by: Actor, assigneeId: number): boolean {
  if (by.kind === "user") return by.user.id === assigneeId;
  return by.kind === "bot" && by.bot.id === assigneeId;
}

function botLine(world: World, conversation: Conversation, { by }: Line): readonly string[] {
  const bot = conversation.assigneeBotId === null ? undefined : world.store.bots.get(conversation.assigneeBotId);
  const name = actorName(by);
  return bot && name !== undefined ? [`Assigned to ${bot.name} by ${name}`] : [];
}

function teamLine(world: World, conversation: Conversation, { before, keys, by }: Line): readonly string[] {
  const name = actorName(by) ?? "Automation System";
  const team = conversation.teamId === null ? undefined : world.store.teams.get(conversation.teamId);
  if (team) {
    const told = keys.includes("assigneeId") && conversation.assigneeId !== null;
    return told ? [] : [`Assigned to ${team.name} by ${name}`];
  }
  const left = before.teamId === null ? undefined : world.store.teams.get(before.teamId);
  return [`Unassigned from ${left?.name ?? "team"} by ${name}`];
}

function labelLines(conversation: Conversation, { before, by }: Line): readonly string[] {
  const name = actorName(by);
  if (name === undefined) return [];
  const added = conversation.labels.filter((label) => !before.labels.includes(label));
  const removed = before.labels.filter((label) => !conversation.labels.includes(label));
  return [
    ...(added.length > 0 ? [`${name} added ${added.join(", ")}`] : []),
    ...(removed.length > 0 ? [`${name} removed ${removed.join(", ")}`] : []),
  ];
}

function priorityLine(conversation: Conversation, { before, by }: Line): readonly string[] {
  const name = actorName(by);
  if (name === undefined) return [];
  if (conversation.priority === null) return [`${name} removed the priority`];
  return [
    before.priority === null
      ? `${name} set the priority to ${conversation.priority}`
      : `${name} changed the priority from ${before.priority} to ${conversation.priority}`,
  ];
}
