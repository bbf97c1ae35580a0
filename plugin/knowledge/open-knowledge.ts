import type { RecordGap } from "../core/knowledge.ts";
import type { Entries } from "./entries.ts";
import type { SearchableKnowledge } from "./search.ts";
import type { KnowledgeSync } from "./sources/sync.ts";

/** Everything that Baton does with knowledge. */
export interface OpenKnowledge {
  readonly knowledge: SearchableKnowledge;
  readonly sync: KnowledgeSync;
  readonly entries: Entries;
  /** Embeds new texts, if there is an embeddings model. */
  readMeaning(signal: AbortSignal): Promise<void>;
  readonly recordGap: RecordGap;
}
