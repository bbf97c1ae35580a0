import { asInteger, asIntegers, asObject, asTexts, oneOf } from "../input.ts";
import { unprocessable } from "../refusal.ts";
import { assignTeam, assignUser } from "../rules/assignment.ts";
import { changeConversation } from "../rules/conversation-change.ts";
import { setStatus } from "../rules/conversations.ts";
import { type Conversation, STATUSES } from "../state/entities.ts";
import type { World } from "../world.ts";
import { seesConversation } from "./access.ts";
import { type AccountRoute, type Call, forUsers, type UserActor } from "./route.ts";

/** Many conversations at once; answered before the work is done. */
export function bulkRoutes(world: World): readonly AccountRoute[] {
  return [
    forUsers("POST /bulk_actions", (call) => {
      if (call.body.type !== "Conversation") throw unprocessable("Invalid type");
      const chosen = asIntegers(call.body.ids)
        .flatMap((id) => world.store.conversations.get(id) ?? [])
        .filter((conversation) => seesConversation(world, call.actor, conversation));
      world.scheduler.after(0, () => {
        for (const conversation of chosen) applyAll(world, conversation, call);
      });
    }),
  ];
}

function applyAll(world: World, conversation: Conversation, { body, actor }: Call<UserActor>): void {
  const fields = asObject(body.fields) ?? {};
  const labels = asObject(body.labels) ?? {};
  const status = oneOf(fields.status, STATUSES);
  if ("team_id" in fields) {
    assignTeam(world, conversation, { to: world.store.teams.get(asInteger(fields.team_id) ?? 0), by: actor });
  }
  if ("assignee_id" in fields) {
    assignUser(world, conversation, { to: world.store.users.get(asInteger(fields.assignee_id) ?? 0), by: actor });
  }
  if (status) {
    const until = asInteger(body.snoozed_until);
    setStatus(world, conversation, { status, snoozedUntil: until === undefined ? null : until * 1_000, by: actor });
  }
  const removed = asTexts(labels.remove);
  const kept = conversation.labels.filter((label) => !removed.includes(label));
  const next = [...new Set([...kept, ...asTexts(labels.add)])];
  changeConversation(world, conversation, { change: { labels: next }, by: actor });
}
