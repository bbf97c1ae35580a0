import { userInfo } from "node:os";
import { diffSettings } from "../../core/settings/diff.ts";
import { findStrangeTeams } from "../../core/settings/names.ts";
import type { CurrentSettings, Saved, SaveOptions } from "../../db/settings-store.ts";
import { readWords } from "../arguments.ts";
import { type InboxAction, type InboxOptions, versionFrom } from "./action.ts";
import { findInbox } from "./find-inbox.ts";
import { readSettingsFile } from "./settings-file.ts";
import { showChanges } from "./show-changes.ts";

export const setSettings: InboxAction = async (stores, words, options) => {
  const [wanted, file = ""] = readWords(words, "inbox set <inbox> <file|->");
  const current = await findInbox(stores, wanted, options.connection);
  const { document, warnings } = await readSettingsFile(file);
  const strange = findStrangeTeams(document, await stores.connections.findPeople(current.connectionId));
  for (const warning of [...warnings, ...strange.map(({ path, message }) => `${path} ${message}`)]) {
    console.error(`! ${warning}`);
  }
  if (options["dry-run"]) {
    const changes = diffSettings(current.document, document);
    console.log(changes.length === 0 ? "Nothing would change." : `Would change ${current.name} (--dry-run):`);
    if (changes.length > 0) console.log(showChanges(changes));
    return;
  }
  printSaved(current, await stores.settings.save(current, document, saveOptions(options)));
};

export const rollBackSettings: InboxAction = async (stores, words, options) => {
  const [wanted, version = ""] = readWords(words, "inbox rollback <inbox> <version>");
  const current = await findInbox(stores, wanted, options.connection);
  printSaved(current, await stores.settings.rollBack(current, versionFrom(version), saveOptions(options)));
};

function saveOptions({ expect }: InboxOptions): SaveOptions {
  return { author: cliAuthor(), expectedVersion: expect === undefined ? undefined : versionFrom(expect) };
}

/** The author of a change: the user of the operating system, if known. */
export function cliAuthor(): string {
  try {
    return `cli:${userInfo().username}`;
  } catch {
    return "cli";
  }
}

function printSaved({ name }: CurrentSettings, { version, changes }: Saved): void {
  const isChanged = changes.length > 0;
  const sentence = `is at version ${version} now, in force within a second:\n${showChanges(changes)}`;
  console.log(`${name} ${isChanged ? sentence : `is set like that already (version ${version}).`}`);
}
