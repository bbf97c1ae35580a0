import type { IncomingHttpHeaders } from "node:http";
import { Refusal } from "../refusal.ts";
import type { AgentBot, User } from "../state/entities.ts";
import { ACCOUNT_ID, type Actor, OTHER_ACCOUNT_ID, type World } from "../world.ts";
import type { Sessions } from "./sessions.ts";

type TokenOwner =
  | { readonly kind: "user"; readonly user: User }
  | { readonly kind: "session"; readonly user: User }
  | { readonly kind: "bot"; readonly bot: AgentBot }
  | { readonly kind: "platform" }
  | { readonly kind: "none" };

const header = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Rails folds `-` and `_` in header names, so both spellings work. */
const accessTokenOf = (headers: IncomingHttpHeaders) =>
  header(headers, "api_access_token") ?? header(headers, "api-access-token");

export function findOwner(world: World, sessions: Sessions, headers: IncomingHttpHeaders): TokenOwner {
  const token = accessTokenOf(headers);
  if (token === undefined) {
    const user = sessions.find(header(headers, "uid"), header(headers, "client"), header(headers, "access-token"));
    return user ? { kind: "session", user } : { kind: "none" };
  }
  if (token === world.store.platformToken) return { kind: "platform" };
  for (const user of world.store.users.values()) if (user.accessToken === token) return { kind: "user", user };
  for (const bot of world.store.bots.values()) if (bot.accessToken === token) return { kind: "bot", bot };
  return { kind: "none" };
}

export const signInFirst = () => new Refusal(401, { errors: ["You need to sign in or sign up before continuing."] });

export const refuseBots = () => new Refusal(401, { error: "Access to this endpoint is not authorized for bots" });

/** Whoever the headers name; a token that names nobody is refused here. */
export function authenticate(world: World, sessions: Sessions, headers: IncomingHttpHeaders) {
  const owner = findOwner(world, sessions, headers);
  if (owner.kind !== "none") return owner;
  throw accessTokenOf(headers) === undefined ? signInFirst() : new Refusal(401, { error: "Invalid Access Token" });
}

export type Access = { readonly bot?: string; readonly admin?: boolean; readonly accountId: number | undefined };

/** Chatwoot's order of checks: what the token may do at all, then which account, then the role. */
export function authorize(world: World, owner: TokenOwner, access: Access): Actor {
  if (owner.kind === "platform" || owner.kind === "none") throw refuseBots();
  if (owner.kind === "bot") {
    if (access.bot === undefined || !world.caps.botActions.has(access.bot)) throw refuseBots();
    checkBotAccount(world, owner.bot, access.accountId);
    return owner;
  }
  checkUserAccount(world, access.accountId);
  if (access.admin && owner.user.role !== "administrator") {
    throw new Refusal(401, { error: "You are not authorized to do this action" });
  }
  return { kind: "user", user: owner.user };
}

function checkAccountExists(world: World, accountId: number | undefined): void {
  if (accountId === undefined || !world.store.accounts.has(accountId)) {
    throw new Refusal(404, { error: "Resource could not be found" });
  }
  if (accountId === ACCOUNT_ID && world.switches.account_suspended) {
    throw new Refusal(401, { error: "Account is suspended" });
  }
}

function checkUserAccount(world: World, accountId: number | undefined): void {
  checkAccountExists(world, accountId);
  if (accountId === OTHER_ACCOUNT_ID) {
    throw new Refusal(401, { error: "You are not authorized to access this account" });
  }
}

/** A system bot may act where it is connected to an inbox, an account's own bot in its account. */
function checkBotAccount(world: World, bot: AgentBot, accountId: number | undefined): void {
  checkAccountExists(world, accountId);
  const isConnected = [...world.store.inboxes.values()].some((inbox) => inbox.agentBotId === bot.id);
  const belongs = bot.accountId === null ? isConnected && accountId === ACCOUNT_ID : bot.accountId === accountId;
  if (!belongs) throw new Refusal(401, { error: "Bot is not authorized to access this account" });
}
