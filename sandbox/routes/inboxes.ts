import { asFlag, asInteger, asIntegers, asObject, asPresent, asText, isObject, type JsonObject } from "../input.ts";
import { invalidRecord, notAuthorized, notFound } from "../refusal.ts";
import { loadInbox } from "../rules/conversations.ts";
import { newInbox } from "../seed/seed.ts";
import { connectedBot, inboxRest } from "../serializers/catalog.ts";
import { agentRest } from "../serializers/people.ts";
import type { Inbox, InboxSettings, WorkingHours } from "../state/entities.ts";
import type { World } from "../world.ts";
import { seesInbox } from "./access.ts";
import { type AccountRoute, type Call, forAdmins, forUsers, found, idParam, type UserActor } from "./route.ts";

const CHANNELS: Record<string, string> = {
  api: "Channel::Api",
  web_widget: "Channel::WebWidget",
  whatsapp: "Channel::Whatsapp",
  email: "Channel::Email",
  telegram: "Channel::Telegram",
  line: "Channel::Line",
  sms: "Channel::Sms",
};

export function inboxRoutes(world: World): readonly AccountRoute[] {
  const { inboxes } = world.store;
  return [
    forUsers("GET /inboxes", (call) => ({
      payload: [...inboxes.values()]
        .filter((inbox) => seesInbox(call.actor, inbox))
        .map((inbox) => inboxRest(world, inbox, call.actor.user)),
    })),
    forUsers("GET /inboxes/:id", (call) => inboxRest(world, seenInbox(world, call), call.actor.user)),
    forAdmins("POST /inboxes", (call) => {
      const channelType = CHANNELS[asText(asObject(call.body.channel)?.type) ?? ""];
      if (!channelType) throw invalidRecord("Channel must exist", ["channel"]);
      const name = asPresent(call.body.name);
      if (name === undefined) throw invalidRecord("Name can't be blank", ["name"]);
      const inbox = newInbox(world.store, { name, channelType, channel: {}, memberIds: [] });
      applyInbox(world, inbox, call.body);
      return inboxRest(world, inbox, call.actor.user);
    }),
    forAdmins("PATCH /inboxes/:id", (call) => {
      const inbox = loadInbox(world, idParam(call));
      applyInbox(world, inbox, call.body);
      return inboxRest(world, inbox, call.actor.user);
    }),
    forAdmins("DELETE /inboxes/:id", (call) => {
      inboxes.delete(loadInbox(world, idParam(call)).id);
      return { message: "Your inbox deletion request will be processed in some time." };
    }),
    forAdmins("POST /inboxes/:id/set_agent_bot", (call) => connectBot(world, call)),
    forUsers("GET /inboxes/:id/agent_bot", (call) => {
      const { agentBotId } = seenInbox(world, call);
      const bot = agentBotId === null ? undefined : world.store.bots.get(agentBotId);
      return bot ? { agent_bot: connectedBot(world, bot, call.actor.user) } : {};
    }),
    forUsers("GET /inboxes/:id/assignable_agents", (call) => ({
      payload: assignable(world, [idParam(call)]).map(agentRest),
    })),
    ...memberRoutes(world),
  ];
}

function seenInbox(world: World, call: Call<UserActor>): Inbox {
  const inbox = loadInbox(world, idParam(call));
  if (!seesInbox(call.actor, inbox)) throw notAuthorized();
  return inbox;
}

function connectBot(world: World, call: Call<UserActor>): void {
  const inbox = loadInbox(world, idParam(call));
  const id = call.body.agent_bot;
  inbox.agentBotId = id === null || id === undefined ? null : found(world.store.bots.get(asInteger(id) ?? 0)).id;
}

/** Members who may be given conversations of all these inboxes; administrators always may. */
export function assignable(world: World, inboxIds: readonly number[]) {
  const inboxes = inboxIds.map((id) => loadInbox(world, id));
  return [...world.store.users.values()].filter(
    (user) => user.role === "administrator" || inboxes.every((inbox) => inbox.memberIds.includes(user.id)),
  );
}

function memberRoutes(world: World): readonly AccountRoute[] {
  const inboxOf = (call: Call<UserActor>) => loadInbox(world, asInteger(call.body.inbox_id) ?? 0);
  const show = (inbox: Inbox) => ({
    payload: inbox.memberIds.flatMap((id) => world.store.users.get(id) ?? []).map(agentRest),
  });
  const usersOf = (call: Call<UserActor>) => {
    const ids = asIntegers(call.body.user_ids);
    if (ids.some((id) => !world.store.users.has(id))) throw notFound();
    return ids;
  };
  return [
    forUsers("GET /inbox_members/:id", (call) => show(seenInbox(world, call))),
    forAdmins("POST /inbox_members", (call) => {
      const inbox = inboxOf(call);
      inbox.memberIds = [...new Set([...inbox.memberIds, ...usersOf(call)])];
      return show(inbox);
    }),
    forAdmins("PATCH /inbox_members", (call) => {
      const inbox = inboxOf(call);
      inbox.memberIds = [...new Set(usersOf(call))];
      return show(inbox);
    }),
    forAdmins("DELETE /inbox_members", (call) => {
      const inbox = inboxOf(call);
      const gone = usersOf(call);
      inbox.memberIds = inbox.memberIds.filter((id) => !gone.includes(id));
    }),
  ];
}

const FLAGS = [
  "greeting_enabled",
  "working_hours_enabled",
  "enable_email_collect",
  "csat_survey_enabled",
  "enable_auto_assignment",
  "allow_messages_after_resolved",
  "lock_to_single_conversation",
] as const satisfies readonly (keyof InboxSettings)[];
const TEXTS = ["greeting_message", "out_of_office_message", "business_name"] as const;
const OBJECTS = ["csat_config", "auto_assignment_config"] as const;

function applyInbox(world: World, inbox: Inbox, body: JsonObject): void {
  const { settings } = inbox;
  if (body.name !== undefined) inbox.name = asText(body.name) ?? inbox.name;
  for (const key of FLAGS) settings[key] = asFlag(body[key]) ?? settings[key];
  for (const key of TEXTS) if (body[key] !== undefined) settings[key] = asText(body[key]) ?? null;
  for (const key of OBJECTS) settings[key] = asObject(body[key]) ?? settings[key];
  settings.sender_name_type = asText(body.sender_name_type) ?? settings.sender_name_type;
  if (body.timezone !== undefined) settings.timezone = checkedZone(asText(body.timezone) ?? "");
  if (Array.isArray(body.working_hours)) mergeHours(inbox, body.working_hours);
  if (body.portal_id !== undefined) inbox.portalId = asInteger(body.portal_id) ?? null;
  const channel = asObject(body.channel);
  if (channel) applyChannel(world, inbox, channel);
}

function applyChannel(world: World, inbox: Inbox, channel: JsonObject): void {
  const { type: _type, webhook_url: url, hmac_mandatory: mandatory, additional_attributes: extra, ...rest } = channel;
  if (url !== undefined) inbox.webhookUrl = asPresent(url) ?? null;
  inbox.hmacMandatory = asFlag(mandatory) ?? inbox.hmacMandatory;
  inbox.channel = { ...inbox.channel, ...rest, ...asObject(extra) };
  for (const secret of ["hmac_token", "secret", "inbox_identifier"]) delete inbox.channel[secret];
  world.store.inboxes.set(inbox.id, inbox);
}

function checkedZone(timezone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timezone }).resolvedOptions().timeZone;
  } catch {
    throw invalidRecord("Timezone is not included in the list", ["timezone"]);
  }
}

function mergeHours(inbox: Inbox, days: readonly unknown[]): void {
  for (const day of days) {
    if (!isObject(day)) continue;
    const index = inbox.workingHours.findIndex((hours) => hours.day_of_week === asInteger(day.day_of_week));
    const before = inbox.workingHours[index];
    if (before) inbox.workingHours[index] = mergedDay(before, day);
  }
}

function mergedDay(before: WorkingHours, day: JsonObject): WorkingHours {
  const number = (key: "open_hour" | "open_minutes" | "close_hour" | "close_minutes") =>
    key in day ? (asInteger(day[key]) ?? null) : before[key];
  return {
    day_of_week: before.day_of_week,
    closed_all_day: asFlag(day.closed_all_day) ?? before.closed_all_day,
    open_hour: number("open_hour"),
    open_minutes: number("open_minutes"),
    close_hour: number("close_hour"),
    close_minutes: number("close_minutes"),
    open_all_day: asFlag(day.open_all_day) ?? before.open_all_day,
  };
}
