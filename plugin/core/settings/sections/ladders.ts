import { section } from "./section.ts";

const AFTER = { type: "string", pattern: "^\\d{1,6}(s|m|h)$", examples: ["90s", "10m", "2h"] } as const;

const ladder = <const D extends string, const S>(actions: readonly D[], steps: S, description: string) =>
  ({
    type: "array",
    default: steps,
    description,
    ui: { widget: "ladder" },
    items: {
      type: "object",
      additionalProperties: false,
      required: ["after", "do"],
      properties: {
        after: { ...AFTER, description: "Time since the ladder began: `90s`, `10m`, `2h`" },
        do: { type: "string", enum: actions, description: "What happens then" },
      },
    },
  }) as const;

/** Steps while no answer comes. An empty ladder is switched off; steps are taken in order of their time. */
export const laddersSettings = section("What happens when nobody answers; an empty ladder is switched off", {
  waiting_in_team: ladder(
    ["remind_team", "next_team", "supervisor", "tell_customer", "offer_bot", "ticket"],
    [
      { after: "2m", do: "remind_team" },
      { after: "5m", do: "tell_customer" },
      { after: "10m", do: "supervisor" },
      { after: "15m", do: "offer_bot" },
      { after: "30m", do: "ticket" },
    ],
    "Handed off, and nobody has picked it up",
  ),
  agent_silent: ladder(
    ["remind_agent", "unassign", "supervisor", "return_to_bot", "close"],
    [
      { after: "5m", do: "remind_agent" },
      { after: "15m", do: "supervisor" },
      { after: "30m", do: "return_to_bot" },
    ],
    "The customer wrote and the agent who has the conversation does not answer",
  ),
  customer_silent: ladder(
    ["ask_once", "close"],
    [
      { after: "30m", do: "ask_once" },
      { after: "2h", do: "close" },
    ],
    "The bot answered and the customer says nothing more",
  ),
  episode_limit: {
    ...AFTER,
    default: "2h",
    description: "Longest the bot keeps one episode before a person looks at it; `0s`: no limit",
    ui: { widget: "duration" },
  },
});
