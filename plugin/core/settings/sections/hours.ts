import { section } from "./section.ts";

const DAY_TIME = { type: "string", pattern: "^([01]\\d|2[0-3]):[0-5]\\d$", examples: ["09:00", "18:30"] } as const;

/** When people are there. Out of hours the bot still answers; a handoff says when people are back. */
export const hoursSettings = section("When people are there to take a conversation over", {
  source: {
    type: "string",
    enum: ["chatwoot", "own", "always"],
    default: "chatwoot",
    description:
      "`chatwoot`: the inbox's own business hours; `own`: the hours below; `always`: people are always there",
  },
  time_zone: {
    type: "string",
    minLength: 1,
    default: "America/Sao_Paulo",
    description: "IANA time zone of the hours below",
    ui: { widget: "time_zone" },
  },
  weekly: {
    type: "array",
    default: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "18:00" }],
    description:
      "Opening times; a day may have several. A `to` that is not after `from` means the next day: `00:00` to `00:00` is the whole day",
    ui: { widget: "opening_hours" },
    items: {
      type: "object",
      additionalProperties: false,
      required: ["days", "from", "to"],
      properties: {
        days: {
          type: "array",
          minItems: 1,
          uniqueItems: true,
          description: "Days of the week",
          items: { type: "string", enum: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] },
        },
        from: { ...DAY_TIME, description: "Opens at" },
        to: { ...DAY_TIME, description: "Closes at" },
      },
    },
  },
  holidays: {
    type: "array",
    default: [],
    description: "Closed days: `2026-12-24`, or `12-25` for every year",
    ui: { widget: "holidays" },
    items: {
      type: "object",
      additionalProperties: false,
      required: ["date"],
      properties: {
        date: {
          type: "string",
          pattern: "^(\\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$",
          examples: ["2026-12-24", "12-25"],
          description: "The day, with or without a year",
        },
        name: { type: "string", default: "", description: "What is celebrated" },
      },
    },
  },
});
