import { asInteger } from "../input.ts";
import { assignBot, assignTeam, assignUser } from "../rules/assignment.ts";
import { teamRow } from "../serializers/conversation-rest.ts";
import { agentRest, botSlim } from "../serializers/people.ts";
import { ACCOUNT_ID, type World } from "../world.ts";
import { seenConversation } from "./access.ts";
import { type AccountRoute, type Call, forBots } from "./route.ts";

/** Unknown ids unassign without a word, and an assignee in the body hides a team. */
export function assignmentRoutes(world: World): readonly AccountRoute[] {
  return [
    forBots("POST /conversations/:conversation_id/assignments", "assignments.create", (call) => {
      if ("assignee_id" in call.body) return toAssignee(world, call);
      return "team_id" in call.body ? toTeam(world, call) : null;
    }),
  ];
}

function toAssignee(world: World, call: Call) {
  const conversation = seenConversation(world, call, "conversation_id");
  const id = asInteger(call.body.assignee_id) ?? 0;
  if (world.caps.assigneeType && call.body.assignee_type === "AgentBot") {
    const bot = world.store.bots.get(id);
    if (!bot || (bot.accountId !== null && bot.accountId !== ACCOUNT_ID)) return null;
    assignBot(world, conversation, { to: bot.id, by: call.actor });
    return botSlim(bot);
  }
  const user = world.store.users.get(id);
  assignUser(world, conversation, { to: user, by: call.actor });
  return user ? agentRest(user) : null;
}

function toTeam(world: World, call: Call) {
  const conversation = seenConversation(world, call, "conversation_id");
  const team = world.store.teams.get(asInteger(call.body.team_id) ?? 0);
  assignTeam(world, conversation, { to: team, by: call.actor });
  return team ? teamRow(world, team) : null;
}
