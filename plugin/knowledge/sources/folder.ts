import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { SourceText } from "../../core/knowledge.ts";
import { BatonError } from "../../errors.ts";
import { type KnowledgeFile, parseKnowledgeFile } from "./parse-file.ts";

/** The connection and inboxes for which a folder is read. */
export interface FolderReader {
  readonly connectionId: string;
  /** All connections: a top-level folder with the id of one belongs to it. */
  readonly connectionIds: readonly string[];
  readonly inboxes: readonly { readonly id: number; readonly name: string }[];
}

export interface FolderContent {
  readonly sources: readonly SourceText[];
  /** Files that were left out, with the reason. */
  readonly problems: readonly string[];
}

const MAX_BYTES = 1_000_000;
const MARKDOWN = /\.(md|markdown)$/i;

/**
 * The Markdown files of a folder. A sub-folder with the id of a connection, or with the name or number of an inbox, is only
 * for this connection or inbox. A file whose front matter names inboxes is only for those.
 */
export async function readFolder(folder: string, reader: FolderReader): Promise<FolderContent> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && MARKDOWN.test(entry.name) && !entry.name.startsWith("."));
  const sources: SourceText[] = [];
  const problems: string[] = [];
  for (const entry of files) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join("/");
    const place = placeOf(name, reader);
    if (place === "elsewhere") continue;
    try {
      const parsed = parseKnowledgeFile(await readText(file), name);
      sources.push(toSource(name, parsed, inboxesOf(parsed, place, reader)));
    } catch (error) {
      problems.push(error instanceof BatonError ? error.message : `${name} cannot be read`);
    }
  }
  return { sources, problems: [...problems, ...sources.filter(hasNoInbox).map(describeUnshown)] };
}

async function readText(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > MAX_BYTES) throw new RangeError(`${file} is too large`);
  return readFile(file, "utf8");
}

/** The inboxes that the folders of the file allow; null: all. */
function placeOf(
  name: string,
  { connectionId, connectionIds, inboxes }: FolderReader,
): readonly number[] | null | "elsewhere" {
  const [first = "", second = ""] = name.split("/").slice(0, -1);
  if (connectionIds.includes(first) && first !== connectionId) return "elsewhere";
  const folder = first === connectionId ? second : first;
  const found = folder === "" ? [] : matching(inboxes, folder);
  return found.length > 0 ? found : null;
}

function inboxesOf(
  { inboxes: named }: KnowledgeFile,
  place: readonly number[] | null,
  { inboxes }: FolderReader,
): readonly number[] | null {
  if (named === null) return place;
  const found = [...new Set(named.flatMap((name) => matching(inboxes, name)))];
  return place === null ? found : found.filter((id) => place.includes(id));
}

const matching = (inboxes: FolderReader["inboxes"], wanted: string): readonly number[] =>
  inboxes
    .filter(({ id, name }) => String(id) === wanted || name.toLowerCase() === wanted.toLowerCase())
    .map(({ id }) => id);

function toSource(key: string, file: KnowledgeFile, inboxIds: readonly number[] | null): SourceText {
  const { title, text, url, locale, validUntil } = file;
  return { kind: "file", key, title, text, url, locale, inboxIds, validUntil };
}

const hasNoInbox = ({ inboxIds }: SourceText): boolean => inboxIds?.length === 0;
const describeUnshown = ({ key }: SourceText): string =>
  `${key} names inboxes that are not connected: nobody is shown it`;
