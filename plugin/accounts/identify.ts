import { type Chatwoot, createChatwoot } from "../chatwoot/chatwoot.ts";
import type { Identity } from "../core/identity.ts";
import { ChatwootUnauthorized } from "../errors.ts";
import type { Logger } from "../telemetry/logger.ts";

export interface Identifier {
  /** Whose token this is in the Chatwoot at this address; null: Chatwoot does not know it. Throws when it cannot be asked. */
  identify(baseUrl: string, token: string): Promise<Identity | null>;
  close(): void;
}

/** Somebody waits in front of a screen, and a second try would only keep them longer. */
const PATIENCE_MS = 4_000;
/** The profile belongs to no account, but a client has to have one. */
const ANY_ACCOUNT = 1;

/**
 * Asks Chatwoot who its users are. The connections of the path are left alone: whoever tries out tokens here must not be
 * able to open the breaker that the bot's own messages depend on.
 */
export function createIdentifier(log: Logger): Identifier {
  const clients = new Map<string, Chatwoot>();
  const clientOf = (baseUrl: string): Chatwoot => {
    const options = { baseUrl, accountId: ANY_ACCOUNT, token: null, log, timeoutMs: PATIENCE_MS, retry: { tries: 1 } };
    const client = clients.get(baseUrl) ?? createChatwoot(options);
    clients.set(baseUrl, client);
    return client;
  };
  return {
    async identify(baseUrl, token) {
      try {
        const { id, name, accounts } = await clientOf(baseUrl).withToken(token).profile.get();
        const active = accounts.filter(({ status }) => status === undefined || status === "active");
        return { id, name, accounts: active.map((account) => ({ id: account.id, role: account.role })) };
      } catch (error) {
        if (error instanceof ChatwootUnauthorized) return null;
        throw error;
      }
    },
    close() {
      for (const client of clients.values()) client.close();
    },
  };
}
