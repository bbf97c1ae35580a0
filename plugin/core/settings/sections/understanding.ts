import { LOCALES } from "../../../language/locale.ts";
import { section } from "./section.ts";

const INTENT = { type: "string", pattern: "^[a-z][a-z0-9_]*$", examples: ["gift_wrapping"] } as const;
const SHARE = { type: "number", minimum: 0, maximum: 1 } as const;

/** What customers mean, what is said to it, and how sure the bot must be to say it. */
export const understandingSettings = section("What the bot understands, what it says to it, and how sure it must be", {
  builtin_intents: {
    type: "boolean",
    default: true,
    description: "Whether the bot also knows what people ask of any business: greetings, order status, opening hours …",
  },
  intents: {
    type: "array",
    default: [],
    maxItems: 100,
    description: "Further intents by example; a name that is built in adds examples to it",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["name", "examples"],
      properties: {
        name: { ...INTENT, description: "Name of the intent" },
        examples: {
          type: "array",
          minItems: 1,
          maxItems: 200,
          items: { type: "string", minLength: 1, maxLength: 500 },
          description: "How customers say it; five to twenty different ways are plenty",
        },
      },
    },
  },
  answers: {
    type: "array",
    default: [],
    maxItems: 300,
    description: "Fixed answers; they come before the knowledge",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["intent", "text"],
      properties: {
        intent: { ...INTENT, description: "Intent that is answered so" },
        text: { type: "string", minLength: 1, maxLength: 4000, description: "What the bot says" },
        locale: {
          type: "string",
          enum: LOCALES,
          description: "Language of the text; left out: the inbox's",
        },
      },
    },
  },
  for_people: {
    type: "array",
    default: [],
    items: INTENT,
    description: "Intents that go to people at once",
  },
  intent_from: {
    type: ["number", "null"],
    minimum: 0,
    maximum: 1,
    default: null,
    description: "From this confidence on an intent counts as known; none: the value found in training",
  },
  answer_from: {
    ...SHARE,
    default: 0.35,
    description: "From this score on a passage of the knowledge answers a question",
  },
  clarify_from: {
    ...SHARE,
    default: 0.12,
    description: "From this score on the bot asks once what is meant; below, it calls a person",
  },
  angry_from: {
    type: "number",
    minimum: -1,
    maximum: 0,
    default: -0.7,
    description: "At this mood or a worse one a person takes over: 0 is neutral, -1 furious",
  },
  show_sources: {
    type: "boolean",
    default: false,
    description: "Whether customers are told where an answer comes from; agents always are",
  },
  order_pattern: {
    type: ["string", "null"],
    minLength: 1,
    maxLength: 200,
    default: null,
    description: "What order numbers look like, as a regular expression: `LA-\\d{5}`; none: the usual ways",
  },
});
