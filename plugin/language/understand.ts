import type { Entity } from "./entities/entity.ts";
import { type EntityContext, findEntities } from "./entities/find-entities.ts";
import type { IntentModel, Ranked } from "./intents/intent-model.ts";
import { type DetectedLanguage, detectLanguage } from "./language.ts";
import { readMood } from "./sentiment.ts";

export interface Understanding {
  /** Null: the message has none of the known intents. */
  readonly intent: string | null;
  /** The probability that the best intent is right. */
  readonly confidence: number;
  readonly ranking: readonly Ranked[];
  readonly entities: readonly Entity[];
  readonly sentiment: number;
  readonly urgency: number;
  readonly language: DetectedLanguage;
}

export interface UnderstandContext extends EntityContext {
  readonly model: IntentModel;
}

/** Intent, entities, mood and language of a message, found without a language model. Pure. */
export function understand(text: string, { model, ...context }: UnderstandContext): Understanding {
  const { intent, confidence, ranking } = model.classify(text);
  return {
    intent,
    confidence,
    ranking,
    entities: findEntities(text, context),
    ...readMood(text),
    language: detectLanguage(text),
  };
}
