import { type Analysis, lengthOf } from "./analysis.ts";
import type { AskedTerm } from "./question.ts";

/** The usual constants of BM25: how soon a repeated word stops counting, and how much a long text is held against it. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
/** What words next to each other and words in one sentence add to words anywhere in the text. */
const NEIGHBOUR_SHARE = 0.6;
const SENTENCE_SHARE = 1.2;
const CLOSE_WORDS = 2;
const NEAR_WORDS = 4;

export interface Ranking {
  /** For putting the passages of one question in order. */
  readonly points: number;
  /** From 0 to 1: how much of what was asked for is in the text, words in one sentence counting twice. */
  readonly cover: number;
}

interface Occurrence {
  readonly position: number;
  readonly likeness: number;
}

/** What a text has of each asked term. */
interface Finds {
  readonly frequency: number;
  readonly occurrences: readonly Occurrence[];
  readonly best: number;
}

/** BM25 over the terms and their relatives, plus what stands together in the text as it does in the question. */
export function rank(
  question: { readonly terms: readonly AskedTerm[]; readonly order: readonly string[] },
  text: Analysis,
  averageLength: number,
): Ranking {
  const { terms } = question;
  const finds = terms.map(({ forms }) => find(forms, text));
  const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * lengthOf(text)) / Math.max(1, averageLength));
  const asked = sum(terms, ({ weight }) => weight);
  if (asked === 0) return { points: 0, cover: 0 };
  const words = sum(terms, ({ weight }, index) => {
    const frequency = finds[index]?.frequency ?? 0;
    return (weight * frequency * (SATURATION + 1)) / (frequency + norm);
  });
  const sentence = Math.max(0, ...text.sentences.map((said) => coveredBy(said, { terms, title: text.title })));
  const anywhere = sum(terms, ({ weight }, index) => weight * (finds[index]?.best ?? 0));
  return {
    points: words + NEIGHBOUR_SHARE * neighbours(question, finds) + SENTENCE_SHARE * sentence,
    cover: (anywhere + sentence) / (2 * asked),
  };
}

function find(forms: AskedTerm["forms"], { title, sentences }: Analysis): Finds {
  const occurrences: Occurrence[] = [];
  let position = 0;
  for (const sentence of sentences) {
    for (const term of sentence) {
      const likeness = forms.get(term);
      if (likeness !== undefined) occurrences.push({ position, likeness });
      position++;
    }
  }
  const inTitle = Math.max(0, ...title.map((term) => forms.get(term) ?? 0));
  return {
    frequency: sum(occurrences, ({ likeness }) => likeness) + inTitle,
    occurrences,
    best: Math.max(inTitle, ...occurrences.map(({ likeness }) => likeness)),
  };
}

/** How much of the question one sentence has; the title says what the sentence need not repeat. */
function coveredBy(
  sentence: readonly string[],
  { terms, title }: { readonly terms: readonly AskedTerm[]; readonly title: readonly string[] },
): number {
  const likest = (forms: AskedTerm["forms"]) => {
    let most = 0;
    for (const term of sentence) most = Math.max(most, forms.get(term) ?? 0);
    for (const term of title) most = Math.max(most, forms.get(term) ?? 0);
    return most;
  };
  return sum(terms, ({ weight, forms }) => weight * likest(forms));
}

/** Words that follow one another in the question and stand together in the text. */
function neighbours(
  { terms, order }: { readonly terms: readonly AskedTerm[]; readonly order: readonly string[] },
  finds: readonly Finds[],
): number {
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
      // Turned around, the same words say nearly the same.
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
