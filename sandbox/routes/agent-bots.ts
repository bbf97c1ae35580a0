import { asObject, asPresent, asText, type JsonObject } from "../input.ts";
import { invalidRecord } from "../refusal.ts";
import { botRest } from "../serializers/catalog.ts";
import type { AgentBot } from "../state/entities.ts";
import { randomToken } from "../state/store.ts";
import { ACCOUNT_ID, type World } from "../world.ts";
import { type AccountRoute, type Call, forAdmins, forUsers, found, idParam } from "./route.ts";

const URL_LIMIT = 2_048;

export function agentBotRoutes(world: World): readonly AccountRoute[] {
  const { bots } = world.store;
  const own = (call: Pick<Call, "params">) =>
    found([bots.get(idParam(call))].find((bot) => bot?.accountId === ACCOUNT_ID));
  return [
    forUsers("GET /agent_bots", (call) => [...bots.values()].map((bot) => botRest(world, bot, call.actor.user))),
    forUsers("GET /agent_bots/:id", (call) => botRest(world, found(bots.get(idParam(call))), call.actor.user)),
    forAdmins("POST /agent_bots", (call) => botRest(world, createBot(world, call.body, ACCOUNT_ID), call.actor.user)),
    forAdmins("PATCH /agent_bots/:id", (call) => {
      const bot = own(call);
      Object.assign(bot, botFields(call.body));
      return botRest(world, bot, call.actor.user);
    }),
    forAdmins("DELETE /agent_bots/:id", (call) => removeBot(world, own(call))),
    forAdmins("DELETE /agent_bots/:id/avatar", (call) => {
      const bot = own(call);
      bot.avatarUrl = "";
      return botRest(world, bot, call.actor.user);
    }),
    ...(world.caps.resetAccessToken
      ? [
          forAdmins("POST /agent_bots/:id/reset_access_token", (call) => {
            const bot = own(call);
            bot.accessToken = randomToken();
            return botRest(world, bot, call.actor.user);
          }),
        ]
      : []),
    ...(world.caps.botSecret
      ? [
          forAdmins("POST /agent_bots/:id/reset_secret", (call) => {
            const bot = own(call);
            bot.secret = randomToken();
            return botRest(world, bot, call.actor.user);
          }),
        ]
      : []),
  ];
}

type BotFields = Partial<
  Pick<AgentBot, "name" | "description" | "outgoingUrl" | "botType" | "botConfig" | "avatarUrl">
>;

function botFields(body: JsonObject): BotFields {
  const fields: BotFields = {};
  if (body.name !== undefined) fields.name = asText(body.name) ?? "";
  if (body.description !== undefined) fields.description = asText(body.description) ?? null;
  if (body.outgoing_url !== undefined) fields.outgoingUrl = asText(body.outgoing_url) ?? null;
  if (body.bot_type !== undefined) fields.botType = asText(body.bot_type) ?? "webhook";
  if (body.bot_config !== undefined) fields.botConfig = asObject(body.bot_config) ?? {};
  if (body.avatar_url !== undefined) fields.avatarUrl = asText(body.avatar_url) ?? "";
  if (fields.outgoingUrl && fields.outgoingUrl.length > URL_LIMIT) {
    throw invalidRecord(`Outgoing url is too long (maximum is ${URL_LIMIT} characters)`, ["outgoing_url"]);
  }
  return fields;
}

export function createBot(world: World, body: JsonObject, accountId: number | null): AgentBot {
  const fields = botFields(body);
  if (asPresent(fields.name) === undefined) throw invalidRecord("Name can't be blank", ["name"]);
  const bot: AgentBot = {
    id: world.store.nextId("bots"),
    ...{ name: "", description: null, outgoingUrl: null, botType: "webhook", botConfig: {}, avatarUrl: "" },
    ...fields,
    accountId,
    accessToken: randomToken(),
    secret: randomToken(),
  };
  world.store.bots.set(bot.id, bot);
  return bot;
}

/** A deleted bot leaves its inboxes and the conversations it owned. */
export function removeBot(world: World, bot: AgentBot): void {
  world.store.bots.delete(bot.id);
  for (const inbox of world.store.inboxes.values()) if (inbox.agentBotId === bot.id) inbox.agentBotId = null;
  for (const conversation of world.store.conversations.values()) {
    if (conversation.assigneeBotId === bot.id) conversation.assigneeBotId = null;
  }
}
