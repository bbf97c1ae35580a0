import type { Entity } from "./entities/entity.ts";
import { type EntityContext, findEntities } from "./entities/find-entities.ts";
import type { IntentModel, Ranked } from "./intents/intent-model.ts";
import { type DetectedLanguage, detectLanguage } from "./language.ts";
import { readMood } from "./sentiment.ts";

export interface Understanding {
  /** Null when the message is none of the known intents. */
  readonly intent: string | null;
  /** How likely the best intent is right. */
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

/** What a message says, found without any language model. Pure: the same text at the same time means the same. */
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
