import { builtinPhrases, type PhraseLanguage, unknownPhrases } from "./builtin/phrases.ts";
import { extractFeatures } from "./features.ts";
import type { TrainingDocument } from "./intent-scorer.ts";
import { NO_CLASS } from "./linear-svm.ts";
import { createNearness } from "./nearness.ts";
import { foldText } from "./normalise.ts";
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

interface Wanted {
  readonly builtin: boolean;
  readonly languages: readonly PhraseLanguage[];
}

/** A phrase of ours this near to an inbox's own example is left to the inbox. */
const SAME_MATTER = 0.5;

/** The inbox's own examples, the names of its intents, and what Baton knows that people say anyway. */
export function trainingSetOf(examples: readonly Example[], wanted: Wanted): TrainingSet {
  const own = examples.filter(({ text }) => text.trim() !== "");
  const phrases = wanted.languages.flatMap((language) => phrasesOf(language, wanted.builtin));
  const ownIntents = new Set(own.flatMap(({ intent }) => (intent === null ? [] : [intent])));
  const builtinIntents = phrases.flatMap(({ intent }) => (intent === null ? [] : [intent]));
  const intents = [...new Set([...ownIntents, ...builtinIntents])];
  const numbers = new Map(intents.map((intent, number) => [intent, number]));
  const terms = growingTermIndex();
  const toDocument = ({ text, intent }: Example): TrainingDocument => ({
    terms: terms.toTerms(extractFeatures(text)),
    target: intent === null ? NO_CLASS : (numbers.get(intent) ?? NO_CLASS),
  });
  const ownDocuments = own.map(toDocument);
  const named = [...ownIntents].map((intent) => toDocument({ text: readableName(intent), intent }));
  const nearness = createNearness(
    ownDocuments.filter(({ target }) => target !== NO_CLASS),
    terms.size,
  );
  const ours = phrases
    .filter(({ text }) => foldText(text).trim() !== "")
    .map(toDocument)
    .filter((document) => !nearness.hasNear(document, SAME_MATTER));
  return { intents, documents: [...ownDocuments, ...named, ...ours], terms };
}

function phrasesOf(language: PhraseLanguage, builtin: boolean): readonly Example[] {
  const known = builtinPhrases(language).map(({ text, intent }) => ({ text, intent: builtin ? intent : null }));
  return [...known, ...unknownPhrases(language).map((text) => ({ text, intent: null }))];
}

/** An intent's name is an example too: people name intents in the words their customers use. */
function readableName(intent: string): string {
  return intent
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_\-./]+/g, " ")
    .toLowerCase();
}
