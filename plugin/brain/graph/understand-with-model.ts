import type { FromSchema } from "json-schema-to-ts";
import type { TurnContext } from "../../core/decision.ts";
import { applyUpdate, type TurnNode, type Understanding } from "../node.ts";
import type { ModelForm } from "./either-form.ts";
import { showConversation } from "./show-turn.ts";

const LOCALES = ["pt-BR", "en", "es"] as const;

/** What a model is asked to read out of a conversation. */
export const readingSchema = {
  type: "object",
  additionalProperties: false,
  required: ["asks", "language", "sentiment", "urgency"],
  properties: {
    asks: {
      type: "array",
      maxItems: 5,
      items: {
        type: "object",
        additionalProperties: false,
        required: ["text", "intent", "confidence"],
        properties: {
          text: { type: "string", minLength: 1, maxLength: 500 },
          intent: { type: ["string", "null"], maxLength: 100 },
          confidence: { type: "number", minimum: 0, maximum: 1 },
        },
      },
    },
    language: { type: ["string", "null"], enum: [...LOCALES, null] },
    sentiment: { type: "number", minimum: -1, maximum: 1 },
    urgency: { type: "number", minimum: 0, maximum: 1 },
  },
} as const;

type Reading = FromSchema<typeof readingSchema>;

export interface UnderstandParts {
  readonly understand: TurnNode;
  /** Names of the intents that are known in an inbox. */
  readonly intentNames: (context: TurnContext) => readonly string[];
}

/** The rules read first, in no time; a model is asked only about what they did not understand. */
export function understandWithModel({ understand, intentNames }: UnderstandParts): ModelForm {
  return async (state, ask, signal) => {
    const read = await understand(state, signal);
    const { understanding, context } = applyUpdate(state, read);
    if (!understanding || isClear(understanding)) return read;
    const names = intentNames(context);
    const { value, record } = await ask({
      task: "understand",
      prompt: "understand",
      inputs: { intents: names.join(", ") },
      shown: [showConversation(context)],
      schema: readingSchema,
    });
    const better = merge(understanding, value as Reading, names);
    const said = `A model read it more closely: ${better.asks.map(({ intent }) => intent ?? "none of the known intents").join(", ")}`;
    return { ...read, ...record, understanding: better, trace: [...(read.trace ?? []), said] };
  };
}

const isClear = ({ asks, chosen }: Understanding) => chosen !== null || asks.every(({ intent }) => intent !== null);

/** Entities stay as the rules found them: check digits beat a guess. An intent that nobody knows is none. */
function merge(read: Understanding, { asks, ...mood }: Reading, names: readonly string[]): Understanding {
  const known = asks.map((one) => ({ ...one, intent: names.find((name) => name === one.intent) ?? null }));
  return { ...read, ...mood, asks: known.length > 0 ? known : read.asks, language: mood.language ?? read.language };
}
