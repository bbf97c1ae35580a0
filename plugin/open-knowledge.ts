import type { Config } from "./config-schema.ts";
import type { Stores } from "./db/stores.ts";
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
  readonly recordGap: RecordGap;
}

interface KnowledgeParts extends Pick<SyncParts, "loadReader"> {
  readonly stores: Stores;
  readonly config: Pick<Config, "KNOWLEDGE_FOLDER">;
  readonly log: Logger;
  readonly now: () => number;
}

/** The service and the commands use the very same. */
export function openKnowledge({ stores, config, loadReader, log, now }: KnowledgeParts): OpenKnowledge {
  const folder = config.KNOWLEDGE_FOLDER ?? null;
  return {
    knowledge: createKnowledge({ stores, now }),
    sync: createKnowledgeSync({ stores, loadReader, folder, log, now }),
    entries: createEntries(stores.knowledge),
    recordGap: createRecordGap({ gaps: stores.gaps, now }),
  };
}
