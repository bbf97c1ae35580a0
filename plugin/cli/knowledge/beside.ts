import { stat } from "node:fs/promises";
import path from "node:path";
import type { Knowledge } from "../../core/knowledge.ts";
import { createMemoryKnowledge } from "../../knowledge/memory-knowledge.ts";
import { readFolder } from "../../knowledge/sources/folder.ts";

const FOLDER = "knowledge";
const NO_CONNECTION = { connectionId: "", connectionIds: [], inboxes: [] };

/** The knowledge of a set-up: the Markdown files in the folder `knowledge` beside its file. Undefined without that folder. */
export async function readKnowledgeBeside(file: string): Promise<Knowledge | undefined> {
  const folder = path.join(path.dirname(file), FOLDER);
  const found = await stat(folder).catch(() => undefined);
  return found?.isDirectory() ? readKnowledgeFolder(folder) : undefined;
}

export async function readKnowledgeFolder(folder: string): Promise<Knowledge> {
  const { sources } = await readFolder(folder, NO_CONNECTION);
  return createMemoryKnowledge(sources, Date.now);
}
