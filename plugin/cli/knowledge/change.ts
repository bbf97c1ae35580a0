import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { ConfigInvalid } from "../../errors.ts";
import { parseKnowledgeFile } from "../../knowledge/sources/parse-file.ts";
import { findConnection, findInbox } from "../inbox/find-inbox.ts";
import { Misuse } from "../misuse.ts";
import { idFrom, type KnowledgeAction } from "./action.ts";

/** An entry from a Markdown file with the same front matter as those of the folder; `-` reads what is piped in. */
export const addEntry: KnowledgeAction = async ({ stores, known }, [file, ...rest], options) => {
  if (file === undefined || rest.length > 0) throw new Misuse("Use it as: baton knowledge add <file|->");
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
  console.log(options.json ? JSON.stringify(entry, null, 2) : `Entry ${entry.id} "${entry.title}" is known now.`);
};

export const removeEntry: KnowledgeAction = async ({ stores, known }, [word], options) => {
  const id = idFrom(word, "remove <id>");
  const connection = await findConnection(stores, options.connection);
  await known.entries.remove(connection.id, id);
  console.log(options.json ? JSON.stringify({ removed: id }) : `Entry ${id} is gone.`);
};

export const syncSources: KnowledgeAction = async ({ stores, known }, words, options) => {
  if (words.length > 0) throw new Misuse("Use it as: baton knowledge sync");
  const { id } = await findConnection(stores, options.connection);
  const report = await known.sync.sync(id);
  if (options.json) console.log(JSON.stringify({ connection: id, ...report }, null, 2));
  else console.log(`${id}: ${report.saved} saved, ${report.removed} removed, ${report.unchanged} unchanged`);
  for (const problem of report.problems) console.error(`! ${problem}`);
};

async function readText(file: string): Promise<string> {
  if (file === "-") return text(process.stdin);
  return readFile(file, "utf8").catch((cause: unknown) => {
    throw new ConfigInvalid(`There is no file ${file}`, { cause });
  });
}
