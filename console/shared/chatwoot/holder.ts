import type { Conversation } from "./conversation.ts";

export type Holder = "bot" | "team" | "agent" | "snoozed" | "closed";

export const HOLDER_LABELS: Readonly<Record<Holder, string>> = {
  bot: "Bot",
  team: "Team",
  agent: "Agent",
  snoozed: "Snoozed",
  closed: "Closed",
};

/** Who holds the baton, read from what Chatwoot shows. An owning bot (4.16.2+) is not a person, so it never counts. */
export function holderOf({ status, assignee }: Pick<Conversation, "status" | "assignee">): Holder {
  switch (status) {
    case "pending":
      return "bot";
    case "snoozed":
      return "snoozed";
    case "resolved":
      return "closed";
    case "open":
      return assignee?.type === "user" ? "agent" : "team";
  }
}
