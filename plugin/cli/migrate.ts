import { parseArgs } from "node:util";
import { createDatabase } from "../db/postgres/database.ts";
import { migrate, rollBack } from "../db/postgres/migrations.ts";
import { openConfig } from "./open-config.ts";

/** `baton migrate`: for deployments that migrate before they start new processes. `--down` undoes the last migration. */
export async function migrateCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { down: { type: "boolean", default: false } } });
  const { config, embedded } = await openConfig();
  const db = createDatabase({ url: config.DATABASE_URL, poolSize: 4, name: "baton-migrate" });
  try {
    const names = values.down ? await rollBack(db) : await migrate(db);
    const done = values.down ? "Undone" : "Applied";
    console.log(names.length === 0 ? "Nothing to do: the schema is up to date." : `${done}: ${names.join(", ")}`);
  } finally {
    await db.destroy();
    await embedded?.stop();
  }
}
