import type { FromSchema } from "json-schema-to-ts";
import { LOCALES } from "../../language/locale.ts";

/** Schemas of the answers that help agents. Each answer is checked before an agent sees it. */

const SENTIMENT = { type: "number", minimum: -1, maximum: 1 } as const;
const LEVEL = { type: "string", enum: ["low", "medium", "high"] } as const;
const SENTENCE = { type: "string", minLength: 1, maxLength: 500 } as const;
const SENTENCES = { type: "array", maxItems: 5, items: SENTENCE } as const;
const REPLY = { type: "string", minLength: 1, maxLength: 3000 } as const;
const SOURCES = { type: "array", maxItems: 8, items: { type: "integer", minimum: 1, maximum: 8 } } as const;

export const overviewSchema = {
  type: "object",
  additionalProperties: false,
  required: ["topic", "issue", "status", "next_steps", "sentiment", "urgency"],
  properties: {
    topic: { type: ["string", "null"], maxLength: 80 },
    issue: SENTENCE,
    status: SENTENCE,
    next_steps: SENTENCES,
    sentiment: SENTIMENT,
    urgency: LEVEL,
  },
} as const;
export type Overview = FromSchema<typeof overviewSchema>;

export const analysisSchema = {
  type: "object",
  additionalProperties: false,
  required: ["sentiment", "urgency", "complexity", "bot_can_handle", "why_not", "actions"],
  properties: {
    sentiment: SENTIMENT,
    urgency: LEVEL,
    complexity: LEVEL,
    bot_can_handle: { type: "boolean" },
    why_not: { type: ["string", "null"], maxLength: 500 },
    actions: SENTENCES,
  },
} as const;
export type Analysed = FromSchema<typeof analysisSchema>;

export const suggestionSchema = {
  type: "object",
  additionalProperties: false,
  required: ["replies"],
  properties: {
    replies: {
      type: "array",
      maxItems: 3,
      items: {
        type: "object",
        additionalProperties: false,
        required: ["text", "confidence", "sources"],
        properties: { text: REPLY, confidence: { type: "number", minimum: 0, maximum: 1 }, sources: SOURCES },
      },
    },
  },
} as const;
export type Suggested = FromSchema<typeof suggestionSchema>;

export const draftSchema = {
  type: "object",
  additionalProperties: false,
  required: ["text", "sources"],
  properties: { text: REPLY, sources: SOURCES },
} as const;
export type Drafted = FromSchema<typeof draftSchema>;

export const moodsSchema = {
  type: "object",
  additionalProperties: false,
  required: ["moods"],
  properties: {
    moods: {
      type: "array",
      maxItems: 40,
      items: {
        type: "object",
        additionalProperties: false,
        required: ["message", "score"],
        properties: { message: { type: "integer", minimum: 1 }, score: SENTIMENT },
      },
    },
  },
} as const;
export type Moods = FromSchema<typeof moodsSchema>;

export const translationSchema = {
  type: "object",
  additionalProperties: false,
  required: ["text", "from"],
  properties: { text: { type: "string", minLength: 1, maxLength: 8000 }, from: { enum: [...LOCALES, null] } },
} as const;
export type Translated = FromSchema<typeof translationSchema>;
