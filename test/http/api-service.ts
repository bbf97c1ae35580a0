import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import { onTestFinished } from "vitest";
import { createDirectory } from "../../plugin/accounts/directory.ts";
import { openKnowledge } from "../../plugin/compose/knowledge.ts";
import type { Identity } from "../../plugin/core/identity.ts";
import { openStores } from "../../plugin/db/stores.ts";
import { createApp } from "../../plugin/http/app.ts";
import { startServer } from "../../plugin/http/server.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";
import { createMetrics } from "../../plugin/telemetry/metrics.ts";
import { aConnection, SECRET_KEY } from "./webhook-service.ts";

export const ADMIN = "token-of-alice-prado";
export const AGENT = "token-of-bruno-lima";
export const STRANGER = "token-of-somebody-else";

const account = (id: number, role: string) => ({ id, role });

/** Whose token is whose in the Chatwoot of these tests. */
const PEOPLE: Readonly<Record<string, Identity>> = {
  [ADMIN]: { id: 7, name: "Alice Prado", accounts: [account(1, "administrator"), account(2, "agent")] },
  [AGENT]: { id: 8, name: "Bruno Lima", accounts: [account(1, "agent")] },
  [STRANGER]: { id: 9, name: "Carla", accounts: [account(99, "administrator")] },
};

/** The admin API on a real database, with a Chatwoot that only knows who people are. */
export async function startApi(db: Knex, options: { now?: () => number } = {}) {
  const now = options.now ?? Date.now;
  const lines: string[] = [];
  const asked: { baseUrl: string; token: string }[] = [];
  let answer = async (token: string): Promise<Identity | null> => PEOPLE[token] ?? null;
  const log = createLogger({ level: "trace", destination: { write: (line) => void lines.push(line) } });
  const stores = openStores(db, SECRET_KEY);
  const directory = createDirectory({ ...stores, log, now });
  const metrics = createMetrics();
  const known = openKnowledge({ stores, config: {}, loadReader: async () => null, embeddings: null, log, now });
  const app = createApp({
    webhook: { findConnection: directory.findConnection, store: async () => undefined, now },
    api: {
      listConnections: stores.connections.list,
      findConnection: directory.findConnection,
      findPeople: stores.connections.findPeople,
      settings: stores.settings,
      knowledge: { ...known, sources: stores.knowledge, gaps: stores.gaps },
      identify: async (baseUrl, token) => {
        asked.push({ baseUrl, token });
        return answer(token);
      },
      log,
      now,
    },
    metrics,
    log,
    checks: [],
  });
  const server = await startServer({ listener: app, port: 0, host: "127.0.0.1", portVariable: "PORT", onRefused() {} });
  onTestFinished(() => server.stop());
  const connection = aConnection({ id: `shop-${randomUUID()}` });
  await stores.connections.save(connection);
  const inbox = (id: number, name: string) => ({ connectionId: connection.id, id, name, channel: "Channel::Api" });
  await stores.inboxes.saveAll([inbox(3, "Site"), inbox(5, "WhatsApp")]);
  return {
    connection,
    stores,
    lines,
    asked,
    inbox: `/inboxes/${connection.id}/3`,
    /** What Chatwoot says from now on when it is asked about a token. */
    answerWith(next: (token: string) => Promise<Identity | null>) {
      answer = next;
    },
    async call(request: string, { token = ADMIN, body, headers = {} }: CallOptions = {}) {
      const [method = "GET", path = "/"] = request.split(" ");
      const response = await fetch(`http://127.0.0.1:${server.port}/api/v1${path}`, {
        method,
        headers: { ...(token === null ? {} : { "api-access-token": token }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: JSON.parse(text) };
    },
  };
}

interface CallOptions {
  readonly token?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
