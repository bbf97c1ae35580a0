import { LOCALES } from "../../../language/locale.ts";
import { section } from "./section.ts";

const TEAM = { type: "string", minLength: 1 } as const;
const TEAM_OR_NONE = { type: ["string", "null"], minLength: 1, default: null, ui: { widget: "team" } } as const;
/** An empty list would mean "never", which nobody wants to say with a condition. */
const ANY_OF = { type: "array", minItems: 1, uniqueItems: true } as const;

/** Which team takes what. */
export const routingSettings = section("Which team takes which conversation", {
  default_team: {
    ...TEAM_OR_NONE,
    description: "Team when no rule fits; none: the conversation opens without a team",
  },
  supervisor_team: { ...TEAM_OR_NONE, description: "Team for escalations and for what nobody picks up" },
  rules: {
    type: "array",
    default: [],
    description: "The first rule whose conditions all hold decides; a condition left out always holds",
    ui: { widget: "routing_rules" },
    items: {
      type: "object",
      additionalProperties: false,
      required: ["team"],
      properties: {
        topics: { ...ANY_OF, items: { type: "string", minLength: 1 }, description: "Intents or topics" },
        hours: { type: "string", enum: ["open", "closed"], description: "Whether people are there at the moment" },
        languages: {
          ...ANY_OF,
          items: { type: "string", enum: LOCALES },
          description: "Languages of the customer",
        },
        priorities: {
          ...ANY_OF,
          items: { type: "string", enum: ["low", "medium", "high", "urgent"] },
          description: "Priorities of the handoff",
        },
        team: { ...TEAM, description: "The team that takes it" },
        fallback: {
          type: "array",
          items: TEAM,
          description: "Tried in order when nobody of the team is online",
        },
      },
    },
  },
  aliases: {
    type: "object",
    default: {},
    additionalProperties: TEAM,
    description: "Other names agents use for teams: `financeiro: billing`",
  },
});
