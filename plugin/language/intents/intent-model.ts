import { languagesOf } from "../language.ts";
import { LOCALES, type Locale } from "../locale.ts";
import { type Calibration, calibrate, confidenceOf, signalsOf } from "./confidence.ts";
import { extractFeatures } from "./features.ts";
import { heldOutOutcomes } from "./held-out.ts";
import { createScorer, fitScorer, type PackedScorer, packScorer } from "./intent-scorer.ts";
import { runAtOnce, type Steps } from "./steps.ts";
import { type Example, trainingSetOf } from "./training-set.ts";

export interface IntentOptions {
  /** Add the intents every inbox understands. An inbox's own examples win over them. */
  readonly builtin?: boolean;
  /** Languages of the built-in phrases. */
  readonly languages?: readonly Locale[];
}

export interface Ranked {
  readonly intent: string;
  readonly confidence: number;
}

export interface Classification {
  /** Null: the message has none of the known intents. */
  readonly intent: string | null;
  /** The probability that the best intent is right, also below the threshold. */
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
}

const RANKING_LENGTH = 5;

/** Learns an inbox's intents from example phrases; an `intent` of null marks a phrase that belongs to none. */
export function trainIntents(examples: readonly Example[], options: IntentOptions = {}): IntentModel {
  return runAtOnce(trainInSteps(examples, options));
}

/** The same in pieces of a few milliseconds, for a process that answers customers meanwhile. */
export function* trainInSteps(examples: readonly Example[], options: IntentOptions = {}): Steps<IntentModel> {
  const builtin = options.builtin ?? false;
  const set = yield* trainingSetOf(examples, {
    builtin,
    languages: options.languages ?? (builtin ? LOCALES : languagesOf(sample(examples))),
  });
  const scorer = yield* fitScorer(set.documents, set.intents.length, set.terms.size);
  const calibration = yield* calibrate(yield* heldOutOutcomes(set));
  const packed = yield* packScorer(scorer, set.terms.groups);
  return modelOf({ intents: set.intents, packed, calibration });
}

/** A few hundred examples are enough to detect the languages. */
function sample(examples: readonly Example[]): readonly string[] {
  const every = Math.ceil(examples.length / 300);
  return examples.filter((_example, index) => index % every === 0).map(({ text }) => text);
}

interface Parts {
  readonly intents: readonly string[];
  readonly packed: PackedScorer;
  readonly calibration: Calibration;
}

function modelOf({ intents, packed, calibration }: Parts): IntentModel {
  const scoresOf = createScorer(packed, intents.length);
  return {
    intents,
    threshold: calibration.threshold,
    classify(text) {
      const scores = scoresOf(extractFeatures(text));
      if (intents.length === 0) return { intent: null, confidence: 0, isKnown: false, ranking: [] };
      const ranking = rank(scores, intents, calibration);
      const [best] = ranking;
      const isKnown = best !== undefined && best.confidence >= calibration.threshold;
      return { intent: isKnown ? best.intent : null, confidence: best?.confidence ?? 0, isKnown, ranking };
    },
  };
}

/** The best intent has the calibrated confidence; the others share the rest. */
function rank(scores: Float64Array, intents: readonly string[], calibration: Calibration): readonly Ranked[] {
  const signals = signalsOf(scores);
  const confidence = confidenceOf(signals, calibration);
  const order = [...intents.keys()].sort((first, second) => (scores[second] ?? 0) - (scores[first] ?? 0));
  return order.slice(0, RANKING_LENGTH).map((number, place) => ({
    intent: intents[number] ?? "",
    confidence:
      place === 0 ? confidence : ((1 - confidence) * Math.exp(4 * ((scores[number] ?? 0) - signals.best))) / 2,
  }));
}
