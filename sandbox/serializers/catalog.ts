import type { AgentBot, Inbox, User } from "../state/entities.ts";
import type { World } from "../world.ts";

/** An agent bot as the account API shows it: a system bot keeps its address and its token to itself. */
export function botRest(world: World, bot: AgentBot, viewer: User) {
  const isOwn = bot.accountId !== null;
  const isAdmin = viewer.role === "administrator";
  const seesToken = isOwn && (isAdmin || !world.caps.botTokenHiddenFromAgents);
  return {
    id: bot.id,
    name: bot.name,
    description: bot.description,
    thumbnail: bot.avatarUrl,
    ...(isOwn ? { outgoing_url: bot.outgoingUrl } : {}),
    bot_type: bot.botType,
    bot_config: bot.botConfig,
    account_id: bot.accountId,
    ...(seesToken ? { access_token: bot.accessToken } : {}),
    ...(isOwn && isAdmin && world.caps.botSecret ? { secret: bot.secret } : {}),
    system_bot: !isOwn,
  };
}

export function inboxRest(world: World, inbox: Inbox, viewer: User) {
  const { settings } = inbox;
  const portal = inbox.portalId === null ? undefined : world.store.portals.get(inbox.portalId);
  return {
    id: inbox.id,
    avatar_url: "",
    channel_id: inbox.id,
    name: inbox.name,
    channel_type: inbox.channelType,
    ...settings,
    working_hours: inbox.workingHours,
    callback_webhook_url: `${world.baseUrl}/webhooks/${inbox.identifier}`,
    ...(portal ? { help_center: { name: portal.name, slug: portal.slug } } : {}),
    ...channelFields(world, inbox, viewer.role === "administrator"),
  };
}

/** In the sandbox every inbox has an identifier, so that any channel can be played through the public API. */
function channelFields(world: World, inbox: Inbox, isAdmin: boolean) {
  const fields = { ...inbox.channel, inbox_identifier: inbox.identifier };
  const hmac = isAdmin ? { hmac_token: inbox.hmacToken } : {};
  if (inbox.channelType === "Channel::WebWidget") return { ...fields, website_token: inbox.identifier, ...hmac };
  if (inbox.channelType !== "Channel::Api") return fields;
  return {
    ...fields,
    webhook_url: inbox.webhookUrl,
    ...hmac,
    hmac_mandatory: inbox.hmacMandatory,
    ...(isAdmin && world.caps.signsInboxWebhooks ? { secret: inbox.secret } : {}),
    additional_attributes: inbox.channel,
  };
}

/** `GET inboxes/:id/agent_bot` skips the presenter: its token is the whole row. */
export function connectedBot(world: World, bot: AgentBot, viewer: User) {
  const body = botRest(world, bot, viewer);
  if (!("access_token" in body)) return body;
  return { ...body, access_token: { id: bot.id, owner_type: "AgentBot", owner_id: bot.id, token: bot.accessToken } };
}
