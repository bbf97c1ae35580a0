import { type Chatwoot, createChatwoot } from "../chatwoot/chatwoot.ts";
import type { Identity } from "../core/identity.ts";
import { ChatwootUnauthorized } from "../errors.ts";
import type { Logger } from "../telemetry/logger.ts";

export interface Identifier {
  /** Finds the owner of a token in the Chatwoot at this address; null: unknown token. Throws when Chatwoot fails. */
  identify(baseUrl: string, token: string): Promise<Identity | null>;
  close(): void;
}

/** A person waits at a screen, and a second try would only keep them longer. */
const TIMEOUT_MS = 4_000;
/** The profile belongs to no account, but a client needs one. */
const ANY_ACCOUNT = 1;

/**
 * Asks Chatwoot about its users. It uses clients of its own: trying out tokens here must not open the breaker that the
 * bot's messages depend on.
 */
export function createIdentifier(log: Logger): Identifier {
  const clients = new Map<string, Chatwoot>();
  const clientOf = (baseUrl: string): Chatwoot => {
    const options = { baseUrl, accountId: ANY_ACCOUNT, token: null, log, timeoutMs: TIMEOUT_MS, retry: { tries: 1 } };
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
