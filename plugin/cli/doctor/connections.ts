import { createChatwoot } from "../../chatwoot/chatwoot.ts";
import type { Config } from "../../config.ts";
import { publicUrl } from "../../config.ts";
import type { Connection } from "../../core/connection.ts";
import type { Stores } from "../../db/stores.ts";
import type { Target } from "../../setup/connect.ts";
import type { Logger } from "../../telemetry/logger.ts";
import { targetOf } from "../setup.ts";
import { examineConnection } from "./chatwoot.ts";
import { explain, type Finding, failure, runAll } from "./finding.ts";
import { settingsCheck } from "./settings.ts";
import { adminCheck, reachCheck } from "./tokens.ts";

/** Shorter than the limit of a check, so that the error of the client is reported. */
const CALL_TIMEOUT_MS = 4_000;

interface ConnectionParts {
  readonly config: Config;
  readonly stores: Pick<Stores, "connections" | "inboxes" | "settings">;
  readonly log: Logger;
}

/** Checks every connected account, and the account of the environment if it is not connected yet. */
export async function examineConnections(parts: ConnectionParts): Promise<readonly Finding[]> {
  const { config, stores } = parts;
  let stored: readonly Connection[];
  try {
    stored = await stores.connections.list();
  } catch (error) {
    return [failure("connections", explain(error))];
  }
  const target = findTarget(config);
  if (target instanceof Error) return [failure("Chatwoot", explain(target))];
  const isServed = stored.some((connection) => target && isSame(connection, target));
  const findings = await Promise.all([
    ...(target && !isServed ? [examineTarget(target, parts)] : []),
    ...stored.map(async (connection) => {
      const adminToken = target && isSame(connection, target) ? target.adminToken : null;
      const inboxes = await stores.inboxes.list(connection.id);
      const examined = await examineConnection({ ...parts, connection, inboxes, adminToken, callMs: CALL_TIMEOUT_MS });
      const found = [...examined, ...(await runAll([settingsCheck(() => readSettings(stores, connection.id))]))];
      return stored.length > 1 ? found.map((finding) => named(finding, connection.id)) : found;
    }),
  ]);
  return target || stored.length > 0 ? findings.flat() : [nothingConnected(config)];
}

async function readSettings({ settings, connections }: ConnectionParts["stores"], id: string) {
  return { inboxes: await settings.list(id), people: await connections.findPeople(id) };
}

const named = (finding: Finding, id: string): Finding => ({ ...finding, subject: `${id}: ${finding.subject}` });

function isSame({ baseUrl, accountId }: Connection, target: Target): boolean {
  return baseUrl === target.baseUrl && accountId === target.accountId;
}

/** The account of the environment; undefined if it names no Chatwoot. Incomplete variables are an error. */
function findTarget(config: Config): Target | Error | undefined {
  const { CHATWOOT_BASE_URL: url, CHATWOOT_ACCOUNT_ID: accountId, CHATWOOT_API_TOKEN: token } = config;
  if (!url && !accountId && !token) return undefined;
  // A server that was set up elsewhere has only the address, so that it starts no sandbox.
  if (url && !token) return undefined;
  try {
    return targetOf(config);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function nothingConnected(config: Config): Finding {
  const connect =
    "set CHATWOOT_BASE_URL, CHATWOOT_ACCOUNT_ID and CHATWOOT_API_TOKEN (an administrator's access token) and run baton setup";
  const text = config.CHATWOOT_BASE_URL
    ? `nothing is connected yet: ${connect}`
    : `none is connected: ${connect}, or run npm start for a try with the sandbox`;
  return failure("Chatwoot", text);
}

async function examineTarget(target: Target, { config, log }: ConnectionParts): Promise<readonly Finding[]> {
  const { baseUrl, accountId, adminToken: token } = target;
  const admin = createChatwoot({ baseUrl, accountId, token, log, timeoutMs: CALL_TIMEOUT_MS, retry: { tries: 1 } });
  try {
    const reached = await runAll([reachCheck(admin, null)]);
    const isReached = reached.every(({ verdict }) => verdict !== "failure");
    const allowed = isReached ? await runAll([adminCheck(admin)]) : [];
    const text = `account ${accountId} at ${admin.host} is not connected to ${publicUrl(config)} yet: run baton setup`;
    return [...reached, ...allowed, failure("set-up", text)];
  } finally {
    admin.close();
  }
}
