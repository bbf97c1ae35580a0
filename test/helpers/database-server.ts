import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { createDatabase } from "../../plugin/db/database.ts";
import { startEmbeddedPostgres } from "../../plugin/db/embedded-postgres.ts";
import { migrate } from "../../plugin/db/migrations.ts";
import { ensurePartitions } from "../../plugin/db/partitions.ts";

declare module "vitest" {
  export interface ProvidedContext {
    databaseUrl: string;
  }
}

export const TEMPLATE = "baton_template";

let release: () => Promise<void> = async () => undefined;

/** One real PostgreSQL for the whole run, with a migrated template that each test file clones. */
export async function setup(project: TestProject): Promise<void> {
  const url = process.env.TEST_DATABASE_URL ?? (await startOwnServer());
  await makeTemplate(url);
  project.provide("databaseUrl", url);
}

export async function teardown(): Promise<void> {
  await release();
}

async function startOwnServer(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-test-"));
  const server = await startEmbeddedPostgres(folder);
  release = async () => {
    await server.stop();
    await rm(path.dirname(server.directory), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  };
  return server.url;
}

async function makeTemplate(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`drop database if exists ${TEMPLATE}`);
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const template = new URL(url);
  template.pathname = `/${TEMPLATE}`;
  const db = createDatabase({ url: template.href, poolSize: 4, name: "template" });
  await migrate(db);
  await ensurePartitions(db, Date.now());
  await db.destroy();
}
