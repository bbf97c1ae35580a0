import { diffSettings } from "../../core/settings/diff.ts";
import { findSettingsProblems } from "../../core/settings/problems.ts";
import { completeSettings } from "../../core/settings/settings.ts";
import type { CurrentSettings } from "../../db/settings-store.ts";
import { readWords } from "../arguments.ts";
import { printJson } from "../files.ts";
import { type InboxAction, versionFrom } from "./action.ts";
import { findInbox } from "./find-inbox.ts";
import { describedYaml, toYaml } from "./settings-yaml.ts";
import { showChanges } from "./show-changes.ts";

export const listInboxes: InboxAction = async (stores, _words, { connection, json }) => {
  const connections = (await stores.connections.list()).filter(
    ({ id }) => connection === undefined || id === connection,
  );
  const inboxes = (await Promise.all(connections.map(({ id }) => stores.settings.list(id)))).flat();
  if (json) return printJson(inboxes.map(({ document, ...inbox }) => inbox));
  if (inboxes.length === 0) return console.log("No inbox is connected yet. Run: baton setup");
  const rows = inboxes.map((one) => [
    String(one.inboxId),
    one.name,
    one.channel.replace("Channel::", ""),
    one.connectionId,
    stateOf(one),
  ]);
  printTable([["inbox", "name", "channel", "connection", "settings"], ...rows]);
};

export const getSettings: InboxAction = async (stores, words, { connection, json, defaults }) => {
  const [wanted] = readWords(words, "inbox get <inbox>");
  const current = await findInbox(stores, wanted, connection);
  const settings = defaults ? completeSettings(current.document) : current.document;
  if (json) return printJson(settings);
  const isEmpty = Object.keys(settings).length === 0;
  const head = `# ${current.name} (inbox ${current.inboxId} of ${current.connectionId}), ${stateOf(current)}\n`;
  console.log(head + (isEmpty ? "{}" : (defaults ? describedYaml : toYaml)(settings).trimEnd()));
};

/** The changes since the given version; without one, the changes of the newest version. */
export const showDifference: InboxAction = async (stores, words, { connection, json }) => {
  const [wanted, given] = readWords(words, "inbox diff <inbox> [version]");
  const current = await findInbox(stores, wanted, connection);
  const since = given === undefined ? Math.max(current.version - 1, 0) : versionFrom(given);
  const before = await stores.settings.loadDocument(current, since);
  const changes = diffSettings(before, current.document);
  if (json) return printJson({ from: since, to: current.version, changes });
  console.log(`${current.name}: version ${since} → ${current.version}`);
  console.log(changes.length === 0 ? "  no difference" : showChanges(changes));
};

const MAX_VERSIONS = 50;

export const showHistory: InboxAction = async (stores, words, { connection, json }) => {
  const [wanted] = readWords(words, "inbox history <inbox>");
  const current = await findInbox(stores, wanted, connection);
  const versions = await stores.settings.listHistory(current, { limit: MAX_VERSIONS });
  if (json) return printJson(versions);
  if (versions.length === 0) return console.log(`${current.name} was never changed: the defaults hold.`);
  for (const { version, author, at, restoredVersion, changes } of versions) {
    const restored = restoredVersion === null ? "" : `, back to version ${restoredVersion}`;
    console.log(`version ${version} by ${author} at ${timeOf(at)}${restored}`);
    if (changes.length > 0) console.log(showChanges(changes));
  }
};

function stateOf({ version, author, at, document }: CurrentSettings): string {
  const problems = findSettingsProblems(document).filter(({ severity }) => severity === "error").length;
  const by = author === null ? "" : ` by ${author}${at === null ? "" : ` at ${timeOf(at)}`}`;
  const state = version === 0 ? "defaults" : `version ${version}${by}`;
  return problems === 0 ? state : `${state}; ${problems} part(s) do not fit this version of Baton and count as unset`;
}

const timeOf = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    console.log(cells.join("  ").trimEnd());
  }
}
