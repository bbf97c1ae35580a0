import type { Locale } from "../locale.ts";
import { extractFeatures } from "./features.ts";
import { NO_INTENT, type TrainingDocument } from "./intent-scorer.ts";
import { createNearness } from "./nearness.ts";
import { builtinPhrases, unknownPhrases } from "./phrases.ts";
import type { Steps } from "./steps.ts";
import { growingTermIndex, type TermIndex } from "./vectoriser.ts";

export interface Example {
  readonly text: string;
  /** Null marks a phrase that belongs to no intent. */
  readonly intent: string | null;
}

export interface TrainingSet {
  readonly intents: readonly string[];
  readonly documents: readonly TrainingDocument[];
  readonly terms: TermIndex;
}

interface BuiltinOptions {
  readonly builtin: boolean;
  readonly languages: readonly Locale[];
}

/** A built-in phrase this similar to an inbox's own example is left out. */
const SAME_MATTER = 0.5;
/** When this share of its phrases is similar, the inbox has the built-in intent under another name. */
const COVERED_SHARE = 0.15;

/** The inbox's own examples, the names of its intents, and Baton's built-in phrases. */
export function* trainingSetOf(examples: readonly Example[], options: BuiltinOptions): Steps<TrainingSet> {
  const own = examples.filter(({ text }) => text.trim() !== "");
  const phrases = options.languages.flatMap((language) => phrasesOf(language, options.builtin));
  const ownIntents = new Set(own.flatMap(({ intent }) => (intent === null ? [] : [intent])));
  const builtinIntents = phrases.flatMap(({ intent }) => (intent === null ? [] : [intent]));
  const intents = [...new Set([...ownIntents, ...builtinIntents])];
  const numbers = new Map(intents.map((intent, number) => [intent, number]));
  const terms = growingTermIndex();
  const toDocument = ({ text, intent }: Example): TrainingDocument => ({
    terms: terms.toTerms(extractFeatures(text)),
    target: intent === null ? NO_INTENT : (numbers.get(intent) ?? NO_INTENT),
  });
  const ownDocuments: TrainingDocument[] = [];
  for (const example of own) {
    ownDocuments.push(toDocument(example));
    yield;
  }
  const named = [...ownIntents].map((intent) => toDocument({ text: readableName(intent), intent }));
  const nearness = createNearness(
    ownDocuments.filter(({ target }) => target !== NO_INTENT),
    terms.size,
  );
  const ours: (OwnPhrase & { document: TrainingDocument; isNear: boolean })[] = [];
  for (const phrase of phrases) {
    const document = toDocument(phrase);
    ours.push({ ...phrase, document, isNear: nearness.hasNear(document, SAME_MATTER) });
    yield;
  }
  const covered = coveredTopics(ours);
  const added = ours.filter(({ isNear, topic }) => !isNear && !covered.has(topic)).map(({ document }) => document);
  return { intents, documents: [...ownDocuments, ...named, ...added], terms };
}

/** The built-in intents that the inbox has in its own words. Their built-in phrases would contradict its examples. */
function coveredTopics(ours: readonly { topic: string | null; isNear: boolean }[]): ReadonlySet<string | null> {
  const topics = new Set(ours.flatMap(({ topic }) => (topic === null ? [] : [topic])));
  const isCovered = (wanted: string) => {
    const phrases = ours.filter(({ topic }) => topic === wanted);
    return phrases.filter(({ isNear }) => isNear).length > phrases.length * COVERED_SHARE;
  };
  return new Set([...topics].filter(isCovered));
}

interface OwnPhrase extends Example {
  /** The built-in intent it was written for. */
  readonly topic: string | null;
}

/** Without built-in intents, the phrases still serve as counter-examples. */
function phrasesOf(language: Locale, builtin: boolean): readonly OwnPhrase[] {
  const known = builtinPhrases(language).map(({ text, intent }) => ({
    text,
    intent: builtin ? intent : null,
    topic: intent,
  }));
  return [...known, ...unknownPhrases(language).map((text) => ({ text, intent: null, topic: null }))];
}

/** An intent's name is an example too: people name intents in the words their customers use. */
function readableName(intent: string): string {
  return intent
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_\-./]+/g, " ")
    .toLowerCase();
}
