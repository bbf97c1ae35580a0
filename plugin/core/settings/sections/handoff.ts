import { section } from "./section.ts";

const WORDS = { type: "array", default: [], items: { type: "string", minLength: 2 } } as const;

/** How a conversation goes to people and comes back. */
export const handoffSettings = section("How a conversation goes to people and comes back", {
  words: { ...WORDS, description: "Further words that mean “a person, please”" },
  not_words: { ...WORDS, description: "Phrases with such words that do not mean it" },
  loop_limit: {
    type: "integer",
    minimum: 1,
    maximum: 20,
    default: 3,
    description: "Handoffs in one episode; after that the bot stays out until the episode is closed",
  },
  labels: {
    type: "array",
    default: [],
    items: { type: "string", minLength: 1 },
    description: "Labels set on every handoff",
  },
  priority: {
    type: ["string", "null"],
    enum: ["low", "medium", "high", "urgent", null],
    default: null,
    description: "Priority set on every handoff",
  },
  say_wait: { type: "boolean", default: true, description: "Whether the customer is told the expected wait" },
  reopen: {
    type: "string",
    enum: ["bot", "last_agent", "last_agent_if_online"],
    default: "bot",
    description: "Who gets a closed conversation when the customer writes again",
  },
  reopen_window_hours: {
    type: "integer",
    minimum: 0,
    maximum: 720,
    default: 24,
    description: "How long after closing a new message counts as a reopening of the same matter",
  },
  say_return: {
    type: "boolean",
    default: false,
    description: "Whether the customer is told when the bot takes over again",
  },
});
