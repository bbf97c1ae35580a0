const TEAM = { type: "string", minLength: 1 } as const;

/** Which team takes what. */
export const routingSettings = {
  type: "object",
  additionalProperties: false,
  default: {},
  required: ["default_team", "supervisor_team", "rules", "aliases"],
  description: "Which team takes which conversation",
  properties: {
    default_team: {
      type: ["string", "null"],
      default: null,
      description: "Team when no rule fits; none: the conversation opens without a team",
    },
    supervisor_team: {
      type: ["string", "null"],
      default: null,
      description: "Team for escalations and for what nobody picks up",
    },
    rules: {
      type: "array",
      default: [],
      description: "The first rule whose conditions all hold decides; a condition left out always holds",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["team"],
        properties: {
          topics: { type: "array", items: { type: "string", minLength: 1 }, description: "Intents or topics" },
          hours: { type: "string", enum: ["open", "closed"] },
          languages: { type: "array", items: { type: "string", enum: ["pt-BR", "en", "es"] } },
          priorities: { type: "array", items: { type: "string", enum: ["low", "medium", "high", "urgent"] } },
          team: TEAM,
          fallback: { type: "array", items: TEAM, description: "Tried in order when nobody of the team is online" },
        },
      },
    },
    aliases: {
      type: "object",
      default: {},
      additionalProperties: TEAM,
      description: "Other names agents use for teams: `financeiro: billing`",
    },
  },
} as const;
