import { applySwitches } from "../switches.ts";
import { ACCOUNT_ID } from "../world.ts";
import type { Gateway } from "./mount.ts";
import { Answer, type Route, route } from "./route.ts";

/** What Chatwoot does not have: a way in for people and tests. Faults never apply here. */
export function sandboxRoutes({ world, faults, log }: Gateway): readonly Route<null>[] {
  return [
    route("GET /sandbox.json", () => introduce(world)),
    route("GET /sandbox/faults", () => faults.show()),
    route("PUT /sandbox/faults", (call) => faults.replace(call.body)),
    route("GET /sandbox/switches", () => world.switches),
    route("PUT /sandbox/switches", (call) => {
      applySwitches(world.switches, call.body);
      return world.switches;
    }),
    route("GET /sandbox/log", () => log.read()),
    route("DELETE /sandbox/log", () => {
      log.clear();
      return new Answer(204);
    }),
  ];
}

/** Everything needed to take part: addresses, tokens, and the bot that is connected to an inbox. */
function introduce(world: Gateway["world"]) {
  const { store, caps } = world;
  const inboxes = [...store.inboxes.values()];
  const botId = inboxes.find(({ agentBotId }) => agentBotId !== null)?.agentBotId ?? null;
  const bot = botId === null ? undefined : store.bots.get(botId);
  return {
    version: caps.version,
    base_url: world.baseUrl,
    account_id: ACCOUNT_ID,
    inboxes: inboxes.map(({ id, name, channelType, identifier }) => ({
      ...{ id, name, channel_type: channelType, inbox_identifier: identifier },
    })),
    teams: [...store.teams.values()].map(({ id, name }) => ({ id, name })),
    users: [...store.users.values()].map(({ id, name, email, role, accessToken }) => ({
      ...{ id, name, email, role, access_token: accessToken },
    })),
    bot: bot ? { id: bot.id, access_token: bot.accessToken, secret: caps.botSecret ? bot.secret : null } : null,
    platform: { access_token: store.platformToken },
  };
}
