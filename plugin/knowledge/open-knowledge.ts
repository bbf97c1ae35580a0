import type { RecordGap } from "../core/knowledge.ts";
import type { Entries } from "./entries.ts";
import type { SearchableKnowledge } from "./search.ts";
import type { KnowledgeSync } from "./sources/sync.ts";

/** All that can be done with what the business knows. */
export interface OpenKnowledge {
  readonly knowledge: SearchableKnowledge;
  readonly sync: KnowledgeSync;
  readonly entries: Entries;
  /** Lets the embeddings model, where there is one, read what is new. */
  readMeaning(signal: AbortSignal): Promise<void>;
  readonly recordGap: RecordGap;
}
