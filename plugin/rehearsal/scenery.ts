import type { Holder } from "../core/baton/holder.ts";
import type { ContactMemory } from "../core/contact-memory.ts";
import { noMemory } from "../core/contact-memory.ts";
import type { ConversationState } from "../core/event.ts";
import { isOpen, type OpeningHours, openingHoursOf } from "../core/hours.ts";
import type { People } from "../core/people.ts";
import type { InboxSettings } from "../core/settings/settings.ts";
import type { Surroundings } from "../core/turn/surroundings.ts";
import { localTimeAt, momentOf } from "../language/entities/zone.ts";
import type { Given } from "./scene.ts";

const MINUTE_MS = 60_000;
/** The default time: a Monday morning in São Paulo. */
const ORDINARY_MOMENT = Date.UTC(2026, 2, 2, 13, 0);
const SEARCH_DAYS = 15;
const SEARCH_STEP_MS = 30 * MINUTE_MS;

export const AGENT = { id: 7, name: "Ana" } as const;
export const CONVERSATION_ID = 1;
export const INBOX_ID = 1;

export interface Scenery {
  readonly surroundings: Surroundings;
  readonly startsAt: number;
  readonly conversation: ConversationState;
  readonly person: ContactMemory;
}

/** A moment that never comes has no opening hours. */
export class Impossible extends Error {}

/** The state around a scene before its first line: settings, hours, people and the contact's memory. */
export function buildScenery(settings: InboxSettings, given: Given): Scenery {
  const hours = hoursOf(settings, given);
  const startsAt = given.at ? momentAt(given.at, zoneOf(settings, hours)) : startOf(hours, given.hours);
  return {
    surroundings: { settings, hours, people: peopleOf(settings, given) },
    startsAt,
    conversation: conversationOf(given, startsAt),
    person: {
      ...noMemory,
      optedOutAt: given.opted_out ? startsAt : null,
      consent: given.consent
        ? { version: settings.gates.consent.version, at: startsAt, accepted: given.consent === "accepted" }
        : null,
      language: given.language ?? null,
    },
  };
}

/** Chatwoot's own hours are unknown here: scenes use the inbox's hours instead. */
function hoursOf({ hours }: InboxSettings, given: Given): OpeningHours | null {
  const caresAboutTime = given.hours !== undefined || given.at !== undefined;
  const source = hours.source === "chatwoot" && caresAboutTime ? "own" : hours.source;
  return openingHoursOf({ ...hours, source }, null);
}

const zoneOf = (settings: InboxSettings, hours: OpeningHours | null) => hours?.timeZone ?? settings.hours.time_zone;

function startOf(hours: OpeningHours | null, wanted: "open" | "closed" | undefined): number {
  const isWanted = (at: number) => isOpen(hours, at) === (wanted !== "closed");
  for (let at = ORDINARY_MOMENT; at < ORDINARY_MOMENT + SEARCH_DAYS * 24 * 60 * MINUTE_MS; at += SEARCH_STEP_MS) {
    if (isWanted(at)) return at;
  }
  throw new Impossible(`people are ${wanted === "closed" ? "always" : "never"} there in this inbox: see hours`);
}

/** The moment of a local time such as `2026-03-02 10:00`. */
function momentAt(written: string, timeZone: string): number {
  return momentOf(localTimeAt(Date.parse(`${written.replace(" ", "T")}:00Z`), "UTC"), timeZone);
}

/** One person in each team that the settings name. */
function peopleOf({ routing }: InboxSettings, { online }: Given): People {
  const { default_team: standard, supervisor_team: supervisor, rules, aliases } = routing;
  const named = rules.flatMap(({ team, fallback = [] }) => [team, ...fallback]);
  const all = [standard ?? [], supervisor ?? [], named, Object.values(aliases), online ?? []].flat();
  const teams = [...new Set(all.map((name) => name.toLowerCase()))].map((name, index) => ({ name, id: index + 1 }));
  const isOnline = (team: string) => online === undefined || online.some((name) => name.toLowerCase() === team);
  const agents = teams.map(({ id, name }) => ({ id: 100 + id, name: `Somebody of ${name}`, online: isOnline(name) }));
  return {
    teams: teams.map(({ id, name }) => ({ id, name, memberIds: [100 + id] })),
    agents: [...agents, { ...AGENT, online: true }].map((agent) => ({ ...agent, role: "agent" as const })),
  };
}

const STATUS: Readonly<Record<Holder, ConversationState["status"]>> = {
  bot: "pending",
  team: "open",
  agent: "open",
  closed: "resolved",
};

const CHANNELS: Readonly<Record<NonNullable<Given["channel"]>, string>> = {
  web_widget: "Channel::WebWidget",
  whatsapp: "Channel::Whatsapp",
  email: "Channel::Email",
  api: "Channel::Api",
  telegram: "Channel::Telegram",
  facebook: "Channel::FacebookPage",
  instagram: "Channel::Instagram",
  line: "Channel::Line",
  sms: "Channel::Sms",
};

function conversationOf(given: Given, startsAt: number): ConversationState {
  const { holder = "bot", channel = "web_widget" } = given;
  return {
    id: CONVERSATION_ID,
    inboxId: INBOX_ID,
    channel: CHANNELS[channel],
    status: STATUS[holder],
    assignee: holder === "agent" ? { kind: "person", ...AGENT } : null,
    team: null,
    priority: null,
    labels: [],
    attributes: {},
    additionalAttributes: {},
    contact: { id: 31, name: "Marina", email: null, phone: null, identifier: null, blocked: false, attributes: {} },
    canReply: true,
    snoozedUntil: null,
    createdAt: startsAt,
    updatedAt: startsAt,
  };
}
