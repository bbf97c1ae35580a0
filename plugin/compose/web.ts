import { createIdentifier } from "../accounts/identify.ts";
import { publicUrl } from "../config.ts";
import { createApp } from "../http/app.ts";
import { createReceiver, type Receiver } from "../http/receiver.ts";
import { startServer } from "../http/server.ts";
import type { Workers } from "../turn/workers.ts";
import type { Foundation } from "./foundation.ts";

/** Starts the web server. A process with workers settles deliveries itself; a web-only process tells the queue. */
export async function startWeb(foundation: Foundation, workers: Workers | undefined): Promise<string> {
  const { options, stores, metrics, queue, directory, known, releasers, now, db } = foundation;
  const { config, log } = options;
  const receiver: Receiver = createReceiver({ deliveries: stores.deliveries, queue: workers ?? queue, metrics });
  releasers.push("receiver", () => receiver.drained());
  const checks = [
    { name: "database", run: async () => void (await db.raw("select 1")) },
    { name: "queue", run: () => queue.ping() },
  ];
  const webhook = { findConnection: directory.findConnection, store: receiver.store, now };
  const identifier = createIdentifier(log);
  releasers.push("identifier", async () => identifier.close());
  const api = {
    listConnections: stores.connections.list,
    findConnection: directory.findConnection,
    findPeople: stores.connections.findPeople,
    settings: stores.settings,
    knowledge: { ...known, sources: stores.knowledge, gaps: stores.gaps },
    identify: identifier.identify,
    log,
    now,
  };
  const app = createApp({ webhook, metrics, log, checks, api });
  const onRefused = (code: string) => metrics.refused.inc({ code });
  const server = await startServer({
    listener: app,
    port: config.PORT,
    host: config.HOST,
    portVariable: "PORT",
    onRefused,
  });
  releasers.push("http", () => server.stop());
  return config.BATON_PUBLIC_URL ?? publicUrl({ ...config, PORT: server.port });
}
