import { randomBytes } from "node:crypto";
import { learnPeople } from "../accounts/learn-people.ts";
import { abilitiesOf } from "../chatwoot/abilities.ts";
import { type Chatwoot, createChatwoot } from "../chatwoot/chatwoot.ts";
import type { Connection } from "../core/connection.ts";
import type { Stores } from "../db/stores.ts";
import type { Logger } from "../telemetry/logger.ts";
import { settingsFor } from "./preset/problems.ts";
import type { Preset } from "./preset/schema.ts";
import { applyPlan, type Plan, planSetup, type SetupResult } from "./provision/provision.ts";

/** A Chatwoot account to connect, with an administrator's token. */
export interface Target {
  /** The id of the connection; by default made from the address. */
  readonly id?: string;
  readonly baseUrl: string;
  readonly accountId: number;
  readonly adminToken: string;
  /** The token with which Baton reads; null: the administrator's. */
  readonly userToken: string | null;
  readonly inboxIds: readonly number[] | "all";
  /** The address at which Chatwoot reaches Baton. */
  readonly batonUrl: string;
}

export interface ConnectParts {
  readonly stores: Pick<Stores, "connections" | "inboxes" | "settings">;
  readonly target: Target;
  readonly preset: Preset;
  readonly log: Logger;
  readonly rotateSecret?: boolean;
}

export interface PreparedConnection {
  readonly id: string;
  readonly urlToken: string;
  readonly plan: Plan;
  /** Carries out the plan and stores the connection. */
  apply(options: { replaceBots: boolean }): Promise<SetupResult>;
}

/** Connects an account, for `baton setup` and for the sandbox of `baton start`. */
export async function prepareConnection(parts: ConnectParts): Promise<PreparedConnection> {
  const { stores, target, preset, log } = parts;
  const admin = createChatwoot({ baseUrl: target.baseUrl, accountId: target.accountId, token: target.adminToken, log });
  const { id: wantedId, baseUrl, accountId } = target;
  const known = await (wantedId
    ? stores.connections.find(wantedId)
    : stores.connections.findByAccount(baseUrl, accountId));
  const id = known?.id ?? wantedId ?? connectionIdOf(target);
  const urlToken = known?.urlToken || randomBytes(24).toString("base64url");
  const { version } = await admin.installation.version();
  const urls = webhookUrls({ id, urlToken, batonUrl: target.batonUrl, version });
  const plan = await planSetup(
    admin,
    {
      ...urls,
      ...preset,
      botName: preset.bot,
      inboxIds: target.inboxIds,
    },
    { rotateSecret: parts.rotateSecret ?? false },
  );
  return {
    id,
    urlToken,
    plan,
    async apply({ replaceBots }) {
      const result = await applyPlan(plan, { replaceBots, reader: readerOf(admin, target) });
      await store(parts, { id, urlToken, result });
      await meetPeople(parts, id, readerOf(admin, target));
      return result;
    },
  };
}

function readerOf(admin: Chatwoot, { userToken }: Target): Chatwoot {
  return userToken ? admin.withToken(userToken) : admin;
}

/** Commands need the teams from the first minute on; where they cannot be read now, the schedule reads them later. */
async function meetPeople({ stores, log }: ConnectParts, connectionId: string, reader: Chatwoot): Promise<void> {
  await learnPeople(stores, connectionId, reader).catch((err: unknown) =>
    log.warn({ err, connectionId }, "agents and teams could not be read; Baton asks Chatwoot again within a minute"),
  );
}

async function store(
  { stores, target, preset }: ConnectParts,
  made: { id: string; urlToken: string; result: SetupResult },
): Promise<void> {
  const { id, urlToken, result } = made;
  const connection: Connection = {
    id,
    baseUrl: target.baseUrl,
    accountId: target.accountId,
    botId: result.botId,
    botName: preset.bot,
    botToken: result.botToken,
    userToken: target.userToken ?? target.adminToken,
    botSecret: result.botSecret,
    accountSecret: result.accountWebhookSecret,
    urlToken,
    abilities: result.abilities,
  };
  await stores.connections.save(connection);
  await stores.inboxes.saveAll(
    result.inboxes.map((inbox) => ({ connectionId: id, id: inbox.id, name: inbox.name, channel: inbox.channelType })),
  );
  await stores.inboxes.setConnected(
    id,
    result.inboxes.map((inbox) => inbox.id),
  );
  await applyPreset(stores, id, preset);
}

/** Sets only inboxes whose settings were never saved: a preset does not overwrite an admin's changes. */
async function applyPreset({ settings }: ConnectParts["stores"], connectionId: string, preset: Preset): Promise<void> {
  const untouched = (await settings.list(connectionId)).filter(({ version }) => version === 0);
  await settings.saveAll(
    untouched.map(({ inboxId, name }) => ({
      connectionId,
      inboxId,
      document: settingsFor(preset, name),
      author: "setup",
      expectedVersion: 0,
    })),
  );
}

/** Versions that sign get a plain address; other versions get an address with a secret token. */
export function webhookUrls(parts: { id: string; urlToken: string; batonUrl: string; version: string }) {
  const { id, urlToken, batonUrl, version } = parts;
  const abilities = abilitiesOf(version);
  const base = `${batonUrl}/webhooks/chatwoot/${id}`;
  return {
    outgoingUrl: abilities.signsBotWebhooks ? base : `${base}/${urlToken}`,
    accountWebhookUrl: abilities.signsAccountWebhooks ? `${base}?source=account` : `${base}/${urlToken}?source=account`,
  };
}

/** The host and the account, readable in addresses and logs. */
function connectionIdOf({ baseUrl, accountId }: Target): string {
  const { host } = new URL(baseUrl);
  return `${host.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-${accountId}`;
}
