import { stem, tokenise } from "../normalise.ts";
import { once, vocabularyRows } from "../vocabulary.ts";
import { createConceptLexicon } from "./concept-lexicon.ts";

/** One view of a message. Each view is normalised by itself, so that many character n-grams do not drown the few words. */
export interface FeatureGroup {
  readonly name: string;
  readonly weight: number;
}

/** Weights were chosen by cross-validation on training parts only: see docs/quality.md. */
export const featureGroups: readonly FeatureGroup[] = [
  { name: "stem", weight: 1 },
  { name: "pair", weight: 0.7 },
  { name: "char", weight: 1 },
  { name: "concept", weight: 0.7 },
  { name: "concept_pair", weight: 0.4 },
  { name: "meaning_pair", weight: 0.6 },
];
const CONCEPTS = ["commerce", "money", "talk", "life", "general"];
const MIN_NGRAM = 2;
const MAX_NGRAM = 5;
/** Enough for a long message. Without a limit a pasted page would cost seconds. */
const MAX_TOKENS = 120;
/** The number of pairs grows with the square, and the first words tell the subject of a message. */
const MAX_PAIRED = 16;

/** The features of a text, one list for each group, in the order of `featureGroups`. */
export type TextFeatures = readonly (readonly string[])[];

export function extractFeatures(text: string): TextFeatures {
  const tokens = tokenise(text).slice(0, MAX_TOKENS);
  const stems = tokens.map(stem);
  const concepts = lexicon().conceptsOf(tokens);
  return [stems, pairs(stems), ngrams(tokens), concepts, combinations(concepts), combinations(meanings(tokens, stems))];
}

/** Each word as its concept, or as itself without one: "prazo … captação" keeps both, however far apart they are. */
function meanings(tokens: readonly string[], stems: readonly string[]): readonly string[] {
  const paired = tokens.slice(0, MAX_PAIRED);
  return paired.map((token, position) => lexicon().conceptsOf([token])[0] ?? stems[position] ?? token);
}

const lexicon = once(() => createConceptLexicon(CONCEPTS.flatMap((name) => vocabularyRows(`concepts/${name}`))));

function pairs(words: readonly string[]): readonly string[] {
  const framed = ["^", ...words, "$"];
  return framed.slice(1).map((word, index) => `${framed[index]} ${word}`);
}

/** Across word borders too: "pin code" and "pincode", "log in" and "login" share most of theirs. */
function ngrams(words: readonly string[]): readonly string[] {
  const text = `_${words.join("_")}_`;
  const found: string[] = [];
  for (let length = MIN_NGRAM; length <= MAX_NGRAM; length++) {
    for (let start = 0; start + length <= text.length; start++) found.push(text.slice(start, start + length));
  }
  return found;
}

function combinations(parts: readonly string[]): readonly string[] {
  const different = [...new Set(parts)].sort();
  return different.flatMap((first, index) => different.slice(index + 1).map((second) => `${first}&${second}`));
}
