import { isIP } from "node:net";
import type { RestAgentBot } from "../../chatwoot/resources/agent-bots.ts";
import { BatonError } from "../../errors.ts";
import type { DesiredSetup } from "./desired-setup.ts";
import type { Site } from "./site.ts";

const PRIVATE_IPV4 = /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
const PRIVATE_IPV6 = /^(::1?$|f[cd]|fe[89ab])/i;

/** Since 4.14 Chatwoot does not call private addresses, and a refused call opens the conversation. */
export function blockedAddressAdvice({ expected, version }: Site, { outgoingUrl }: DesiredSetup): readonly string[] {
  const { hostname } = new URL(outgoingUrl);
  if (!expected.blocksPrivateAddresses || !isPrivateHost(hostname)) return [];
  return [
    `Chatwoot ${version} does not call private addresses such as ${hostname}: set SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true on its web and worker containers (4.14.1 or newer), or give Baton a public address`,
  ];
}

/** Chatwoot compares only ids to detect a self-assignment, for which it sends no notification. */
export async function sharedIdAdvice({ chatwoot }: Site, bot: RestAgentBot): Promise<readonly string[]> {
  const agents = await chatwoot.agents.list().catch((error: unknown) => {
    if (error instanceof BatonError) return [];
    throw error;
  });
  const twin = agents.find(({ id }) => id === bot.id);
  if (twin === undefined) return [];
  return [
    `The bot and agent "${twin.name}" share the id ${bot.id}, so Chatwoot will not notify this agent when the bot assigns a conversation; Baton mentions people in a note, which does notify`,
  ];
}

/** Judges by the name alone: its address inside Chatwoot's network is unknown here. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) === 4) return PRIVATE_IPV4.test(host);
  if (isIP(host) === 6) return PRIVATE_IPV6.test(host);
  return !host.includes(".") || /\.(local|localhost|internal|lan)$/i.test(host);
}
