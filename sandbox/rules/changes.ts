import { isoOrNull } from "../clock.ts";
import type { Conversation } from "../state/entities.ts";
import type { Change } from "./events.ts";

/** The columns whose change makes a conversation_updated. */
const TRACKED = [
  "teamId",
  "assigneeId",
  "assigneeBotId",
  "status",
  "snoozedUntil",
  "customAttributes",
  "labels",
  "waitingSince",
  "firstReplyAt",
  "priority",
] as const;

export type Tracked = Pick<Conversation, (typeof TRACKED)[number]>;
export type ConversationChange = Partial<Tracked>;

export function trackedOf(conversation: Conversation): Tracked {
  const { teamId, assigneeId, assigneeBotId, status, snoozedUntil } = conversation;
  const { customAttributes, labels, waitingSince, firstReplyAt, priority } = conversation;
  return {
    ...{ teamId, assigneeId, assigneeBotId, status, snoozedUntil },
    ...{ customAttributes, labels, waitingSince, firstReplyAt, priority },
  };
}

const COLUMNS: Record<keyof Tracked, string> = {
  teamId: "team_id",
  assigneeId: "assignee_id",
  assigneeBotId: "assignee_agent_bot_id",
  status: "status",
  snoozedUntil: "snoozed_until",
  customAttributes: "custom_attributes",
  labels: "label_list",
  waitingSince: "waiting_since",
  firstReplyAt: "first_reply_created_at",
  priority: "priority",
};

const TIMES: readonly (keyof Tracked)[] = ["snoozedUntil", "waitingSince", "firstReplyAt"];

function shown(state: Tracked, key: keyof Tracked): unknown {
  const value = state[key];
  return TIMES.includes(key) && (typeof value === "number" || value === null) ? isoOrNull(value) : value;
}

export function changedKeys(before: Tracked, after: Tracked): (keyof Tracked)[] {
  return TRACKED.filter((key) => {
    const [left, right] = [before[key], after[key]];
    return left !== right && JSON.stringify(left) !== JSON.stringify(right);
  });
}

/** A label change shows twice: as the cached text and as the list. */
export function describeChanges(before: Tracked, after: Tracked, keys: readonly (keyof Tracked)[]): Change[] {
  return keys.flatMap((key): Change[] => {
    const change = { column: COLUMNS[key], previous: shown(before, key), current: shown(after, key) };
    if (key !== "labels") return [change];
    const cached = {
      column: "cached_label_list",
      previous: before.labels.join(", "),
      current: after.labels.join(", "),
    };
    return [cached, change];
  });
}

export function changeList(changes: readonly Change[]) {
  return changes.map(({ column, previous, current }) => ({
    [column]: { previous_value: previous, current_value: current },
  }));
}
