import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import { onTestFinished } from "vitest";
import { createDirectory } from "../../plugin/accounts/directory.ts";
import { abilitiesOf } from "../../plugin/chatwoot/abilities.ts";
import type { Connection } from "../../plugin/core/connection.ts";
import { openStores } from "../../plugin/db/stores.ts";
import type { DeliveryStore } from "../../plugin/db/turn/delivery-store.ts";
import { createApp } from "../../plugin/http/app.ts";
import { createReceiver } from "../../plugin/http/receiver.ts";
import { startServer } from "../../plugin/http/server.ts";
import { sign } from "../../plugin/http/signature.ts";
import type { JobQueue } from "../../plugin/queue/queue.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";
import { createMetrics } from "../../plugin/telemetry/metrics.ts";

export const SECRET_KEY = "a key that only the tests have, 32+";

export function aConnection(changes: Partial<Connection> = {}): Connection {
  const id = changes.id ?? `chatwoot-${randomUUID()}`;
  return {
    id,
    baseUrl: `http://${id}.invalid`,
    accountId: 1,
    botId: 2,
    botName: "Nova",
    botToken: "tOkEnOfTheBotInTheTests24",
    userToken: null,
    botSecret: "pNq6sQ7r3vYtXw2ZkLmB8cDe",
    accountSecret: "aCcOuNtSeCrEtOfTheTests0",
    urlToken: "0zK3-an-unguessable-part",
    abilities: abilitiesOf("4.16.2"),
    ...changes,
  };
}

/** A queue that only remembers what it was told. */
export function aQueue(): JobQueue & { readonly nudges: { kind: string; conversationId: number }[] } {
  const nudges: { kind: string; conversationId: number }[] = [];
  return {
    nudges,
    async nudge(kind, keys) {
      nudges.push(...keys.map(({ conversationId }) => ({ kind, conversationId })));
    },
    startWorker: () => ({ stop: async () => undefined }),
    ping: async () => undefined,
    close: async () => undefined,
  };
}

interface ServiceOptions {
  readonly db: Knex;
  /** Stands in for the database's own store. */
  readonly deliveries?: Pick<DeliveryStore, "insertAll">;
  readonly checks?: Parameters<typeof createApp>[0]["checks"];
  readonly now?: () => number;
}

/** The web role with everything real but the queue: what comes in is stored, and nobody settles it. */
export async function startService({ db, checks = [], now = Date.now, ...options }: ServiceOptions) {
  const lines: string[] = [];
  const log = createLogger({ level: "trace", destination: { write: (line) => void lines.push(line) } });
  const stores = openStores(db, SECRET_KEY);
  const metrics = createMetrics();
  const queue = aQueue();
  const directory = createDirectory({ ...stores, log, now });
  const receiver = createReceiver({ deliveries: { ...stores.deliveries, ...options.deliveries }, queue, metrics });
  const app = createApp({
    webhook: { findConnection: directory.findConnection, store: receiver.store, now },
    metrics,
    log,
    checks,
  });
  const onRefused = (code: string) => metrics.refused.inc({ code });
  const server = await startServer({ listener: app, port: 0, host: "127.0.0.1", portVariable: "PORT", onRefused });
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= server.stop();
    return stopped;
  };
  onTestFinished(stop);
  const url = `http://127.0.0.1:${server.port}`;
  return { url, port: server.port, stores, queue, lines, stop, refused: () => refusals(url) };
}

export type Service = Awaited<ReturnType<typeof startService>>;

/** What `/metrics` says was refused, by code. */
async function refusals(url: string): Promise<Readonly<Record<string, number>>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const found = text.matchAll(/^baton_refused_total\{code="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...found].map(([, code, count]) => [code, Number(count)]));
}

interface Post {
  readonly body: string | Buffer;
  /** Signs with this; null sends no signature. */
  readonly secret?: string | null;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function signedHeaders(secret: string, body: string | Buffer, nowMs = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000));
  return { "x-chatwoot-timestamp": timestamp, "x-chatwoot-signature": sign(secret, timestamp, body) };
}

/** Posts a delivery as Chatwoot does, signed unless told otherwise. */
export async function post({ url }: { url: string }, connection: Connection, { body, path = "", ...options }: Post) {
  const secret = options.secret === undefined ? connection.botSecret : options.secret;
  const response = await fetch(`${url}/webhooks/chatwoot/${connection.id}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(secret === null ? {} : signedHeaders(secret, body)),
      ...options.headers,
    },
    body,
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** A customer's message as JSON text. Ids differ from call to call unless given. */
export function aDelivery(fields: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    event: "message_created",
    id: nextId(),
    content: "Oi, tudo bem?",
    message_type: "incoming",
    content_type: "text",
    private: false,
    created_at: "2026-01-20T09:15:03.000Z",
    sender: { id: 31, name: "Marina", type: "contact" },
    account: { id: 1, name: "Loja" },
    inbox: { id: 3, name: "Site" },
    conversation: { id: 12, inbox_id: 3, status: "pending", channel: "Channel::Api", meta: {}, labels: [] },
    ...fields,
  });
}

let lastId = 10_000;
const nextId = () => {
  lastId += 1;
  return lastId;
};
