import { isCommon, termsOf } from "./terms.ts";

/** A word of a question and what may stand for it in a text. */
export interface AskedTerm {
  readonly term: string;
  /** How much it says: rare words say more. */
  readonly weight: number;
  /** Terms of the texts that count as it, with how much: 1 is the term itself, a misspelling or a relative is less. */
  readonly forms: ReadonlyMap<string, number>;
  /** In how many pieces one of its forms stands, at most. */
  readonly found: number;
}

/** How often a term occurs, and which terms of the texts look like it. */
export interface KnownForm {
  readonly asked: string;
  readonly term: string;
  readonly chunks: number;
  readonly likeness: number;
}

/** What a question asks for: the words that say something, in order; all of them where none does. */
export function askedTerms(text: string): readonly string[] {
  const terms = termsOf(text);
  const telling = terms.filter((term) => !isCommon(term));
  return telling.length > 0 ? telling : terms;
}

/** Weighs the terms by how rare they are where they are looked for (the idf of BM25). */
export function weighTerms(
  terms: readonly string[],
  { forms, chunks }: { readonly forms: readonly KnownForm[]; readonly chunks: number },
): readonly AskedTerm[] {
  return [...new Set(terms)].map((term) => {
    const known = forms.filter(({ asked }) => asked === term);
    const itself = known.find((form) => form.term === term);
    const found = itself?.chunks ?? Math.max(0, ...known.map((form) => form.chunks));
    return {
      term,
      weight: inverseFrequency(chunks, Math.max(1, found)),
      forms: new Map(known.map((form) => [form.term, form.likeness])),
      found: known.reduce((sum, form) => sum + form.chunks, 0),
    };
  });
}

/** Enough to choose from; to look at every piece with a common word would take too long. */
const ENOUGH_PIECES = 1_000;

/**
 * By which terms pieces are fetched: the rarest, until there are enough. Common terms alone would fetch nearly everything,
 * so of those the two rarest have to stand in one piece.
 */
export function gateOf(terms: readonly AskedTerm[]): {
  readonly terms: readonly AskedTerm[];
  readonly together: boolean;
} {
  const known = terms.filter(({ found }) => found > 0).sort((first, second) => first.found - second.found);
  const [rarest] = known;
  if (rarest && rarest.found > ENOUGH_PIECES) return { terms: known.slice(0, 2), together: true };
  let pieces = 0;
  const enough = known.findIndex(({ found }) => {
    pieces += found;
    return pieces > ENOUGH_PIECES;
  });
  return { terms: enough < 1 ? known : known.slice(0, enough), together: false };
}

function inverseFrequency(chunks: number, found: number): number {
  const among = Math.max(chunks, found);
  return Math.log(1 + (among - found + 0.5) / (found + 0.5));
}
