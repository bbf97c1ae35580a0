import type { FromSchema } from "json-schema-to-ts";
import type { TurnContext } from "../../core/decision.ts";
import { BUILTIN_INTENTS } from "../../core/settings/builtin-intents.ts";
import type { InboxSettings } from "../../core/settings/settings.ts";
import { LOCALES } from "../../language/locale.ts";
import { saidLately } from "../by-rules/before.ts";
import type { RulesNodes } from "../by-rules/brain.ts";
import type { ModelForm } from "../graph/either-form.ts";
import { applyUpdate, type Step, type Understanding } from "../node.ts";
import { showConversation } from "./show-turn.ts";

/** The fields that a model reads out of a conversation. */
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

/** So few words depend on the messages before them: "and for Recife?" */
const FEW_WORDS = 5;

/** The rules read first. A model is asked only about messages that they did not understand. */
export function understandWithModel({ understand, plan }: Pick<RulesNodes, "understand" | "plan">): ModelForm {
  return async (state, ask, signal) => {
    const read = await understand(state, signal);
    const known = applyUpdate(state, read);
    const { understanding, context } = known;
    const steps = (await plan(known, signal)).plan?.steps ?? [];
    if (!understanding || understanding.chosen || !steps.some((step) => isUnclear(step, context))) return read;
    const names = intentNames(context.settings);
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

/** Courtesies and messages for people need no closer reading. */
function isUnclear({ do: what, ask }: Step, context: TurnContext): boolean {
  if (what !== "search" || ask.beside) return false;
  const isShort = ask.text.trim().split(/\s+/).length < FEW_WORDS;
  return ask.intent === null || (isShort && saidLately(context).length > 0);
}

function intentNames({ understanding }: InboxSettings): readonly string[] {
  const own = understanding.intents.map(({ name }) => name);
  return [...new Set([...(understanding.builtin_intents ? BUILTIN_INTENTS : []), ...own])];
}

/** Entities stay as the rules found them: check digits beat a guess. An unknown intent becomes null. */
function merge(read: Understanding, { asks, ...mood }: Reading, names: readonly string[]): Understanding {
  const known = asks.map((one) => ({ ...one, intent: names.find((name) => name === one.intent) ?? null }));
  return { ...read, ...mood, asks: known.length > 0 ? known : read.asks, language: mood.language ?? read.language };
}
