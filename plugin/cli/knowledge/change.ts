import { parseKnowledgeFile } from "../../knowledge/sources/parse-file.ts";
import { readWords } from "../arguments.ts";
import { printJson, readText } from "../files.ts";
import { findConnection, findInbox } from "../inbox/find-inbox.ts";
import { idFrom, type KnowledgeAction } from "./action.ts";

/** An entry from a Markdown file with the same front matter as those of the folder; `-` reads the standard input. */
export const addEntry: KnowledgeAction = async ({ stores, known }, words, options) => {
  const [file] = readWords(words, "knowledge add <file|->");
  const { id: connectionId } = await findConnection(stores, options.connection);
  const written = parseKnowledgeFile(await readText(file), file === "-" ? "entry" : file);
  const inboxes =
    written.inboxes && (await Promise.all(written.inboxes.map((name) => findInbox(stores, name, connectionId))));
  const entry = await known.entries.add(connectionId, {
    title: written.title,
    text: written.text,
    url: written.url,
    locale: written.locale,
    inboxes: inboxes?.map(({ inboxId }) => inboxId) ?? null,
    valid_until: written.validUntil === null ? null : new Date(written.validUntil).toISOString(),
  });
  if (options.json) printJson(entry);
  else console.log(`Entry ${entry.id} "${entry.title}" is known now.`);
};

export const removeEntry: KnowledgeAction = async ({ stores, known }, [word], options) => {
  const id = idFrom(word, "remove <id>");
  const connection = await findConnection(stores, options.connection);
  await known.entries.remove(connection.id, id);
  console.log(options.json ? JSON.stringify({ removed: id }) : `Entry ${id} is gone.`);
};

export const syncSources: KnowledgeAction = async ({ stores, known }, words, options) => {
  readWords(words, "knowledge sync");
  const { id } = await findConnection(stores, options.connection);
  const report = await known.sync.sync(id);
  if (options.json) printJson({ connection: id, ...report });
  else console.log(`${id}: ${report.saved} saved, ${report.removed} removed, ${report.unchanged} unchanged`);
  for (const problem of report.problems) console.error(`! ${problem}`);
};
