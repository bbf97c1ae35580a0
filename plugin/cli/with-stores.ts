import type { Knex } from "knex";
import { createDatabase } from "../db/postgres/database.ts";
import { migrate } from "../db/postgres/migrations.ts";
import { openStores, type Stores } from "../db/stores.ts";
import type { OpenedConfig } from "./open-config.ts";

/** Gives a command the stores of a migrated database and closes it afterwards. */
export async function withStores<T>(
  { config, embedded }: OpenedConfig,
  work: (stores: Stores, db: Knex) => Promise<T>,
): Promise<T> {
  const db = createDatabase({ url: config.DATABASE_URL, poolSize: 4, name: "baton-cli" });
  try {
    await migrate(db);
    return await work(openStores(db, config.BATON_SECRET_KEY), db);
  } finally {
    await db.destroy();
    await embedded?.stop();
  }
}
