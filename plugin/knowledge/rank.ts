import { type Analysis, lengthOf } from "./analysis.ts";
import type { AskedTerm } from "./question.ts";

/** The usual constants of BM25: how soon a repeated word stops counting, and how much a long text loses. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
/** The extra weight of neighbouring words and of words in one sentence. */
const NEIGHBOUR_SHARE = 0.6;
const SENTENCE_SHARE = 1.2;
const CLOSE_WORDS = 2;
const NEAR_WORDS = 4;

export interface Ranking {
  /** Orders the passages of one question. */
  readonly points: number;
  /** From 0 to 1: the share of the question that the text has. Words in one sentence count twice. */
  readonly cover: number;
}

/** A question prepared for comparison with many texts. */
export interface Question {
  readonly terms: readonly AskedTerm[];
  /** The terms in the order of the question, with repetitions. */
  readonly order: readonly string[];
  /** The asked terms that each form in a text matches. */
  readonly byForm: ReadonlyMap<string, readonly { readonly index: number; readonly likeness: number }[]>;
}

export function readyQuestion(terms: readonly AskedTerm[], order: readonly string[]): Question {
  const byForm = new Map<string, { index: number; likeness: number }[]>();
  for (const [index, { forms }] of terms.entries()) {
    for (const [form, likeness] of forms) byForm.set(form, [...(byForm.get(form) ?? []), { index, likeness }]);
  }
  return { terms, order, byForm };
}

interface Occurrence {
  readonly position: number;
  readonly likeness: number;
}

/** The occurrences of one asked term in a text. */
interface Finds {
  frequency: number;
  /** The likeness of the best form in the text. */
  best: number;
  readonly occurrences: Occurrence[];
}

/** BM25 over the terms and their forms, plus points for words that are together in the question and in the text. */
export function rank(question: Question, text: Analysis, averageLength: number): Ranking {
  const { terms } = question;
  const asked = sum(terms, ({ weight }) => weight);
  if (asked === 0) return { points: 0, cover: 0 };
  const { finds, sentence } = findAll(question, text);
  const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * lengthOf(text)) / Math.max(1, averageLength));
  const words = sum(terms, ({ weight }, index) => {
    const frequency = finds[index]?.frequency ?? 0;
    return (weight * frequency * (SATURATION + 1)) / (frequency + norm);
  });
  const anywhere = sum(terms, ({ weight }, index) => weight * (finds[index]?.best ?? 0));
  return {
    points: words + NEIGHBOUR_SHARE * neighbours(question, finds) + SENTENCE_SHARE * sentence,
    cover: (anywhere + sentence) / (2 * asked),
  };
}

/** `sentence`: the weight of the question's terms in the best sentence. Words of the title count for every sentence. */
function findAll(
  { terms, byForm }: Question,
  { title, sentences }: Analysis,
): { readonly finds: readonly Finds[]; readonly sentence: number } {
  const finds = terms.map((): Finds => ({ frequency: 0, best: 0, occurrences: [] }));
  const inTitle = likestOf(title, { byForm, from: terms.map(() => 0) });
  let position = 0;
  let sentence = 0;
  for (const words of sentences) {
    const likest = likestOf(words, {
      byForm,
      from: inTitle,
      found: ({ index, likeness, at }) => {
        const find = finds[index];
        if (find === undefined) return;
        find.frequency += likeness;
        find.occurrences.push({ position: position + at, likeness });
      },
    });
    for (const [index, find] of finds.entries()) find.best = Math.max(find.best, likest[index] ?? 0);
    sentence = Math.max(
      sentence,
      sum(terms, ({ weight }, index) => weight * (likest[index] ?? 0)),
    );
    position += words.length;
  }
  for (const [index, find] of finds.entries()) find.frequency += inTitle[index] ?? 0;
  return { finds, sentence };
}

interface Looking extends Pick<Question, "byForm"> {
  readonly from: readonly number[];
  readonly found?: (form: { readonly index: number; readonly likeness: number; readonly at: number }) => void;
}

/** For each term the likeness of the best of these words. */
function likestOf(words: readonly string[], { byForm, from, found }: Looking): readonly number[] {
  const likest = [...from];
  for (const [at, word] of words.entries()) {
    for (const { index, likeness } of byForm.get(word) ?? []) {
      likest[index] = Math.max(likest[index] ?? 0, likeness);
      found?.({ index, likeness, at });
    }
  }
  return likest;
}

/** Points for words that follow one another in the question and are near each other in the text. */
function neighbours({ terms, order }: Question, finds: readonly Finds[]): number {
  const indexOf = new Map(terms.map(({ term }, index) => [term, index]));
  return sum(order.slice(1), (term, index) => {
    const [first, second] = [indexOf.get(order[index] ?? ""), indexOf.get(term)];
    if (first === undefined || second === undefined || first === second) return 0;
    const nearness = nearestPair(finds[first]?.occurrences ?? [], finds[second]?.occurrences ?? []);
    return nearness * Math.min(terms[first]?.weight ?? 0, terms[second]?.weight ?? 0);
  });
}

function nearestPair(firsts: readonly Occurrence[], seconds: readonly Occurrence[]): number {
  let nearest = 0;
  for (const first of firsts) {
    for (const second of seconds) {
      const steps = second.position - first.position;
      // Words in reverse order mean nearly the same.
      const distance = steps > 0 ? steps : 1 - steps;
      if (distance > NEAR_WORDS) continue;
      nearest = Math.max(nearest, first.likeness * second.likeness * (distance <= CLOSE_WORDS ? 1 : 0.5));
    }
  }
  return nearest;
}

function sum<T>(items: readonly T[], value: (item: T, index: number) => number): number {
  return items.reduce((total, item, index) => total + value(item, index), 0);
}
