import { bestOf, type HeldOutResult, signalsOf } from "./confidence.ts";
import { fitScorer, NO_INTENT, type TrainingDocument } from "./intent-scorer.ts";
import { randomInteger } from "./linear-svm.ts";
import type { Steps } from "./steps.ts";
import type { TrainingSet } from "./training-set.ts";

const FOLDS = 5;
const ROUNDS = 3;
/** A larger set is held out only once: that gives enough results, and training is slow. */
const LARGE_SET = 2500;
/** With fewer intents, leaving some out tells nothing about the others. */
const MIN_INTENTS = 5;

/**
 * Results of the classifier for examples that it was not trained on. Every fold also leaves some intents out of the
 * training: their examples stand for unforeseen messages.
 */
export function* heldOutOutcomes({ documents, intents, terms }: TrainingSet): Steps<readonly HeldOutResult[]> {
  const classes = intents.length;
  const random = randomInteger(7);
  const foldOfDocument = spread(documents, random);
  const foldOfClass = Int32Array.from({ length: classes }, (_, index) => index % FOLDS).sort(() => random(3) - 1);
  const rounds = documents.length > LARGE_SET ? 1 : ROUNDS;
  const outcomes: HeldOutResult[] = [];
  for (let fold = 0; fold < rounds; fold++) {
    const leftOut = (target: number) => classes >= MIN_INTENTS && target !== NO_INTENT && foldOfClass[target] === fold;
    const held = documents.filter((_document, index) => foldOfDocument[index] === fold);
    const training = documents.filter(({ target }, index) => foldOfDocument[index] !== fold && !leftOut(target));
    const scorer = yield* fitScorer(training, classes, terms.size);
    for (const { terms: words, target } of held) {
      outcomes.push(outcomeOf(scorer.scores(words), { target, leftOut }));
      yield;
    }
  }
  return outcomes;
}

function outcomeOf(
  scores: Float64Array,
  { target, leftOut }: { target: number; leftOut: (target: number) => boolean },
): HeldOutResult {
  const signals = signalsOf(scores);
  if (target === NO_INTENT) return { signals, kind: "out_of_scope", right: false };
  if (leftOut(target)) return { signals, kind: "left_out", right: false };
  return { signals, kind: "in_scope", right: bestOf(scores) === target };
}

/** The examples of an intent go evenly to all folds. */
function spread(documents: readonly TrainingDocument[], random: (below: number) => number): Int32Array {
  const next = new Map<number, number>();
  return Int32Array.from(documents, ({ target }) => {
    const fold = next.get(target) ?? random(FOLDS);
    next.set(target, (fold + 1) % FOLDS);
    return fold;
  });
}
