import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { createDatabase } from "../../plugin/db/postgres/database.ts";
import { startEmbeddedPostgres } from "../../plugin/db/postgres/embedded-postgres.ts";
import { migrate } from "../../plugin/db/postgres/migrations.ts";
import { ensurePartitions } from "../../plugin/db/postgres/partitions.ts";

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

const PREFIX = "baton-test-";

async function startOwnServer(): Promise<string> {
  await endStaleServers();
  const folder = await mkdtemp(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  const server = await startEmbeddedPostgres(folder);
  await writeFile(path.join(folder, "cluster"), server.directory);
  release = async () => {
    await server.stop();
    await rm(path.dirname(server.directory), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  };
  return server.url;
}

/** A run that was killed could not stop its server: the next one does. The folder's name says whose it was. */
async function endStaleServers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split("-")[0]) : Number.NaN;
    if (!Number.isInteger(owner) || isAlive(owner)) continue;
    const folder = path.join(tmpdir(), name);
    const cluster = await readFile(path.join(folder, "cluster"), "utf8").catch(() => undefined);
    const postmaster = cluster && (await readFile(path.join(cluster, "postmaster.pid"), "utf8").catch(() => undefined));
    const pid = Number(postmaster?.split("\n")[0]);
    if (pid > 0 && isAlive(pid)) process.kill(pid, "SIGINT");
    if (cluster) await rm(path.dirname(cluster), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
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
