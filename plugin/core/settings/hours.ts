const DAY_TIME = "^([01]\\d|2[0-3]):[0-5]\\d$";

/** When people are there. Out of hours the bot still answers; a handoff says when people are back. */
export const hoursSettings = {
  type: "object",
  additionalProperties: false,
  default: {},
  required: ["source", "time_zone", "weekly", "holidays"],
  description: "When people are there to take a conversation over",
  properties: {
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
    },
    weekly: {
      type: "array",
      default: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "18:00" }],
      description: "Opening times; a day may have several, a time before `from` as `to` means the next day",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["days", "from", "to"],
        properties: {
          days: {
            type: "array",
            minItems: 1,
            items: { type: "string", enum: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] },
          },
          from: { type: "string", pattern: DAY_TIME },
          to: { type: "string", pattern: DAY_TIME },
        },
      },
    },
    holidays: {
      type: "array",
      default: [],
      description: "Closed days: `2026-12-24`, or `12-25` for every year",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["date"],
        properties: {
          date: { type: "string", pattern: "^(\\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$" },
          name: { type: "string", default: "" },
        },
      },
    },
  },
} as const;
