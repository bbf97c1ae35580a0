import { isCommon, termsOf } from "./terms.ts";

/** A term of a question and the terms of the texts that match it. */
export interface AskedTerm {
  readonly term: string;
  /** Its importance: rare terms weigh more. */
  readonly weight: number;
  /** The matching terms with their likeness: 1 for the term itself, less for misspellings and relatives. */
  readonly forms: ReadonlyMap<string, number>;
  /** The largest possible number of pieces with one of its forms. */
  readonly found: number;
}

/** A term of the texts that looks like an asked term, with the number of its pieces. */
export interface KnownForm {
  readonly asked: string;
  readonly term: string;
  readonly chunks: number;
  readonly likeness: number;
}

/** The terms of a question without common words, in order; all terms if all are common. */
export function askedTerms(text: string): readonly string[] {
  const terms = termsOf(text);
  const telling = terms.filter((term) => !isCommon(term));
  return telling.length > 0 ? telling : terms;
}

/** Weighs the terms by their rarity in the texts (the idf of BM25). */
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

/** Enough candidates. Reading every piece with a common word would be slow. */
const ENOUGH_PIECES = 1_000;

/**
 * Chooses the terms that fetch pieces: the rarest, until there are enough pieces. If all terms are common, they would
 * fetch nearly everything, so a piece must contain the two rarest.
 */
export function chooseGate(terms: readonly AskedTerm[]): {
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
