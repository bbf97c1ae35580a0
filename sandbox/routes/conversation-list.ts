import { asInteger, asList, asPresent, asText, asTexts, oneOf } from "../input.ts";
import { matchesFilter, parseFilter } from "../rules/conversation-filter.ts";
import { messagesOf } from "../rules/timeline.ts";
import { conversationRest } from "../serializers/conversation-rest.ts";
import { type Conversation, STATUSES, type User } from "../state/entities.ts";
import type { World } from "../world.ts";
import { seesConversation } from "./access.ts";
import { type AccountRoute, type Call, forUsers, paged, pageOf, type UserActor } from "./route.ts";

const PAGE = 25;

/** Lists, counts and filters. They scan everything, as only people and reconciliation use them. */
export function conversationListRoutes(world: World): readonly AccountRoute[] {
  return [
    forUsers("GET /conversations", (call) => {
      const matching = listed(world, call);
      const chosen = byAssignee(world, matching, call);
      const isWhole = asInteger(call.query.updated_within) !== undefined;
      const sorted = sortConversations(chosen, asText(call.query.sort_by));
      const shown = isWhole ? sorted : paged(sorted, pageOf(call), PAGE);
      return {
        data: {
          meta: counts(world, matching, call.actor.user),
          payload: shown.map((conversation) => conversationRest(world, conversation, call.actor.user)),
        },
      };
    }),
    forUsers("GET /conversations/meta", (call) => ({ meta: counts(world, listed(world, call), call.actor.user) })),
    forUsers("POST /conversations/filter", (call) => {
      const conditions = parseFilter(world, call.body.payload);
      const matching = visible(world, call).filter((conversation) => matchesFilter(world, conversation, conditions));
      const { assigned_count: _, ...meta } = counts(world, matching, call.actor.user);
      return {
        meta,
        payload: paged(sortConversations(matching, undefined), pageOf(call), PAGE).map((conversation) =>
          conversationRest(world, conversation, call.actor.user),
        ),
      };
    }),
  ];
}

function visible(world: World, call: Call<UserActor>): Conversation[] {
  return [...world.store.conversations.values()].filter((conversation) =>
    seesConversation(world, call.actor, conversation),
  );
}

function listed(world: World, call: Call<UserActor>): Conversation[] {
  const { query, actor } = call;
  const status = query.status === "all" ? undefined : (oneOf(query.status, STATUSES) ?? "open");
  const inboxId = asInteger(query.inbox_id);
  const teamId = asInteger(query.team_id);
  const labels = asTexts(asList(query.labels));
  const text = asPresent(query.q)?.toLowerCase();
  const withinSeconds = asInteger(query.updated_within);
  const since = withinSeconds === undefined ? undefined : world.clock.now() - withinSeconds * 1_000;
  const sourceId = asPresent(query.source_id);
  return visible(world, call).filter(
    (conversation) =>
      (status === undefined || text !== undefined || conversation.status === status) &&
      (inboxId === undefined || conversation.inboxId === inboxId) &&
      (teamId === undefined || conversation.teamId === teamId) &&
      (labels.length === 0 || labels.some((label) => conversation.labels.includes(label))) &&
      (text === undefined || hasText(world, conversation, text)) &&
      (since === undefined || conversation.updatedAt > since || conversation.lastActivityAt > since) &&
      (sourceId === undefined || sourceOf(world, conversation) === sourceId) &&
      isOfType(conversation, asText(query.conversation_type), actor.user),
  );
}

function isOfType(conversation: Conversation, type: string | undefined, user: User): boolean {
  if (type === "mention") return conversation.mentionedUserIds.includes(user.id);
  if (type === "participating") return conversation.assigneeId === user.id;
  if (type === "unattended") return conversation.firstReplyAt === null || conversation.waitingSince !== null;
  return true;
}

const sourceOf = (world: World, conversation: Conversation) =>
  world.store.contactInboxes.get(conversation.contactInboxId)?.sourceId;

function hasText(world: World, conversation: Conversation, text: string): boolean {
  return messagesOf(world, conversation).some(({ content }) => content?.toLowerCase().includes(text));
}

function isUnassigned(world: World, conversation: Conversation): boolean {
  if (conversation.assigneeId !== null) return false;
  return !world.caps.unassignedExcludesBotOwned || conversation.assigneeBotId === null;
}

function byAssignee(world: World, conversations: readonly Conversation[], call: Call<UserActor>): Conversation[] {
  const kind = asText(call.query.assignee_type);
  return conversations.filter((conversation) => {
    if (kind === "me") return conversation.assigneeId === call.actor.user.id;
    if (kind === "unassigned") return isUnassigned(world, conversation);
    return kind !== "assigned" || conversation.assigneeId !== null;
  });
}

function counts(world: World, conversations: readonly Conversation[], user: User) {
  return {
    mine_count: conversations.filter(({ assigneeId }) => assigneeId === user.id).length,
    assigned_count: conversations.filter(({ assigneeId }) => assigneeId !== null).length,
    unassigned_count: conversations.filter((conversation) => isUnassigned(world, conversation)).length,
    all_count: conversations.length,
  };
}

const PRIORITY_RANK = { low: 1, medium: 2, high: 3, urgent: 4 };

const SORT_KEYS: Record<string, (conversation: Conversation) => number> = {
  last_activity_at: ({ lastActivityAt }) => lastActivityAt,
  created_at: ({ createdAt }) => createdAt,
  priority: ({ priority }) => (priority === null ? 0 : PRIORITY_RANK[priority]),
  waiting_since: ({ waitingSince }) => waitingSince ?? Number.MAX_SAFE_INTEGER,
};

function sortConversations(conversations: readonly Conversation[], sortBy = "last_activity_at_desc"): Conversation[] {
  const [, key = "", direction] = /^(\w+)_(asc|desc)$/.exec(sortBy) ?? [];
  const sortValue = SORT_KEYS[key] ?? (({ lastActivityAt }: Conversation) => lastActivityAt);
  const sign = direction === "asc" ? 1 : -1;
  return [...conversations].sort((a, b) => sign * (sortValue(a) - sortValue(b)) || b.id - a.id);
}
