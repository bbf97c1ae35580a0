import type { Knex } from "knex";
import type { SourceText } from "../../../plugin/core/knowledge.ts";
import { createInboxStore } from "../../../plugin/db/inbox-store.ts";
import { createKnowledgeStore } from "../../../plugin/db/knowledge/knowledge-store.ts";
import { createKnowledgeSearchStore } from "../../../plugin/db/knowledge/search-store.ts";
import { createVectorStore } from "../../../plugin/db/knowledge/vector-store.ts";
import { createKnowledge, type SearchableKnowledge } from "../../../plugin/knowledge/search.ts";
import { prepareSource } from "../../../plugin/knowledge/sources/store.ts";
import { createLogger } from "../../../plugin/telemetry/logger.ts";

export const SHOP = "shop";

export function aSource(changes: Partial<SourceText> = {}): SourceText {
  return {
    kind: "entry",
    key: changes.title ?? "delivery",
    title: "Entregas",
    text: "Entregamos em até 5 dias úteis.",
    url: null,
    locale: null,
    inboxIds: null,
    validUntil: null,
    ...changes,
  };
}

export async function aConnection(db: Knex, id = SHOP): Promise<void> {
  const row = { id, base_url: "http://localhost", account_id: 1, bot_name: "Bot", secrets: "{}", abilities: "{}" };
  await db("connections").insert(row).onConflict("id").ignore();
}

/** Adds sources to what a connection knows; one of the same kind and key replaces the one before. */
export async function know(db: Knex, sources: readonly SourceText[], connectionId = SHOP): Promise<void> {
  await aConnection(db, connectionId);
  await createKnowledgeStore(db).change(connectionId, async (writer) => {
    for (const source of sources) await writer.save(prepareSource(source));
    await writer.recount();
  });
}

export function openKnowledge(db: Knex, now: () => number = Date.now): SearchableKnowledge {
  const stores = {
    inboxes: createInboxStore(db),
    knowledge: createKnowledgeStore(db),
    knowledgeSearch: createKnowledgeSearchStore(db),
    vectors: createVectorStore(db),
  };
  return createKnowledge({ stores, embeddings: null, log: createLogger({ level: "silent" }), now });
}

/** The titles of what is found, best first. */
export async function titlesFor(db: Knex, text: string, inboxId = 1): Promise<readonly string[]> {
  const query = { connectionId: SHOP, inboxId, text, locale: null, limit: 5 };
  const found = await openKnowledge(db).search(query, new AbortController().signal);
  return found.map(({ title }) => title);
}
