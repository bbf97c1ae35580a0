import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Knex } from "knex";
import { abilitiesOf } from "../plugin/chatwoot/abilities.ts";
import { createDatabase } from "../plugin/db/postgres/database.ts";
import { startEmbeddedPostgres } from "../plugin/db/postgres/embedded-postgres.ts";
import { migrate } from "../plugin/db/postgres/migrations.ts";
import { ensurePartitions } from "../plugin/db/postgres/partitions.ts";
import { openStores } from "../plugin/db/stores.ts";
import { ACCOUNT_ID, BOT_SECRET, CONNECTION_ID, INBOX_ID } from "./customer-message.ts";

/** A PostgreSQL server with the very settings that `npm start` gives it, on data of its own, gone afterwards. */
export interface BenchServer {
  /** A fresh, migrated database in which one connection is set up. */
  createDatabase(name: string, options: { chatwootUrl: string }): Promise<BenchDatabase>;
  stop(): Promise<void>;
}

export interface BenchDatabase {
  readonly url: string;
  readonly secretKey: string;
  readonly db: Knex;
}

export async function startBenchServer(): Promise<BenchServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-bench-"));
  const server = await startEmbeddedPostgres(folder);
  const opened: Knex[] = [];
  const admin = createDatabase({ url: server.url, poolSize: 4, name: "bench-admin" });
  opened.push(admin);
  return {
    async createDatabase(name, { chatwootUrl }) {
      await admin.raw("create database ??", [name]);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      const db = createDatabase({ url: url.href, poolSize: 4, name: "bench" });
      opened.push(db);
      const secretKey = randomBytes(32).toString("hex");
      await migrate(db);
      await ensurePartitions(db, Date.now());
      await connect(db, { secretKey, chatwootUrl });
      return { url: url.href, secretKey, db };
    },
    async stop() {
      await Promise.all(opened.map((db) => db.destroy()));
      await server.stop();
      await rm(path.dirname(server.directory), { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What `baton setup` would have stored, but for a Chatwoot that is only played. */
async function connect(db: Knex, { secretKey, chatwootUrl }: { secretKey: string; chatwootUrl: string }) {
  const stores = openStores(db, secretKey);
  await stores.connections.save({
    id: CONNECTION_ID,
    baseUrl: chatwootUrl,
    accountId: ACCOUNT_ID,
    botId: 1,
    botName: "Bench",
    botToken: "bench-bot-token",
    userToken: null,
    botSecret: BOT_SECRET,
    accountSecret: null,
    urlToken: "bench-url-token",
    abilities: abilitiesOf("4.16.2"),
  });
  await stores.inboxes.saveAll([{ connectionId: CONNECTION_ID, id: INBOX_ID, name: "Loja", channel: "Channel::Api" }]);
  const inbox = { connectionId: CONNECTION_ID, inboxId: INBOX_ID };
  // A benched customer writes one greeting faster and more often than a person: counted like anybody, but not stopped.
  const limits = { contact_per_minute: 1_000, contact_per_hour: 10_000 };
  await stores.settings.save(inbox, { quiet_time_ms: 0, gates: { loops: false }, limits }, { author: "bench" });
}
