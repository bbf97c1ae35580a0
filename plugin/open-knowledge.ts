import type { ModelAccess } from "./brain/model/model-access.ts";
import type { Config } from "./config-schema.ts";
import type { Stores } from "./db/stores.ts";
import { type Embeddings, embedUnread } from "./knowledge/embeddings.ts";
import { createEntries, type Entries } from "./knowledge/entries.ts";
import { createRecordGap, type RecordGap } from "./knowledge/gaps.ts";
import { createKnowledge, type SearchableKnowledge } from "./knowledge/search.ts";
import { createKnowledgeSync, type KnowledgeSync, type SyncParts } from "./knowledge/sync.ts";
import type { Logger } from "./logger.ts";

/** All that can be done with what the business knows. */
export interface OpenKnowledge {
  readonly knowledge: SearchableKnowledge;
  readonly sync: KnowledgeSync;
  readonly entries: Entries;
  /** Lets the embeddings model, where there is one, read what is new. */
  readMeaning(signal: AbortSignal): Promise<void>;
  readonly recordGap: RecordGap;
}

interface KnowledgeParts extends Pick<SyncParts, "loadReader"> {
  readonly stores: Stores;
  readonly config: Pick<Config, "KNOWLEDGE_FOLDER">;
  /** Null: no embeddings model is configured. */
  readonly embeddings: Embeddings | null;
  readonly log: Logger;
  readonly now: () => number;
}

/** The embeddings model, where one is configured. */
export function embeddingsOf(
  model: Pick<ModelAccess, "embed"> | null,
  { EMBEDDINGS_MODEL: name }: Pick<Config, "EMBEDDINGS_MODEL">,
): Embeddings | null {
  const embed = model?.embed;
  return embed && name ? { model: name, embed } : null;
}

/** The service and the commands use the very same. */
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
