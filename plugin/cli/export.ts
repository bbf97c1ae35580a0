import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createChatwoot } from "../chatwoot/chatwoot.ts";
import type { Connection } from "../core/connection.ts";
import { ConfigInvalid } from "../errors.ts";
import { exportSetup } from "../setup/export.ts";
import { createLogger } from "../telemetry/logger.ts";
import { findConnection } from "./inbox/find-inbox.ts";
import { toYaml } from "./inbox/settings-yaml.ts";
import { Misuse } from "./misuse.ts";
import { openConfig } from "./open-config.ts";
import { withStores } from "./with-stores.ts";

/** `baton export [file]`: a connection's whole set-up as one file that `baton import` and `baton setup` take. */
export async function exportCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { connection: { type: "string" } },
  });
  const [file, ...rest] = positionals;
  if (rest.length > 0) throw new Misuse("Use it as: baton export [file]");
  await withStores(await openConfig(), async (stores) => {
    const connection = await findConnection(stores, values.connection);
    const chatwoot = openReader(connection);
    try {
      const setup = await exportSetup({ stores, connection, chatwoot });
      const text = `# The set-up of ${connection.id}. Secrets are not in it.\n${toYaml({ ...setup })}`;
      if (file === undefined) return console.log(text.trimEnd());
      await writeFile(file, text);
      console.log(`${Object.keys(setup.inboxes).length} inbox(es) of ${connection.id} written to ${file}`);
    } finally {
      chatwoot.close();
    }
  });
}

/** Chatwoot as the user that Baton reads with; what a bot may see is not enough for teams and labels. */
export function openReader({ id, baseUrl, accountId, userToken }: Connection) {
  if (!userToken)
    throw new ConfigInvalid(`Connection ${id} has no user token: set CHATWOOT_USER_TOKEN and run baton setup`);
  return createChatwoot({ baseUrl, accountId, token: userToken, log: createLogger({ level: "silent" }) });
}
