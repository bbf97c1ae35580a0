import { readdir } from "node:fs/promises";
import type { Knex } from "knex";

const FOLDER = new URL("../../../migrations/", import.meta.url);

/** Any fixed number that no other advisory lock in the same database uses. */
const STARTUP_LOCK = 4_200_001;

/** Names carry no extension: the files are `.ts` in development and `.js` once built, and knex compares names. */
export const migrationSource: Knex.MigrationSource<string> = {
  async getMigrations() {
    const files = await readdir(FOLDER);
    return files
      .filter((file) => /\.(ts|js)$/.test(file))
      .map((file) => file.replace(/\.(ts|js)$/, ""))
      .sort();
  },
  getMigrationName: (name) => name,
  async getMigration(name) {
    const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
    return import(new URL(`${name}.${extension}`, FOLDER).href);
  },
};

/** Brings the schema up to date. Several processes may start at once: the first migrates, the others wait for it. */
export async function migrate(db: Knex): Promise<readonly string[]> {
  return db.transaction(async (lock) => {
    await lock.raw("select pg_advisory_xact_lock(?)", [STARTUP_LOCK]);
    const [, applied] = await db.migrate.latest({ migrationSource });
    return applied;
  });
}

/** Undoes the newest migration. */
export async function rollBack(db: Knex): Promise<readonly string[]> {
  const [, undone] = await db.migrate.down({ migrationSource });
  return undone;
}
