import { abilitiesOf } from "../../chatwoot/abilities.ts";
import type { Chatwoot } from "../../chatwoot/chatwoot.ts";
import { ownBots, showsSecret } from "../../chatwoot/own-bots.ts";
import type { RestAgentBot } from "../../chatwoot/resources/agent-bots.ts";
import type { RestInbox } from "../../chatwoot/resources/inboxes.ts";
import { atLeast, parseVersion } from "../../chatwoot/version.ts";
import type { Abilities } from "../../core/connection.ts";
import { type BatonError, ChatwootNotFound, ChatwootRejected, ChatwootUnauthorized } from "../../errors.ts";

/** The account before the set-up. */
export interface Site {
  readonly chatwoot: Chatwoot;
  readonly version: string;
  readonly expected: Abilities;
  readonly inboxes: readonly RestInbox[];
  /** The bots of the account. System bots belong to the installation and show no token and no secret. */
  readonly bots: readonly RestAgentBot[];
}

/** Baton is not tested with older versions. */
const OLDEST_VERSION = "3.16.0";

/** Throws if the host is unreachable, not Chatwoot or too old, or if the token is for another account or no administrator. */
export async function inspectSite(chatwoot: Chatwoot): Promise<Site> {
  const version = await findVersion(chatwoot);
  await checkAdministrator(chatwoot);
  const [inboxes, allBots] = await Promise.all([chatwoot.inboxes.list(), chatwoot.agentBots.list()]);
  const expected = abilitiesOf(version, { botHasSecret: showsSecret(allBots) });
  return { chatwoot, version, expected, inboxes, bots: ownBots(allBots) };
}

export async function findVersion(chatwoot: Chatwoot): Promise<string> {
  const { version } = await loadVersion(chatwoot);
  if (typeof version !== "string") throw notChatwoot(chatwoot);
  const number = parseVersion(version);
  // The version of a fork cannot be compared, so it is accepted.
  if (number !== undefined && !atLeast(number, OLDEST_VERSION)) {
    throw new ChatwootRejected(`Chatwoot ${version} is too old: Baton needs ${OLDEST_VERSION} or newer`);
  }
  return version;
}

async function loadVersion(chatwoot: Chatwoot) {
  try {
    return await chatwoot.installation.version();
  } catch (error) {
    if (error instanceof ChatwootNotFound || error instanceof ChatwootUnauthorized) throw notChatwoot(chatwoot, error);
    throw error;
  }
}

function notChatwoot({ host }: Chatwoot, cause?: BatonError): ChatwootRejected {
  const text = `What answers at ${host} is not Chatwoot: correct CHATWOOT_BASE_URL`;
  return new ChatwootRejected(text, cause === undefined ? {} : { cause });
}

export async function checkAdministrator(chatwoot: Chatwoot): Promise<void> {
  const { accounts } = await loadProfile(chatwoot, NEEDS_ADMINISTRATOR);
  const account = accounts.find(({ id }) => id === chatwoot.accountId);
  if (account === undefined) {
    const others = accounts.map(({ id, name }) => `${id} "${name}"`).join(", ") || "none";
    throw new ChatwootUnauthorized(
      `This token's user is not in account ${chatwoot.accountId}: correct CHATWOOT_ACCOUNT_ID (the user is in: ${others})`,
      { reason: "other_account" },
    );
  }
  if (account.role !== "administrator") {
    throw new ChatwootUnauthorized(
      `This token's user is ${account.role} in account ${account.id} "${account.name}": setting up needs an administrator's token`,
      { reason: "not_for_role" },
    );
  }
}

const NEEDS_ADMINISTRATOR =
  "This is a bot's token: setting up needs an administrator's (Profile settings, Access token), in CHATWOOT_API_TOKEN";

/** The profile of the token's user. A bot has none: then the error says `botToken`. */
export async function loadProfile(chatwoot: Chatwoot, botToken: string) {
  try {
    return await chatwoot.profile.get();
  } catch (error) {
    if (!(error instanceof ChatwootUnauthorized && error.reason === "not_for_bots")) throw error;
    throw new ChatwootUnauthorized(botToken, { reason: "not_for_bots", cause: error });
  }
}
