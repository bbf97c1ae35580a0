import { lookup } from "node:dns/promises";
import type { Config } from "../../config.ts";
import { publicUrl } from "../../config.ts";
import type { Connection } from "../../core/connection.ts";
import { isPrivateHost } from "../../setup/provision/advice.ts";
import { type Check, check, failure, warning } from "./finding.ts";

/** Checks whether Chatwoot can call Baton's address; it may resolve the address differently than this machine. */
export function addressCheck(connection: Connection, config: Config): Check {
  return check("public address", async (subject) => {
    if (isSandbox(connection.id)) return undefined;
    const { hostname } = new URL(publicUrl(config));
    const isLocal = /^(localhost|127\.|\[?::1)/.test(hostname);
    const chatwoot = new URL(connection.baseUrl);
    if (isLocal && !isPrivateHost(chatwoot.hostname)) {
      return failure(subject, `${hostname} means Chatwoot's own machine to ${chatwoot.host}: set BATON_PUBLIC_URL`);
    }
    const { version, blocksPrivateAddresses } = connection.abilities;
    if (!blocksPrivateAddresses || !(await isPrivate(hostname))) return undefined;
    const cure = "SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true on its web and worker containers";
    return warning(subject, `${hostname} is private, and Chatwoot ${version} calls it only with ${cure}`);
  });
}

async function isPrivate(hostname: string): Promise<boolean> {
  if (isPrivateHost(hostname)) return true;
  const found = await lookup(hostname, { all: true }).catch(() => []);
  return found.some(({ address }) => isPrivateHost(address));
}

/** Whether `baton start` made the connection for its sandbox. */
export const isSandbox = (connectionId: string): boolean => connectionId.startsWith("sandbox-");
