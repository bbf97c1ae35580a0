import { section } from "./section.ts";

const NAME = (task: string) =>
  ({
    type: ["string", "null"],
    minLength: 1,
    default: null,
    description: `Model that ${task}; none: \`OPENAI_MODEL\``,
  }) as const;
const LIMIT = (unit: string, scope: string) =>
  ({
    type: ["number", "null"],
    minimum: 0,
    maximum: 1_000_000_000,
    default: null,
    description: `${unit} that ${scope} may use in a calendar month (UTC); none: no limit`,
  }) as const;
const PRICE = (what: string) =>
  ({ type: "number", minimum: 0, maximum: 1_000_000, description: `Price of a million ${what} tokens` }) as const;

/** Models by task, their cost limits and time limits. */
export const modelSettings = section("Which model does what, what it may cost, and how long anybody waits for it", {
  enabled: {
    type: "boolean",
    default: true,
    description: "Whether a model is asked at all in this inbox; without it the rules answer",
  },
  tasks: section("Another model for one task", {
    understand: NAME("reads what the customer wants"),
    plan: NAME("decides how to go about it"),
    answer: NAME("words the answer"),
    recap: NAME("writes the note people read on a handoff"),
    summary: NAME("keeps the summary of a long conversation"),
    help: NAME("helps agents with analyses, suggestions and drafts"),
    translate: NAME("translates for agents"),
    describe_image: NAME("says what a picture shows"),
  }),
  temperature: {
    type: "number",
    minimum: 0,
    maximum: 2,
    default: 0.2,
    description: "How freely the model words things; models that take no temperature are not told one",
  },
  call_seconds: {
    type: "integer",
    minimum: 1,
    maximum: 120,
    default: 30,
    description: "How long one question to a model may take, with repeats and the second provider",
  },
  answer_tokens: {
    type: "integer",
    minimum: 16,
    maximum: 16_000,
    default: 800,
    description: "The longest answer a model may give, in tokens",
  },
  prices: {
    type: "array",
    default: [],
    description: "What models cost, in the currency the budgets are in; a model that is not here costs nothing",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["model", "input", "output"],
      properties: {
        model: { type: "string", minLength: 1, description: "Name as the provider calls it" },
        input: PRICE("input"),
        output: PRICE("output"),
      },
    },
  },
  budget: section("How much a month may cost; a warning comes at 80 %, and when it is spent the rules answer", {
    connection_cost: LIMIT("Money", "all inboxes of the connection together"),
    inbox_cost: LIMIT("Money", "this inbox"),
    contact_cost: LIMIT("Money", "one contact"),
    connection_tokens: LIMIT("Tokens", "all inboxes of the connection together"),
    inbox_tokens: LIMIT("Tokens", "this inbox"),
    contact_tokens: LIMIT("Tokens", "one contact"),
  }),
  variants: {
    type: "array",
    default: [],
    description: "Other versions of a prompt for a share of the conversations; one conversation keeps its version",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["prompt", "variant", "percent"],
      properties: {
        prompt: { type: "string", minLength: 1, description: "Name of the prompt, such as `answer`" },
        variant: { type: "string", minLength: 1, description: "`short` means the file `answer.short.md`" },
        percent: {
          type: "number",
          minimum: 0,
          maximum: 100,
          description: "Share of the conversations; the rest gets the standard prompt",
        },
      },
    },
  },
  cache_hours: {
    type: "integer",
    minimum: 0,
    maximum: 720,
    default: 24,
    description: "How long an answer to a question that stands for itself is kept for the next who asks; 0: never",
  },
});
