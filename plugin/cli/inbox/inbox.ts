import { parseArgs } from "node:util";
import { findAction } from "../arguments.ts";
import { openConfig } from "../open-config.ts";
import { withStores } from "../with-stores.ts";
import type { InboxAction } from "./action.ts";
import { rollBackSettings, setSettings } from "./change.ts";
import { getSettings, listInboxes, showDifference, showHistory } from "./show.ts";

const ACTIONS: Readonly<Record<string, InboxAction>> = {
  list: listInboxes,
  get: getSettings,
  set: setSettings,
  diff: showDifference,
  history: showHistory,
  rollback: rollBackSettings,
};

/** `baton inbox <action>`: shows and changes the settings of an inbox and their history. */
export async function inbox(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      connection: { type: "string" },
      json: { type: "boolean" },
      defaults: { type: "boolean" },
      expect: { type: "string" },
      "dry-run": { type: "boolean" },
    },
  });
  const { action, words } = findAction("inbox", ACTIONS, positionals);
  await withStores(await openConfig(), (stores) => action(stores, words, values));
}
