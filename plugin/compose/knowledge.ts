import type { ModelAccess } from "../brain/model/model-access.ts";
import type { Config } from "../config.ts";
import type { Stores } from "../db/stores.ts";
import { type Embeddings, embedUnread } from "../knowledge/embeddings.ts";
import { createEntries } from "../knowledge/entries.ts";
import { createRecordGap } from "../knowledge/gaps.ts";
import type { OpenKnowledge } from "../knowledge/open-knowledge.ts";
import { createKnowledge } from "../knowledge/search.ts";
import { createKnowledgeSync, type SyncParts } from "../knowledge/sources/sync.ts";
import type { Logger } from "../telemetry/logger.ts";

interface KnowledgeParts extends Pick<SyncParts, "loadReader"> {
  readonly stores: Stores;
  readonly config: Pick<Config, "KNOWLEDGE_FOLDER">;
  /** Null: no embeddings model is configured. */
  readonly embeddings: Embeddings | null;
  readonly log: Logger;
  readonly now: () => number;
}

/** The embeddings model, when one is configured. */
export function embeddingsOf(
  model: Pick<ModelAccess, "embed"> | null,
  { EMBEDDINGS_MODEL: name }: Pick<Config, "EMBEDDINGS_MODEL">,
): Embeddings | null {
  const embed = model?.embed;
  return embed && name ? { model: name, embed } : null;
}

/** The service and the CLI use the same one. */
export function openKnowledge({ stores, config, loadReader, embeddings, log, now }: KnowledgeParts): OpenKnowledge {
  const folder = config.KNOWLEDGE_FOLDER ?? null;
  return {
    knowledge: createKnowledge({ stores, embeddings, log, now }),
    sync: createKnowledgeSync({ stores, loadReader, folder, log, now }),
    entries: createEntries(stores.knowledge),
    async readMeaning(signal) {
      if (!embeddings) return;
      for (const { id } of await stores.connections.list()) {
        await embedUnread({ vectors: stores.vectors, embeddings, log, now }, id, signal);
      }
    },
    recordGap: createRecordGap({ gaps: stores.gaps, now }),
  };
}
