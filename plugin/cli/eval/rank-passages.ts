import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import { createInboxStore } from "../../db/inbox-store.ts";
import { createKnowledgeStore } from "../../db/knowledge/knowledge-store.ts";
import { createKnowledgeSearchStore } from "../../db/knowledge/search-store.ts";
import { createVectorStore } from "../../db/knowledge/vector-store.ts";
import {
  type LabelledPassage,
  type LabelledQuestion,
  type RetrievalRun,
  runRetrieval,
} from "../../eval/run-retrieval.ts";
import { createKnowledge } from "../../knowledge/search.ts";
import { prepareSource } from "../../knowledge/sources/store.ts";
import { createLogger } from "../../telemetry/logger.ts";

const CHUNKS = 20;

/** Ranks passages with the search of the service. The passages are stored in a transaction that is rolled back at the end. */
export async function rankPassages(
  db: Knex,
  { passages, questions }: { passages: readonly LabelledPassage[]; questions: readonly LabelledQuestion[] },
): Promise<RetrievalRun> {
  const trx = await db.transaction();
  try {
    const connectionId = `eval-${randomUUID()}`;
    const idOf = await store(trx, connectionId, passages);
    const stores = {
      inboxes: createInboxStore(trx),
      knowledge: createKnowledgeStore(trx),
      knowledgeSearch: createKnowledgeSearchStore(trx),
      vectors: createVectorStore(trx),
    };
    const knowledge = createKnowledge({
      stores,
      embeddings: null,
      log: createLogger({ level: "silent" }),
      now: Date.now,
    });
    const { signal } = new AbortController();
    return await runRetrieval(async (text) => {
      const query = { connectionId, inboxId: 0, text, locale: null, limit: CHUNKS };
      const best = new Map<string, number>();
      for (const { sourceId, score } of await knowledge.search(query, signal)) {
        const passage = idOf.get(sourceId) ?? "";
        if (!best.has(passage)) best.set(passage, score);
      }
      return [...best].map(([passage, score]) => ({ passage, score }));
    }, questions);
  } finally {
    await trx.rollback();
  }
}

async function store(
  trx: Knex,
  connectionId: string,
  passages: readonly LabelledPassage[],
): Promise<ReadonlyMap<number, string>> {
  const own = { id: connectionId, base_url: "", account_id: 0, bot_name: "", secrets: "{}", abilities: "{}" };
  await trx("connections").insert(own);
  const about = { kind: "entry", url: null, locale: null, inboxIds: null, validUntil: null } as const;
  const ids = new Map<number, string>();
  await createKnowledgeStore(trx).change(connectionId, async (writer) => {
    for (const { id, title, text } of passages) {
      ids.set(await writer.save(prepareSource({ ...about, key: id, title, text })), id);
    }
    await writer.recount();
  });
  return ids;
}
