import pg from "pg";
import type { ConversationKey } from "../core/conversation.ts";
import type { Logger } from "../telemetry/logger.ts";

const CHANNEL = "baton_abort";
const KEEP_ALIVE_MS = 10_000;
const QUERY_TIMEOUT_MS = 5_000;
const RECONNECT_MS = 1_000;

/** Tells other processes to stop thinking about a conversation. A lost message costs a model call, never an answer. */
export interface AbortBus {
  announce(key: ConversationKey): Promise<void>;
  stop(): Promise<void>;
}

export async function startAbortBus(options: {
  databaseUrl: string;
  log: Logger;
  onAbort: (key: ConversationKey) => void;
}): Promise<AbortBus> {
  const { databaseUrl, log, onAbort } = options;
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let announced: Promise<unknown> = Promise.resolve();

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: databaseUrl,
      application_name: "baton-abort",
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      query_timeout: QUERY_TIMEOUT_MS,
    });
    next.on("notification", ({ payload }) => {
      const key = payload && parseKey(payload);
      if (key) onAbort(key);
    });
    next.on("error", (err) => log.warn({ err }, "abort bus lost its connection"));
    next.on("end", reconnect);
    await next.connect();
    await next.query(`listen ${CHANNEL}`);
    client = next;
  }

  function reconnect(): void {
    client = undefined;
    if (stopped) return;
    clearTimeout(retry);
    retry = setTimeout(() => void connect().catch(reconnect), RECONNECT_MS);
  }

  await connect();
  return {
    async announce(key) {
      const payload = JSON.stringify([key.connectionId, key.conversationId]);
      // One query after the other: a client takes a second one only when the first is done.
      announced = announced.then(() =>
        client?.query("select pg_notify($1, $2)", [CHANNEL, payload]).catch(() => undefined),
      );
      await announced;
    },
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}

/** A notification that is no conversation key is ignored: an error thrown here would end the process. */
function parseKey(payload: string): ConversationKey | undefined {
  const [connectionId, conversationId] = parseList(payload);
  return typeof connectionId === "string" && typeof conversationId === "number" && Number.isSafeInteger(conversationId)
    ? { connectionId, conversationId }
    : undefined;
}

function parseList(payload: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(payload);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
