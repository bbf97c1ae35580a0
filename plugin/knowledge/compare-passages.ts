import { sentencesOf } from "../language/sentences.ts";
import type { Analysis } from "./analysis.ts";
import { type StatedValues, statedValues } from "./stated-values.ts";
import { isCommon, termsOf } from "./terms.ts";

interface Comparable {
  readonly sourceId: number;
  readonly title: string;
  readonly text: string;
}

/** Texts that share this part of all their terms are the same. */
const SAME_TEXT = 0.9;
/** Two sentences have the same subject when they share this part of the shorter and of the longer one. */
const SHARED_OF_SHORTER = 0.6;
const SHARED_OF_LONGER = 0.4;

/** The first `limit` passages without repeats of an earlier one, such as a page that exists twice. */
export function withoutRepeats<T extends { readonly analysis: Analysis }>(
  passages: readonly T[],
  limit: number,
): readonly T[] {
  const kept: { passage: T; terms: ReadonlySet<string> }[] = [];
  for (const passage of passages) {
    if (kept.length >= limit) break;
    const terms = new Set(passage.analysis.sentences.flat());
    if (!kept.some((better) => repeats(better.terms, terms))) kept.push({ passage, terms });
  }
  return kept.map(({ passage }) => passage);
}

function repeats(first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
  const shared = countShared(first, second);
  return shared >= SAME_TEXT * (first.size + second.size - shared);
}

/**
 * The passages that contradict a passage of another source: they have sentences on the same subject, and the numbers of
 * one unit have none in common.
 */
export function findContradicting<T extends Comparable>(passages: readonly T[]): ReadonlySet<T> {
  const stated = passages.map((passage) => ({ passage, sentences: claimsIn(passage) }));
  const found = new Set<T>();
  for (const [index, one] of stated.entries()) {
    for (const other of stated.slice(index + 1)) {
      if (one.passage.sourceId === other.passage.sourceId) continue;
      if (!one.sentences.some((claim) => other.sentences.some((counter) => contradict(claim, counter)))) continue;
      found.add(one.passage).add(other.passage);
    }
  }
  return found;
}

interface Claim {
  readonly about: ReadonlySet<string>;
  readonly values: StatedValues;
}

const UNIT_TERMS = new Set(
  termsOf(
    "dia dias day days hora horas hour hours mês meses month ano anos year semana week minuto vezes parcelas reais real útil úteis business",
  ),
);

function claimsIn({ text }: Comparable): readonly Claim[] {
  return sentencesOf(text).flatMap((sentence) => {
    const values = statedValues(sentence);
    if (values.size === 0) return [];
    const about = termsOf(sentence).filter((term) => !isCommon(term) && !/\d/.test(term) && !UNIT_TERMS.has(term));
    return about.length === 0 ? [] : [{ about: new Set(about), values }];
  });
}

function contradict(one: Claim, other: Claim): boolean {
  const shared = countShared(one.about, other.about);
  const [shorter, longer] = [one.about.size, other.about.size].sort((first, second) => first - second);
  if (shared < SHARED_OF_SHORTER * (shorter ?? 0) || shared < SHARED_OF_LONGER * (longer ?? 0)) return false;
  const inBoth = [...one.values].filter(([unit]) => other.values.has(unit));
  return inBoth.some(([unit, values]) => countShared(values, other.values.get(unit) ?? new Set()) === 0);
}

function countShared(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  let shared = 0;
  for (const one of first) if (second.has(one)) shared++;
  return shared;
}
