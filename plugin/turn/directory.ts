import { type Chatwoot, type ChatwootOptions, createChatwoot } from "../chatwoot/chatwoot.ts";
import type { InboxSettings } from "../core/settings.ts";
import type { Connection, ConnectionStore } from "../db/connection-store.ts";
import type { InboxStore } from "../db/inbox-store.ts";
import { NotFound } from "../errors.ts";
import type { Logger } from "../logger.ts";

/** Who a connection is and how to reach it. Looked up at every turn, so kept for a moment. */
export interface Directory {
  findConnection(id: string): Promise<Connection | undefined>;
  loadConnection(id: string): Promise<Connection>;
  loadSettings(connectionId: string, inboxId: number): Promise<InboxSettings>;
  /** Chatwoot with the bot's token, and with a user's where there is one. One breaker for both. */
  loadClients(connectionId: string): Promise<Clients>;
  close(): void;
}

export interface Clients {
  readonly bot: Chatwoot;
  readonly reader: Chatwoot | null;
  readonly connection: Connection;
}

export type CallPolicy = Pick<ChatwootOptions, "timeoutMs" | "retry" | "breaker">;

/** A changed setting or rotated secret counts in every process within this time. */
const FRESH_MS = 800;

export function createDirectory(parts: {
  connections: ConnectionStore;
  inboxes: InboxStore;
  log: Logger;
  policy?: CallPolicy;
  onCall?: (connectionId: string, record: { path: string; status: number | null; ms: number }) => void;
  now: () => number;
}): Directory {
  const { connections, inboxes, now } = parts;
  const connectionCache = createFreshCache((id: string) => connections.find(id), now);
  const settingsCache = createFreshCache((name: string) => {
    const [connectionId = "", inboxId] = JSON.parse(name);
    return inboxes.loadSettings(connectionId, inboxId);
  }, now);
  const clients = new Map<string, { clients: Clients; fingerprint: string }>();

  const loadConnection = async (id: string) => {
    const connection = await connectionCache.get(id);
    if (!connection) throw new NotFound(`There is no connection ${id}. Run: baton setup`);
    return connection;
  };

  return {
    findConnection: (id) => connectionCache.get(id),
    loadConnection,
    loadSettings: (connectionId, inboxId) => settingsCache.get(JSON.stringify([connectionId, inboxId])),
    async loadClients(id) {
      const connection = await loadConnection(id);
      const fingerprint = JSON.stringify([connection.baseUrl, connection.botToken, connection.userToken]);
      const known = clients.get(id);
      if (known?.fingerprint === fingerprint) return { ...known.clients, connection };
      known?.clients.bot.close();
      const made = openClients(connection, parts);
      clients.set(id, { clients: made, fingerprint });
      return made;
    },
    close() {
      for (const { clients: open } of clients.values()) open.bot.close();
    },
  };
}

function openClients(connection: Connection, parts: Parameters<typeof createDirectory>[0]): Clients {
  const { id, baseUrl, accountId, botToken, userToken } = connection;
  const bot = createChatwoot({
    ...parts.policy,
    baseUrl,
    accountId,
    token: botToken,
    log: parts.log,
    onCall: (record) => parts.onCall?.(id, record),
  });
  return { bot, reader: userToken ? bot.withToken(userToken) : null, connection };
}

/** Concurrent askers share one look-up; a failed one is not remembered. */
function createFreshCache<T>(load: (name: string) => Promise<T>, now: () => number) {
  const entries = new Map<string, { value: Promise<T>; until: number }>();
  return {
    get(name: string): Promise<T> {
      const known = entries.get(name);
      if (known && known.until > now()) return known.value;
      // Names come from URLs too: a flood of made-up ones must not fill the memory.
      if (entries.size > 10_000) entries.clear();
      const value = load(name);
      entries.set(name, { value, until: now() + FRESH_MS });
      value.catch(() => entries.delete(name));
      return value;
    },
  };
}
