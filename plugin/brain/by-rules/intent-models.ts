import { createHash } from "node:crypto";
import { within } from "../../concurrency/time-limit.ts";
import type { InboxSettings } from "../../core/settings/settings.ts";
import { type IntentModel, trainInSteps } from "../../language/intents/intent-model.ts";
import { runBetween } from "../../language/intents/steps.ts";
import { understand } from "../../language/understand.ts";

type Understanding = InboxSettings["understanding"];

/** The examples that a model is trained with. */
interface Wanted {
  readonly builtin_intents: boolean;
  readonly intents: readonly { readonly name: string; readonly examples: readonly string[] }[];
}

export interface FoundModel {
  readonly model: IntentModel;
  /** False while the inbox's own model is being trained and the standard model replaces it. */
  readonly isTrained: boolean;
}

/** The intent models of all inboxes. Inboxes with the same intents share a model. */
export interface IntentModels {
  /** Trains the standard model, so that the first customer does not wait for it. */
  prepare(): Promise<void>;
  find(settings: Understanding): Promise<FoundModel>;
}

export interface IntentModelOptions {
  /** A turn waits this long for a model in training before it uses the standard model. */
  readonly patienceMs: number;
}

/** A model is a few megabytes. */
const MAX_KEPT = 30;
const STANDARD: Wanted = { builtin_intents: true, intents: [] };

export function createIntentModels({ patienceMs }: IntentModelOptions): IntentModels {
  const models = new Map<string, Promise<IntentModel>>();
  const start = (wanted: Wanted) => {
    const key = keyOf(wanted);
    const model = models.get(key) ?? (isStandard(wanted) ? standardModel() : train(wanted));
    // Evicts the least recently used model.
    models.delete(key);
    models.set(key, model);
    const oldest = models.size > MAX_KEPT ? models.keys().next().value : undefined;
    if (oldest !== undefined) models.delete(oldest);
    return model;
  };
  return {
    async prepare() {
      // Word lists and profiles are built at their first use, which takes a tenth of a second.
      understand("Oi", { model: await standardModel(), now: 0, timeZone: "UTC", locale: "pt-BR" });
    },
    async find(settings) {
      const training = start(settings);
      const own = isStandard(settings) ? await training : await within(patienceMs, training, undefined);
      if (own) return { model: own, isTrained: true };
      return { model: await standardModel(), isTrained: false };
    },
  };
}

const isStandard = ({ builtin_intents: builtin, intents }: Wanted) => builtin && intents.length === 0;

const keyOf = ({ builtin_intents, intents }: Wanted) =>
  createHash("sha256")
    .update(JSON.stringify([builtin_intents, intents]))
    .digest("base64");

let standard: Promise<IntentModel> | null = null;
/** One instance for the whole process: it has no dependencies. */
function standardModel(): Promise<IntentModel> {
  standard ??= train(STANDARD);
  return standard;
}

let queue: Promise<unknown> = Promise.resolve();
/** Trains one model at a time, so that customers are answered while many inboxes change. */
function train({ builtin_intents: builtin, intents }: Wanted) {
  const examples = intents.flatMap(({ name, examples: texts }) => texts.map((text) => ({ text, intent: name })));
  const training = queue.then(() => runBetween(trainInSteps(examples, { builtin })));
  queue = training.catch(() => undefined);
  return training;
}
