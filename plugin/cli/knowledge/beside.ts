import { stat } from "node:fs/promises";
import path from "node:path";
import type { Knowledge } from "../../core/knowledge.ts";
import { createMemoryKnowledge } from "../../knowledge/memory-knowledge.ts";
import { readFolder } from "../../knowledge/sources/folder.ts";

const FOLDER = "knowledge";
const NOBODY = { connectionId: "", connectionIds: [], inboxes: [] };

/** What a set-up's bot knows: the Markdown files in the folder `knowledge` beside its file, where there is one. */
export async function readKnowledgeBeside(file: string): Promise<Knowledge | undefined> {
  const folder = path.join(path.dirname(file), FOLDER);
  const found = await stat(folder).catch(() => undefined);
  return found?.isDirectory() ? readKnowledgeFolder(folder) : undefined;
}

export async function readKnowledgeFolder(folder: string): Promise<Knowledge> {
  const { sources } = await readFolder(folder, NOBODY);
  return createMemoryKnowledge(sources, Date.now);
}
