import { parseArgs } from "node:util";
import { type PreparedImport, prepareImport } from "../setup/import.ts";
import { loadPreset } from "../setup/preset/preset.ts";
import { readWords } from "./arguments.ts";
import { withReader } from "./export.ts";
import { cliAuthor } from "./inbox/change.ts";
import { findConnection } from "./inbox/find-inbox.ts";
import { showChanges } from "./inbox/show-changes.ts";
import { openConfig } from "./open-config.ts";
import { withStores } from "./with-stores.ts";

/** `baton import <file>`: sets every inbox that the file names, all of them or none. */
export async function importCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { connection: { type: "string" }, "dry-run": { type: "boolean", default: false } },
  });
  const [file] = readWords(positionals, "import <file>");
  const preset = await loadPreset(file);
  await withStores(await openConfig(), async (stores) => {
    const connection = await findConnection(stores, values.connection);
    await withReader(connection, async (chatwoot) => {
      const prepared = await prepareImport({ stores, connection, chatwoot, preset, author: cliAuthor() });
      printPlan(connection.id, prepared);
      if (values["dry-run"]) return console.log("\nNothing was changed (--dry-run).");
      await prepared.apply();
      console.log("\nDone. The settings are in force within a second.");
    });
  });
}

function printPlan(connectionId: string, { creates, inboxes }: PreparedImport): void {
  console.log(`Connection ${connectionId}:`);
  for (const sentence of creates) console.log(`  + ${sentence}`);
  for (const { name, changes } of inboxes) {
    console.log(changes.length === 0 ? `  = ${name} is set like that already` : `  ~ ${name}`);
    if (changes.length > 0) console.log(showChanges(changes, "      "));
  }
}
