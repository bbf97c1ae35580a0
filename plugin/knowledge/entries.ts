import { randomUUID } from "node:crypto";
import type { KnowledgeStore, StoredSource } from "../db/knowledge/knowledge-store.ts";
import { NotFound, RequestInvalid } from "../errors.ts";
import { parseEntry } from "./entry.ts";
import { prepareSource } from "./sources/store.ts";

/** Texts that admins write in Baton. Other sources are changed at their origin. */
export interface Entries {
  add(connectionId: string, written: unknown): Promise<StoredSource>;
  change(connectionId: string, id: number, written: unknown): Promise<StoredSource>;
  remove(connectionId: string, id: number): Promise<void>;
}

export function createEntries(store: KnowledgeStore): Entries {
  const save = async (connectionId: string, key: string, written: unknown): Promise<StoredSource> => {
    const source = { ...parseEntry(written), kind: "entry", key } as const;
    const id = await store.change(connectionId, async (writer) => {
      const saved = await writer.save(prepareSource(source));
      await writer.recount();
      return saved;
    });
    return loadSource(store, connectionId, id);
  };
  return {
    add: (connectionId, written) => save(connectionId, randomUUID(), written),
    async change(connectionId, id, written) {
      const { key } = await loadEntry(store, connectionId, id);
      return save(connectionId, key, written);
    },
    async remove(connectionId, id) {
      await loadEntry(store, connectionId, id);
      await store.change(connectionId, async (writer) => {
        await writer.remove([id]);
        await writer.recount();
      });
    },
  };
}

export async function loadSource(store: KnowledgeStore, connectionId: string, id: number): Promise<StoredSource> {
  const source = await store.find(connectionId, id);
  if (source) return source;
  throw new NotFound(`There is no source ${id} in connection ${connectionId}`);
}

const ORIGIN = {
  article: "in Chatwoot's Help Center",
  canned_response: "among Chatwoot's canned responses",
  file: "in the knowledge folder",
} as const;

async function loadEntry(store: KnowledgeStore, connectionId: string, id: number): Promise<StoredSource> {
  const source = await loadSource(store, connectionId, id);
  if (source.kind === "entry") return source;
  throw new RequestInvalid(`"${source.title}" is no entry: change it ${ORIGIN[source.kind]}`);
}
