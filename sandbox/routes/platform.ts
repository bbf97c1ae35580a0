import { asInteger, asText, type JsonObject, oneOf } from "../input.ts";
import type { AgentBot, User } from "../state/entities.ts";
import { ROLES } from "../state/entities.ts";
import { ACCOUNT_ID, type World } from "../world.ts";
import { createBot, removeBot } from "./agent-bots.ts";
import { createUser } from "./people.ts";
import { profileBody } from "./profile.ts";
import { type Call, found, idParam, type Route, route } from "./route.ts";

/** The installation's own API: the way to make a user with a token, or a bot without an administrator. */
export function platformRoutes(world: World): readonly Route<null>[] {
  return [...platformBots(world), ...platformUsers(world)];
}

/** No secret here, and before 4.12 the address shows the name. */
function showBot(world: World, bot: AgentBot) {
  return {
    id: bot.id,
    name: bot.name,
    description: bot.description,
    outgoing_url: world.caps.platformShowsNameAsUrl ? bot.name : bot.outgoingUrl,
    account_id: bot.accountId,
    access_token: bot.accessToken,
  };
}

function platformBots(world: World): readonly Route<null>[] {
  const { bots } = world.store;
  const botOf = (call: Call<null>) => found(bots.get(idParam(call)));
  const accountOf = (body: JsonObject) => asInteger(body.account_id) ?? null;
  return [
    route("GET /agent_bots", () => [...bots.values()].map((bot) => showBot(world, bot))),
    route("GET /agent_bots/:id", (call) => showBot(world, botOf(call))),
    route("POST /agent_bots", (call) => showBot(world, createBot(world, call.body, accountOf(call.body)))),
    route("PATCH /agent_bots/:id", (call) => {
      const bot = botOf(call);
      bot.name = asText(call.body.name) ?? bot.name;
      bot.description = asText(call.body.description) ?? bot.description;
      bot.outgoingUrl = asText(call.body.outgoing_url) ?? bot.outgoingUrl;
      return showBot(world, bot);
    }),
    route("DELETE /agent_bots/:id", (call) => removeBot(world, botOf(call))),
  ];
}

function platformUsers(world: World): readonly Route<null>[] {
  const { users } = world.store;
  const show = (user: User) => profileBody(world, user);
  return [
    route("POST /users", (call) => show(createUser(world, call.body))),
    route("GET /users/:id", (call) => show(found(users.get(idParam(call))))),
    route("POST /accounts/:account_id/account_users", (call) => {
      found(world.store.accounts.get(idParam(call, "account_id")));
      const user = found(users.get(asInteger(call.body.user_id) ?? 0));
      user.role = oneOf(call.body.role, ROLES) ?? user.role;
      return { id: user.id, account_id: ACCOUNT_ID, user_id: user.id, role: user.role };
    }),
  ];
}
