import { type PhraseLanguage, phraseLanguages } from "./builtin/phrases.ts";
import { type Calibration, calibrate, confidenceOf, signalsOf } from "./confidence.ts";
import { extractFeatures } from "./features.ts";
import { heldOutOutcomes } from "./held-out.ts";
import { createScorer, fitScorer, type IntentScorer } from "./intent-scorer.ts";
import { type Example, type TrainingSet, trainingSetOf } from "./training-set.ts";
import type { Vocabulary } from "./vectoriser.ts";

export interface IntentOptions {
  /** Add the intents every inbox understands. An inbox's own examples win over them. */
  readonly builtin?: boolean;
  /** Languages of the built-in phrases. */
  readonly languages?: readonly PhraseLanguage[];
}

export interface Ranked {
  readonly intent: string;
  readonly confidence: number;
}

export interface Classification {
  /** Null when the message is none of the known ones. */
  readonly intent: string | null;
  /** How likely the best intent is right, whether or not that is enough. */
  readonly confidence: number;
  readonly isKnown: boolean;
  /** Best first. */
  readonly ranking: readonly Ranked[];
}

export interface IntentModel {
  readonly intents: readonly string[];
  /** From this confidence on an intent counts as known. */
  readonly threshold: number;
  classify(text: string): Classification;
  toJson(): SavedIntentModel;
}

export interface SavedIntentModel {
  readonly version: 1;
  readonly intents: readonly string[];
  readonly calibration: Calibration;
  readonly vocabulary: Vocabulary;
  /** Base64 of the 32-bit weights. */
  readonly weights: string;
}

const RANKING_LENGTH = 5;

/** Learns an inbox's intents from example phrases; an `intent` of null marks a phrase that belongs to none. */
export function trainIntents(examples: readonly Example[], options: IntentOptions = {}): IntentModel {
  const set = trainingSetOf(examples, {
    builtin: options.builtin ?? false,
    languages: options.languages ?? phraseLanguages,
  });
  const scorer = fitScorer(set.documents, set.intents.length);
  return modelOf({ set, scorer, calibration: calibrate(heldOutOutcomes(set.documents, set.intents.length)) });
}

export function loadIntentModel(saved: SavedIntentModel): IntentModel {
  const bytes = Buffer.from(saved.weights, "base64");
  const weights = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const scorer = createScorer(saved.vocabulary, weights, saved.intents.length);
  return modelOf({ set: saved, scorer, calibration: saved.calibration });
}

interface Parts {
  readonly set: Pick<TrainingSet, "intents">;
  readonly scorer: IntentScorer;
  readonly calibration: Calibration;
}

function modelOf({ set: { intents }, scorer, calibration }: Parts): IntentModel {
  return {
    intents,
    threshold: calibration.threshold,
    classify(text) {
      const scores = scorer.scores(extractFeatures(text));
      if (scores.length === 0) return { intent: null, confidence: 0, isKnown: false, ranking: [] };
      const ranking = rank(scores, intents, calibration);
      const [best] = ranking;
      const isKnown = best !== undefined && best.confidence >= calibration.threshold;
      return { intent: isKnown ? best.intent : null, confidence: best?.confidence ?? 0, isKnown, ranking };
    },
    toJson: () => ({
      version: 1,
      intents,
      calibration,
      vocabulary: scorer.vocabulary,
      weights: Buffer.from(scorer.weights.buffer).toString("base64"),
    }),
  };
}

/** The best intent has the calibrated confidence; those behind it their share of what is left. */
function rank(scores: Float64Array, intents: readonly string[], calibration: Calibration): readonly Ranked[] {
  const signals = signalsOf(scores);
  const confidence = confidenceOf(signals, calibration);
  const order = [...scores.keys()].sort((first, second) => (scores[second] ?? 0) - (scores[first] ?? 0));
  return order.slice(0, RANKING_LENGTH).map((number, place) => ({
    intent: intents[number] ?? "",
    confidence:
      place === 0 ? confidence : ((1 - confidence) * Math.exp(4 * ((scores[number] ?? 0) - signals.best))) / 2,
  }));
}
