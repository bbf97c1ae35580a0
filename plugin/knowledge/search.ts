import type { Knowledge, KnowledgeQuery, Passage } from "../core/knowledge.ts";
import type { SourceKind } from "../core/settings/source-kinds.ts";
import type { InboxStore } from "../db/inbox-store.ts";
import type { KnowledgeScope } from "../db/knowledge/knowledge-scope.ts";
import type { KnowledgeStore } from "../db/knowledge/knowledge-store.ts";
import type { FoundChunk, KnowledgeSearchStore } from "../db/knowledge/search-store.ts";
import type { VectorStore } from "../db/knowledge/vector-store.ts";
import { Aborted } from "../errors.ts";
import type { Logger } from "../telemetry/logger.ts";
import { findByMeaning } from "./by-meaning.ts";
import { findContradicting, withoutRepeats } from "./compare-passages.ts";
import type { Embeddings } from "./embeddings.ts";
import { findByWords, type RankedChunk, rankCandidates } from "./rank-candidates.ts";

export interface KnowledgeParts {
  readonly stores: {
    readonly inboxes: Pick<InboxStore, "load">;
    readonly knowledge: KnowledgeStore;
    readonly knowledgeSearch: KnowledgeSearchStore;
    readonly vectors: VectorStore;
  };
  /** Null: the search is by words alone. */
  readonly embeddings?: Embeddings | null;
  readonly log: Logger;
  readonly now: () => number;
}

/** A passage with its source. */
export interface FoundPassage extends Passage {
  readonly sourceId: number;
  readonly kind: SourceKind;
}

export interface SearchableKnowledge extends Knowledge {
  search(query: KnowledgeQuery, signal: AbortSignal): Promise<readonly FoundPassage[]>;
}

/** How many candidates each search contributes to the ranking. */
const CANDIDATES = 60;
const NEIGHBOURS = 40;

/** Searches knowledge by words and, with an embeddings model, by meaning. */
export function createKnowledge({ stores, embeddings, log, now }: KnowledgeParts): SearchableKnowledge {
  const { inboxes, knowledge, knowledgeSearch, vectors } = stores;
  const scopeOf = async (connectionId: string, inboxId: number): Promise<KnowledgeScope> => {
    const { sources: kinds, portals } = (await inboxes.load(connectionId, inboxId)).settings.knowledge;
    return { connectionId, inboxId, kinds, portals };
  };
  return {
    async search(query, signal) {
      const scope = await scopeOf(query.connectionId, query.inboxId);
      const { text } = query;
      const [words, near] = await Promise.all([
        findByWords(knowledgeSearch, { scope, text, limit: CANDIDATES }),
        embeddings ? findByMeaning({ vectors, embeddings, log }, { scope, text, limit: NEIGHBOURS }, signal) : [],
      ]);
      if (signal.aborted) throw new Aborted("The search was called off");
      const ranked = rankCandidates(words, near, query.locale);
      const best = withoutRepeats(ranked, query.limit);
      const chunks = await knowledgeSearch.loadChunks(best.map(({ id }) => id));
      return toPassages(inOrder(best, chunks), now());
    },
    async version(connectionId, inboxId) {
      const scope = await scopeOf(connectionId, inboxId);
      return `${await knowledge.version(scope, now())}-${[...scope.kinds, ...scope.portals].sort().join("+")}`;
    },
  };
}

interface RankedText extends FoundChunk {
  readonly score: number;
}

function inOrder(ranked: readonly RankedChunk[], chunks: readonly FoundChunk[]): readonly RankedText[] {
  const byId = new Map(chunks.map((chunk) => [chunk.id, chunk]));
  return ranked.flatMap(({ id, score }) => {
    const chunk = byId.get(id);
    return chunk ? [{ ...chunk, score }] : [];
  });
}

function toPassages(texts: readonly RankedText[], now: number): readonly FoundPassage[] {
  const contradicting = findContradicting(texts);
  return texts.map((text) => {
    const { id, sourceId, kind, title, url, score, validUntil } = text;
    const isExpired = validUntil !== null && validUntil <= now;
    const flags = [
      ...(isExpired ? (["expired"] as const) : []),
      ...(contradicting.has(text) ? (["contradicting"] as const) : []),
    ];
    return { chunkId: String(id), sourceId, kind, title, url, text: text.text, score, flags };
  });
}
