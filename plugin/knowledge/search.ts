import type { Knowledge, KnowledgeQuery, Passage } from "../core/knowledge.ts";
import type { SourceKind } from "../core/source-kinds.ts";
import type { InboxStore } from "../db/inbox-store.ts";
import type { KnowledgeScope } from "../db/knowledge-scope.ts";
import type { Candidate, FoundChunk, KnowledgeSearchStore } from "../db/knowledge-search-store.ts";
import type { KnowledgeStore } from "../db/knowledge-store.ts";
import { Aborted } from "../errors.ts";
import { type Analysis, readAnalysis } from "./analysis.ts";
import { findContradicting, withoutRepeats } from "./compare-passages.ts";
import { confidenceOf } from "./confidence.ts";
import { askedTerms, gateOf, weighTerms } from "./question.ts";
import { rank, readyQuestion } from "./rank.ts";

export interface KnowledgeParts {
  readonly stores: {
    readonly inboxes: Pick<InboxStore, "load">;
    readonly knowledge: KnowledgeStore;
    readonly knowledgeSearch: KnowledgeSearchStore;
  };
  readonly now: () => number;
}

/** A passage with where it comes from. */
export interface FoundPassage extends Passage {
  readonly sourceId: number;
  readonly kind: SourceKind;
}

export interface SearchableKnowledge extends Knowledge {
  search(query: KnowledgeQuery, signal: AbortSignal): Promise<readonly FoundPassage[]>;
}

/** What is looked at closely; the words alone have already chosen these. */
const CANDIDATES = 60;
/** A passage in another language than the customer's is the second choice. */
const OTHER_LANGUAGE = 0.8;

/** What the business knows, found by words. */
export function createKnowledge({ stores, now }: KnowledgeParts): SearchableKnowledge {
  const { inboxes, knowledge, knowledgeSearch } = stores;
  const scopeOf = async (connectionId: string, inboxId: number): Promise<KnowledgeScope> => {
    const { sources: kinds, portals } = (await inboxes.load(connectionId, inboxId)).settings.knowledge;
    return { connectionId, inboxId, kinds, portals };
  };
  return {
    async search(query, signal) {
      const scope = await scopeOf(query.connectionId, query.inboxId);
      const ranked = await findByWords(knowledgeSearch, { scope, query });
      if (signal.aborted) throw new Aborted("The search was called off");
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

interface RankedChunk {
  readonly id: number;
  readonly analysis: Analysis;
  readonly points: number;
  readonly score: number;
}

async function findByWords(
  store: KnowledgeSearchStore,
  { scope, query }: { readonly scope: KnowledgeScope; readonly query: KnowledgeQuery },
): Promise<readonly RankedChunk[]> {
  const order = askedTerms(query.text);
  if (order.length === 0) return [];
  const { chunks, averageLength, forms } = await store.lookUp(scope.connectionId, [...new Set(order)]);
  const terms = weighTerms(order, { forms, chunks });
  const gate = gateOf(terms);
  if (gate.terms.length === 0) return [];
  const together = await store.candidates(scope, { terms, gate, limit: CANDIDATES });
  const isEnough = together.length > 0 || !gate.together;
  const candidates = isEnough
    ? together
    : await store.candidates(scope, { terms, gate: { ...gate, together: false }, limit: CANDIDATES });
  const question = readyQuestion(terms, order);
  const judge = ({ id, analysis: written, locale }: Candidate): RankedChunk => {
    const analysis = readAnalysis(written);
    const { points, cover } = rank(question, analysis, averageLength);
    const isForeign = locale !== null && query.locale !== null && locale !== query.locale;
    return { id, analysis, points: points * (isForeign ? OTHER_LANGUAGE : 1), score: confidenceOf(cover) };
  };
  return candidates.map(judge).sort((first, second) => second.points - first.points || first.id - second.id);
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
