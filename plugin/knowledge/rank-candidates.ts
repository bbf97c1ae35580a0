import type { KnowledgeScope } from "../db/knowledge/knowledge-scope.ts";
import type { Candidate, KnowledgeSearchStore } from "../db/knowledge/search-store.ts";
import type { NearCandidate } from "../db/knowledge/vector-store.ts";
import type { Locale } from "../language/locale.ts";
import { type Analysis, readAnalysis } from "./analysis.ts";
import { confidenceOf } from "./confidence.ts";
import { fuse } from "./fusion.ts";
import { askedTerms, gateOf, weighTerms } from "./question.ts";
import { type Question, rank, readyQuestion } from "./rank.ts";

/** What the words of a question fetched, and how they are weighed. */
export interface ByWords {
  readonly question: Question;
  readonly averageLength: number;
  readonly candidates: readonly Candidate[];
}

export interface RankedChunk {
  readonly id: number;
  readonly analysis: Analysis;
  readonly points: number;
  readonly score: number;
}

/** A passage in another language than the customer's is the second choice. */
const OTHER_LANGUAGE = 0.8;

export async function findByWords(
  store: KnowledgeSearchStore,
  { scope, text, limit }: { readonly scope: KnowledgeScope; readonly text: string; readonly limit: number },
): Promise<ByWords> {
  const order = askedTerms(text);
  const { chunks, averageLength, forms } = await store.lookUp(scope.connectionId, [...new Set(order)]);
  const terms = weighTerms(order, { forms, chunks });
  const question = readyQuestion(terms, order);
  const gate = gateOf(terms);
  if (gate.terms.length === 0) return { question, averageLength, candidates: [] };
  const strict = await store.candidates(scope, { terms, gate, limit });
  const isEnough = strict.length > 0 || !gate.together;
  const loose = { terms, gate: { ...gate, together: false }, limit };
  return { question, averageLength, candidates: isEnough ? strict : await store.candidates(scope, loose) };
}

/** Best first. What only its meaning brought here is held against the words as well. */
export function rankCandidates(
  { question, averageLength, candidates }: ByWords,
  near: readonly NearCandidate[],
  locale: Locale | null,
): readonly RankedChunk[] {
  const all = new Map([...near, ...candidates].map((candidate) => [candidate.id, candidate]));
  const judged = [...all.values()].map((candidate): RankedChunk => {
    const analysis = readAnalysis(candidate.analysis);
    const { points, cover } = rank(question, analysis, averageLength);
    const isForeign = candidate.locale !== null && locale !== null && candidate.locale !== locale;
    return {
      id: candidate.id,
      analysis,
      points: points * (isForeign ? OTHER_LANGUAGE : 1),
      score: confidenceOf(cover),
    };
  });
  if (near.length > 0) return fuse(judged, new Map(near.map(({ id, nearness }) => [id, nearness])));
  return judged.sort((first, second) => second.points - first.points || first.id - second.id);
}
