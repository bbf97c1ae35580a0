import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { createDatabase } from "../../plugin/db/postgres/database.ts";
import { TEMPLATE } from "./database-server.ts";

export interface TestDatabase {
  readonly db: Knex;
  readonly url: string;
}

/** A database of this file's own, gone when the file is done. */
export function useTestDatabase(): TestDatabase {
  let opened: (TestDatabase & { name: string }) | undefined;
  beforeAll(async () => {
    opened = await cloneTemplate();
  });
  afterAll(async () => {
    await opened?.db.destroy();
    if (opened) await onServer(`drop database if exists ${opened.name} with (force)`);
  });
  const get = (): TestDatabase => {
    if (!opened) throw new Error("The test database is open inside tests only");
    return opened;
  };
  return {
    get db() {
      return get().db;
    },
    get url() {
      return get().url;
    },
  };
}

async function cloneTemplate() {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(`create database ${name} template ${TEMPLATE}`);
  const url = new URL(inject("databaseUrl"));
  url.pathname = `/${name}`;
  return { name, url: url.href, db: createDatabase({ url: url.href, poolSize: 10, name }) };
}

/** Two files that clone at once get in each other's way: PostgreSQL copies a template only while nobody is in it. */
async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("databaseUrl") });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(4200009)");
    await client.query(sql);
  } finally {
    await client.end();
  }
}
