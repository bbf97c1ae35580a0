import { parseArgs } from "node:util";
import { Misuse } from "../misuse.ts";
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

/** `baton inbox <action>`: what each inbox is set to, and how that came about. */
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
  const [name = "list", ...words] = positionals;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) throw new Misuse(`There is no baton inbox ${name}; there is: ${Object.keys(ACTIONS).join(", ")}`);
  await withStores(await openConfig(), (stores) => action(stores, words, values));
}
