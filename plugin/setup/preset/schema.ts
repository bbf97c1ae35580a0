import type { FromSchema } from "json-schema-to-ts";
import type { SettingsDocument } from "../../core/settings/settings.ts";

/** The schema of a set-up file: the vocabulary for Chatwoot and the settings of every inbox. */
export const presetSchema = {
  type: "object",
  additionalProperties: false,
  properties: {
    bot: { type: "string", minLength: 1, default: "Baton", description: "What the bot is called in Chatwoot" },
    teams: {
      type: "array",
      default: [],
      description: "Teams that are made where they are missing",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["name"],
        properties: { name: { type: "string", minLength: 1 }, description: { type: "string", default: "" } },
      },
    },
    labels: {
      type: "array",
      default: [],
      description: "Labels that are made where they are missing",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["title"],
        properties: {
          title: { type: "string", minLength: 1 },
          description: { type: "string", default: "" },
          color: { type: "string", default: "#1f93ff" },
        },
      },
    },
    attributes: {
      type: "array",
      default: [],
      description: "Custom attributes that are defined where they are missing",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["key", "name"],
        properties: {
          key: { type: "string", minLength: 1 },
          name: { type: "string", minLength: 1 },
          type: {
            type: "string",
            enum: ["text", "number", "currency", "percent", "link", "date", "list", "checkbox"],
            default: "text",
          },
          model: { type: "string", enum: ["conversation", "contact"], default: "conversation" },
          description: { type: "string", default: "" },
        },
      },
    },
    settings: { type: "object", default: {}, description: "Settings of every inbox" },
    inboxes: {
      type: "object",
      default: {},
      description: "What single inboxes have different, by their names",
      additionalProperties: { type: "object" },
    },
    conversations: { type: "array", default: [], description: "Example conversations that `baton check` plays" },
  },
} as const;

type Written = Required<FromSchema<typeof presetSchema>>;

export type Preset = {
  readonly [Part in "teams" | "labels" | "attributes"]: readonly Written[Part][number][];
} & {
  readonly bot: string;
  readonly settings: SettingsDocument;
  readonly inboxes: Readonly<Record<string, SettingsDocument>>;
  readonly conversations: readonly unknown[];
};
