import type { RestAgentBot } from "./resources/agent-bots.ts";

/** Without system bots, which belong to the installation and show neither token nor secret. */
export function ownBots(bots: readonly RestAgentBot[]): readonly RestAgentBot[] {
  return bots.filter((bot) => bot.system_bot !== true && bot.account_id !== null);
}

/** Whether this Chatwoot signs a bot's events, as an administrator can see; undefined while there is no bot. */
export function showsSecret(bots: readonly RestAgentBot[]): boolean | undefined {
  const bot = ownBots(bots)[0];
  return bot && typeof bot.secret === "string" && bot.secret !== "";
}
