import type { FromSchema } from "json-schema-to-ts";

/** What an admin decides for one inbox. Stored as JSON; what a document leaves out has the default given here. */
export const settingsSchema = {
  type: "object",
  additionalProperties: false,
  properties: {
    enabled: { type: "boolean", default: true, description: "Whether the bot answers in this inbox" },
    locale: {
      type: "string",
      enum: ["pt-BR", "en", "es"],
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
    handoff_team: {
      type: ["string", "null"],
      default: null,
      description: "Name of the team that takes conversations the bot cannot answer; none: they open unassigned",
    },
  },
  required: ["enabled", "locale", "quiet_time_ms", "quiet_time_max_ms", "handoff_team"],
} as const;

export type InboxSettings = Readonly<FromSchema<typeof settingsSchema>>;
export type Locale = InboxSettings["locale"];

export const defaultSettings: InboxSettings = {
  enabled: settingsSchema.properties.enabled.default,
  locale: settingsSchema.properties.locale.default,
  quiet_time_ms: settingsSchema.properties.quiet_time_ms.default,
  quiet_time_max_ms: settingsSchema.properties.quiet_time_max_ms.default,
  handoff_team: settingsSchema.properties.handoff_team.default,
};

/** Stored documents hold only what differs from the defaults, so a new setting needs no migration. */
export function completeSettings(stored: Readonly<Partial<InboxSettings>> | null): InboxSettings {
  return { ...defaultSettings, ...stored };
}
