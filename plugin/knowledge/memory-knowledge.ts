import { createHash } from "node:crypto";
import type { Knowledge, Passage, SourceText } from "../core/knowledge.ts";
import { type Analysis, analyse, lengthOf } from "./analysis.ts";
import { chunksOf } from "./chunks.ts";
import { askedTerms, type KnownForm, weighTerms } from "./question.ts";
import { readyQuestion } from "./rank.ts";
import { judgePassage } from "./rank-candidates.ts";

interface Held extends Omit<Passage, "score" | "flags"> {
  readonly source: SourceText;
  readonly analysis: Analysis;
}

/** The limits of the search in the database. */
const MIN_LIKENESS = 0.4;
const MAX_FORMS = 8;

/** The search over a few texts in memory, for example conversations, which have no database. */
export function createMemoryKnowledge(sources: readonly SourceText[], now: () => number): Knowledge {
  const held = sources.flatMap(hold);
  const known = [...countTerms(held)].map(([term, chunks]) => ({ term, chunks, trigrams: trigramsOf(term) }));
  const averageLength = held.reduce((sum, { analysis }) => sum + lengthOf(analysis), 0) / Math.max(1, held.length);
  const version = createHash("sha256").update(JSON.stringify(sources)).digest("hex");
  return {
    async search(query) {
      const order = askedTerms(query.text);
      const forms = [...new Set(order)].flatMap((term) => formsOf(term, known));
      const question = readyQuestion(weighTerms(order, { forms, chunks: held.length }), order);
      const found = held
        .filter(({ source: { inboxIds } }) => inboxIds === null || inboxIds.includes(query.inboxId))
        .map((one) => ({
          one,
          ...judgePassage(question, { ...one, averageLength, locales: [one.source.locale, query.locale] }),
        }))
        .filter(({ points }) => points > 0)
        .sort((first, second) => second.points - first.points);
      return found.slice(0, query.limit).map(({ one, score }) => toPassage(one, score, now()));
    },
    version: async () => version,
  };
}

function hold(source: SourceText): readonly Held[] {
  return chunksOf(source).map(({ title, text }, index) => ({
    chunkId: `${source.key}#${index}`,
    title,
    url: source.url,
    text,
    source,
    analysis: analyse({ title, text }),
  }));
}

function toPassage({ source, analysis, ...passage }: Held, score: number, now: number): Passage {
  const isExpired = source.validUntil !== null && source.validUntil <= now;
  return { ...passage, score, flags: isExpired ? ["expired"] : [] };
}

function countTerms(held: readonly Held[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { analysis } of held) {
    const terms = new Set([...analysis.title, ...analysis.sentences.flat()]);
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

interface KnownTerm {
  readonly term: string;
  readonly chunks: number;
  readonly trigrams: ReadonlySet<string>;
}

function formsOf(asked: string, known: readonly KnownTerm[]): readonly KnownForm[] {
  const wanted = trigramsOf(asked);
  return known
    .map(({ term, chunks, trigrams }) => ({ asked, term, chunks, likeness: likenessOf(wanted, trigrams) }))
    .filter(({ likeness }) => likeness >= MIN_LIKENESS)
    .sort((first, second) => second.likeness - first.likeness)
    .slice(0, MAX_FORMS);
}

/** The trigrams of PostgreSQL's pg_trgm: two blanks before a word, one after it. */
function trigramsOf(word: string): ReadonlySet<string> {
  const framed = `  ${word} `;
  return new Set(Array.from({ length: framed.length - 2 }, (_, start) => framed.slice(start, start + 3)));
}

function likenessOf(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  const shared = [...first].filter((trigram) => second.has(trigram)).length;
  return shared / (first.size + second.size - shared);
}
