import type { KnowledgeScope } from "../db/knowledge/knowledge-scope.ts";
import type { Candidate, KnowledgeSearchStore } from "../db/knowledge/search-store.ts";
import type { NearCandidate } from "../db/knowledge/vector-store.ts";
import type { Locale } from "../language/locale.ts";
import { type Analysis, readAnalysis } from "./analysis.ts";
import { fuse } from "./fusion.ts";
import { askedTerms, chooseGate, weighTerms } from "./question.ts";
import { type Question, rank, readyQuestion } from "./rank.ts";

/** The candidates that the words of a question find, and the weighed question. */
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

/** A passage in another language than the customer's gets fewer points. */
const OTHER_LANGUAGE = 0.8;
/** The confidence of a cover, fitted on questions of which half had no answer (docs/decisions/051-knowledge-score.md). */
const SLOPE = 9.3;
const MIDDLE = 0.77;

const confidenceOf = (cover: number): number => 1 / (1 + Math.exp(-SLOPE * (cover - MIDDLE)));

interface Judged {
  readonly analysis: Analysis;
  readonly averageLength: number;
  /** The languages of the passage and of the customer. */
  readonly locales: readonly [Locale | null, Locale | null];
}

/** The points that order the passages of a question, and the confidence that a passage answers it. */
export function judgePassage(question: Question, { analysis, averageLength, locales: [own, asked] }: Judged) {
  const { points, cover } = rank(question, analysis, averageLength);
  const isForeign = own !== null && asked !== null && own !== asked;
  return { points: points * (isForeign ? OTHER_LANGUAGE : 1), score: confidenceOf(cover) };
}

export async function findByWords(
  store: KnowledgeSearchStore,
  { scope, text, limit }: { readonly scope: KnowledgeScope; readonly text: string; readonly limit: number },
): Promise<ByWords> {
  const order = askedTerms(text);
  const { chunks, averageLength, forms } = await store.lookUp(scope.connectionId, [...new Set(order)]);
  const terms = weighTerms(order, { forms, chunks });
  const question = readyQuestion(terms, order);
  const gate = chooseGate(terms);
  if (gate.terms.length === 0) return { question, averageLength, candidates: [] };
  const strict = await store.candidates(scope, { terms, gate, limit });
  const isEnough = strict.length > 0 || !gate.together;
  const loose = { terms, gate: { ...gate, together: false }, limit };
  return { question, averageLength, candidates: isEnough ? strict : await store.candidates(scope, loose) };
}

/** Best first. Candidates that were found by meaning are also ranked by words. */
export function rankCandidates(
  { question, averageLength, candidates }: ByWords,
  near: readonly NearCandidate[],
  locale: Locale | null,
): readonly RankedChunk[] {
  const all = new Map([...near, ...candidates].map((candidate) => [candidate.id, candidate]));
  const judged = [...all.values()].map((candidate): RankedChunk => {
    const analysis = readAnalysis(candidate.analysis);
    const locales = [candidate.locale, locale] as const;
    return { id: candidate.id, analysis, ...judgePassage(question, { analysis, averageLength, locales }) };
  });
  if (near.length > 0) return fuse(judged, new Map(near.map(({ id, nearness }) => [id, nearness])));
  return judged.sort((first, second) => second.points - first.points || first.id - second.id);
}
