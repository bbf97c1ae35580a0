import { LOCALES } from "../../../language/locale.ts";

/** How the bot speaks and how long it listens: the settings that stand in no section. */
export const speakingSettings = {
  enabled: { type: "boolean", default: true, description: "Whether the bot answers in this inbox" },
  locale: {
    type: "string",
    enum: LOCALES,
    default: "pt-BR",
    description: "Language when the customer's is unknown",
  },
  quiet_time_ms: {
    type: "integer",
    minimum: 0,
    maximum: 60_000,
    default: 1500,
    description: "How long the customer must be quiet before the bot answers: a burst of messages gets one answer",
  },
  quiet_time_max_ms: {
    type: "integer",
    minimum: 0,
    maximum: 300_000,
    default: 10_000,
    description: "The longest a customer who keeps writing waits for an answer",
  },
} as const;
