import { type ChatwootOptions, createChatwoot } from "../chatwoot/chatwoot.ts";
import type { Clients } from "../chatwoot/clients.ts";
import type { Connection } from "../core/connection.ts";
import { openingHoursOf } from "../core/hours.ts";
import { nobodyKnown } from "../core/people.ts";
import type { Surroundings } from "../core/turn/surroundings.ts";
import type { ConnectionStore } from "../db/connection-store.ts";
import type { InboxStore } from "../db/inbox-store.ts";
import { NotFound } from "../errors.ts";
import type { Logger } from "../telemetry/logger.ts";
import { createFreshCache } from "./fresh-cache.ts";

/** Who a connection is, how to reach it and what its inboxes want. Looked up at every turn, so kept for a moment. */
export interface Directory {
  findConnection(id: string): Promise<Connection | undefined>;
  loadConnection(id: string): Promise<Connection>;
  /** What a turn in this inbox has to know. */
  loadSurroundings(connectionId: string, inboxId: number): Promise<Surroundings>;
  loadClients(connectionId: string): Promise<Clients>;
  /** The inboxes that the bot is connected to. */
  loadInboxIds(connectionId: string): Promise<ReadonlySet<number>>;
  /** Chatwoot sent the bot's own webhook about this inbox, so the bot is connected to it. */
  noteInbox(connectionId: string, inbox: { readonly id: number; readonly channel: string }): Promise<void>;
  close(): void;
}

export type CallPolicy = Pick<ChatwootOptions, "timeoutMs" | "retry" | "breaker">;

export interface DirectoryParts {
  readonly connections: ConnectionStore;
  readonly inboxes: InboxStore;
  readonly log: Logger;
  readonly policy?: CallPolicy;
  readonly onCall?: (connectionId: string, record: { path: string; status: number | null; ms: number }) => void;
  readonly now: () => number;
}

export function createDirectory(parts: DirectoryParts): Directory {
  const { connections, inboxes, now } = parts;
  const connectionCache = createFreshCache((id: string) => connections.find(id), now);
  const peopleCache = createFreshCache(async (id: string) => (await connections.findPeople(id)) ?? nobodyKnown, now);
  const inboxCache = createFreshCache((name: string) => {
    const [connectionId = "", inboxId] = JSON.parse(name);
    return inboxes.load(connectionId, inboxId);
  }, now);
  const idsCache = createFreshCache(async (id: string) => new Set(await inboxes.listConnectedIds(id)), now);
  const clients = new Map<string, { clients: Clients; fingerprint: string }>();

  const loadConnection = async (id: string) => {
    const connection = await connectionCache.get(id);
    if (!connection) throw new NotFound(`There is no connection ${id}. Run: baton setup`);
    return connection;
  };

  return {
    findConnection: (id) => connectionCache.get(id),
    loadConnection,
    async loadSurroundings(connectionId, inboxId) {
      const { settings, businessHours } = await inboxCache.get(JSON.stringify([connectionId, inboxId]));
      const people = await peopleCache.get(connectionId);
      return { settings, hours: openingHoursOf(settings.hours, businessHours), people };
    },
    loadInboxIds: (id) => idsCache.get(id),
    async noteInbox(connectionId, { id, channel }) {
      if ((await idsCache.get(connectionId)).has(id)) return;
      const known = await inboxes.list(connectionId);
      if (known.some((inbox) => inbox.id === id)) await inboxes.connect(connectionId, id);
      else await inboxes.saveAll([{ connectionId, id, name: `Inbox ${id}`, channel }]);
    },
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

function openClients(connection: Connection, parts: DirectoryParts): Clients {
  const { id, baseUrl, accountId, botToken, userToken } = connection;
  const onCall = (record: { path: string; status: number | null; ms: number }) => parts.onCall?.(id, record);
  const bot = createChatwoot({ ...parts.policy, baseUrl, accountId, token: botToken, log: parts.log, onCall });
  return { bot, reader: userToken ? bot.withToken(userToken) : null, connection };
}
