import type { Abilities } from "../core/connection.ts";
import { Aborted, BatonError, ChatwootNotFound, ChatwootUnauthorized } from "../errors.ts";
import { abilitiesOf, missingAbilities, type Probes } from "./abilities.ts";
import type { Chatwoot } from "./chatwoot.ts";
import type { CallOptions } from "./client.ts";
import { showsSecret } from "./own-bots.ts";

export interface AbilityTokens {
  /** With the bot's token; null while there is no bot yet. */
  readonly bot: Chatwoot | null;
  /** With a user's token. */
  readonly user: Chatwoot | null;
  /** Known from the bot's JSON, when it has been read already. */
  readonly botHasSecret?: boolean;
}

export interface DetectedAbilities {
  readonly abilities: Abilities;
  /** Sentences for the operator. */
  readonly missing: readonly string[];
}

/** Display ids start at 1, so calls on this conversation change nothing: 404 means "allowed", 401 "not allowed". */
const NO_CONVERSATION = 0;

/** Finds out the abilities of Chatwoot and the tokens without changing anything. Throws when a token is invalid. */
export async function detectAbilities(tokens: AbilityTokens, options: CallOptions = {}): Promise<DetectedAbilities> {
  const any = tokens.user ?? tokens.bot;
  if (any === null) throw new TypeError("detectAbilities needs a bot token or a user token");
  const { version } = await any.installation.version(options);
  const [bot, user] = await Promise.all([
    tokens.bot === null ? {} : probeBot(tokens.bot, options),
    tokens.user === null ? {} : probeUser(tokens.user, options),
  ]);
  const abilities = abilitiesOf(String(version), { ...bot, ...user, ...known(tokens) });
  return { abilities, missing: missingAbilities(abilities) };
}

async function probeBot({ conversations }: Chatwoot, options: CallOptions): Promise<Probes> {
  const [botTyping, botLabels, botAttributes, botCanReadConversation] = await Promise.all([
    isAllowed(() => conversations.toggleTyping(NO_CONVERSATION, { on: false }, options)),
    isAllowed(() => conversations.labels(NO_CONVERSATION, options)),
    isAllowed(() => conversations.setCustomAttributes(NO_CONVERSATION, { values: {} }, options)),
    isAllowed(() => conversations.get(NO_CONVERSATION, options)),
  ]);
  return { botTyping, botLabels, botAttributes, botCanReadConversation };
}

function known({ botHasSecret }: AbilityTokens): Probes {
  return botHasSecret === undefined ? {} : { botHasSecret };
}

async function probeUser(user: Chatwoot, options: CallOptions): Promise<Probes> {
  const [administrator, listsMessages, hasInboxes, readsPresence] = await Promise.all([
    isAdministrator(user, options),
    isAllowed(() => user.messages.list(NO_CONVERSATION, {}, options)),
    seesInboxes(user, options),
    isAllowed(() => user.agents.list(options)),
  ]);
  const readsMessages = listsMessages === true ? hasInboxes : listsMessages;
  const botHasSecret = administrator ? await findSecret(user, options) : undefined;
  return { administrator, readsMessages, readsPresence, botHasSecret };
}

/** Undefined when Chatwoot failed before it could decide. */
async function isAllowed(probe: () => Promise<unknown>): Promise<boolean | undefined> {
  try {
    await probe();
    return true;
  } catch (error) {
    if (error instanceof ChatwootNotFound) return true;
    if (isAboutRights(error)) return false;
    return undefinedUnlessFatal(error);
  }
}

/** An agent in no inbox may make every call but sees no conversation. */
async function seesInboxes(user: Chatwoot, options: CallOptions): Promise<boolean | undefined> {
  try {
    return (await user.inboxes.list(options)).length > 0;
  } catch (error) {
    return undefinedUnlessFatal(error);
  }
}

async function isAdministrator(user: Chatwoot, options: CallOptions): Promise<boolean | undefined> {
  try {
    const { accounts } = await user.profile.get(options);
    return accounts.some((account) => account.id === user.accountId && account.role === "administrator");
  } catch (error) {
    return isAboutRights(error) ? false : undefinedUnlessFatal(error);
  }
}

async function findSecret(user: Chatwoot, options: CallOptions): Promise<boolean | undefined> {
  try {
    return showsSecret(await user.agentBots.list(options));
  } catch (error) {
    return undefinedUnlessFatal(error);
  }
}

function isAboutRights(error: unknown): boolean {
  return error instanceof ChatwootUnauthorized && (error.reason === "not_for_bots" || error.reason === "not_for_role");
}

/** An invalid token or a suspended account is an error to report, not a missing ability. */
function undefinedUnlessFatal(error: unknown): undefined {
  if (error instanceof ChatwootUnauthorized || error instanceof Aborted || !(error instanceof BatonError)) throw error;
  return undefined;
}
