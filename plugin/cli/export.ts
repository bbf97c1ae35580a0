import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type Chatwoot, createChatwoot } from "../chatwoot/chatwoot.ts";
import type { Connection } from "../core/connection.ts";
import { ConfigInvalid } from "../errors.ts";
import { exportSetup } from "../setup/export.ts";
import { createLogger } from "../telemetry/logger.ts";
import { readWords } from "./arguments.ts";
import { findConnection } from "./inbox/find-inbox.ts";
import { toYaml } from "./inbox/settings-yaml.ts";
import { openConfig } from "./open-config.ts";
import { withStores } from "./with-stores.ts";

/** `baton export [file]`: a connection's whole set-up as one file that `baton import` and `baton setup` take. */
export async function exportCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { connection: { type: "string" } },
  });
  readWords(positionals, "export [file]");
  const [file] = positionals;
  await withStores(await openConfig(), async (stores) => {
    const connection = await findConnection(stores, values.connection);
    const setup = await withReader(connection, (chatwoot) => exportSetup({ stores, connection, chatwoot }));
    const text = `# The set-up of ${connection.id}. Secrets are not in it.\n${toYaml({ ...setup })}`;
    if (file === undefined) return console.log(text.trimEnd());
    await writeFile(file, text);
    console.log(`${Object.keys(setup.inboxes).length} inbox(es) of ${connection.id} written to ${file}`);
  });
}

/** Calls Chatwoot with the user token, because a bot may not read teams and labels. */
export async function withReader<T>(
  { id, baseUrl, accountId, userToken: token }: Connection,
  work: (chatwoot: Chatwoot) => Promise<T>,
): Promise<T> {
  if (!token)
    throw new ConfigInvalid(`Connection ${id} has no user token: set CHATWOOT_USER_TOKEN and run baton setup`);
  const chatwoot = createChatwoot({ baseUrl, accountId, token, log: createLogger({ level: "silent" }) });
  try {
    return await work(chatwoot);
  } finally {
    chatwoot.close();
  }
}
