import { parseArgs } from "node:util";
import { createDirectory } from "../../accounts/directory.ts";
import { embeddingsOf, openKnowledge } from "../../compose/knowledge.ts";
import { openModel } from "../../compose/model.ts";
import { createLogger } from "../../telemetry/logger.ts";
import { createMetrics } from "../../telemetry/metrics.ts";
import { findAction } from "../arguments.ts";
import { openConfig } from "../open-config.ts";
import { withStores } from "../with-stores.ts";
import type { KnowledgeAction } from "./action.ts";
import { addEntry, removeEntry, syncSources } from "./change.ts";
import { listSources, searchSources, showGaps } from "./show.ts";

const ACTIONS: Readonly<Record<string, KnowledgeAction>> = {
  list: listSources,
  add: addEntry,
  remove: removeEntry,
  sync: syncSources,
  search: searchSources,
  gaps: showGaps,
};

/** `baton knowledge <action>`: shows and changes the texts that the bot answers from. */
export async function knowledgeCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { connection: { type: "string" }, json: { type: "boolean", default: false } },
  });
  const { action, words } = findAction("knowledge", ACTIONS, positionals);
  const opened = await openConfig();
  const log = createLogger({ level: "error", destination: process.stderr });
  await withStores(opened, async (stores) => {
    const now = Date.now;
    const directory = createDirectory({ ...stores, log, now });
    const loadReader = async (id: string) => (await directory.loadClients(id)).reader;
    try {
      const { config } = opened;
      const embeddings = embeddingsOf(await openModel({ config, stores, metrics: createMetrics(), log, now }), config);
      const known = openKnowledge({ stores, config, loadReader, embeddings, log, now });
      await action({ stores, known }, words, values);
    } finally {
      directory.close();
    }
  });
}
