import { asList, asNumber, asRecord, asText } from "../shared/json.ts";

export interface Inbox {
  readonly id: number;
  readonly name: string;
  readonly channelType: string;
  readonly identifier: string;
}

export interface Team {
  readonly id: number;
  readonly name: string;
}

export interface DeskUser {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly token: string;
}

/** What GET sandbox.json says about this installation. */
export interface SandboxInfo {
  readonly version: string;
  readonly accountId: number;
  readonly inboxes: readonly Inbox[];
  readonly teams: readonly Team[];
  readonly users: readonly DeskUser[];
  /** Null until a bot is connected to an inbox. */
  readonly botId: number | null;
}

export function parseSandboxInfo(value: unknown): SandboxInfo {
  const record = asRecord(value);
  return {
    version: asText(record.version),
    accountId: asNumber(record.account_id) ?? 1,
    inboxes: asList(record.inboxes).map(parseInbox),
    teams: asList(record.teams).map(parseTeam),
    users: asList(record.users).map(parseUser),
    botId: asNumber(asRecord(record.bot).id),
  };
}

function parseInbox(value: unknown): Inbox {
  const record = asRecord(value);
  return {
    id: asNumber(record.id) ?? 0,
    name: asText(record.name),
    channelType: asText(record.channel_type),
    identifier: asText(record.inbox_identifier),
  };
}

function parseTeam(value: unknown): Team {
  const record = asRecord(value);
  return { id: asNumber(record.id) ?? 0, name: asText(record.name) };
}

function parseUser(value: unknown): DeskUser {
  const record = asRecord(value);
  return {
    id: asNumber(record.id) ?? 0,
    name: asText(record.name),
    role: asText(record.role),
    token: asText(record.access_token),
  };
}

/** Baton's own address, read from where its bot receives webhooks; null when there is no bot or no address. */
export function findBatonUrl(agentBots: unknown, botId: number): string | null {
  const bot = asList(agentBots)
    .map(asRecord)
    .find((candidate) => candidate.id === botId);
  const url = asText(bot?.outgoing_url);
  return URL.canParse(url) ? new URL("/", url).href : null;
}
