import type { BatonEvent, ConversationState } from "../event.ts";

/** Why Baton leaves a delivery alone. */
export type NotOurs = "other_account" | "other_inbox" | "other_bot";

interface Place {
  /** Null where the version does not tell. */
  readonly botId: number | null;
  readonly inboxIds: ReadonlySet<number>;
}

/**
 * Chatwoot sends the bot's own webhook only for inboxes that it is connected to. An account webhook and what was found by
 * reading are about every inbox of the account, also about those of another bot.
 */
export function notOurs(
  event: BatonEvent,
  { source, accountId, ...place }: Place & { readonly source: string; readonly accountId: number },
): NotOurs | null {
  if (event.accountId !== null && event.accountId !== accountId) return "other_account";
  return source === "bot" ? null : belongsElsewhere(event.conversation, place);
}

/** Whether a conversation that a read shows is another bot's, or lies in an inbox without this bot. */
export function belongsElsewhere(state: ConversationState, { botId, inboxIds }: Place): NotOurs | null {
  if (!inboxIds.has(state.inboxId)) return "other_inbox";
  const { assignee, status } = state;
  if (status !== "pending" || assignee === null || assignee.kind === "person") return null;
  // Ids of bots and of Chatwoot's own assistants are counted apart: only the kind tells them from each other.
  const isOther = assignee.kind === "assistant" || (botId !== null && assignee.id !== botId);
  return isOther ? "other_bot" : null;
}
