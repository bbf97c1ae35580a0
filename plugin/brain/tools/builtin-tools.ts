import { FOLLOW_UP, setTimer } from "../../core/baton/ladder.ts";
import { mergeAttributes } from "../../core/effect.ts";
import { isOpen, nextOpening } from "../../core/hours.ts";
import type { InboxSettings } from "../../core/settings/settings.ts";
import { ToolFailed } from "../../errors.ts";
import { schemaOf, type Tool } from "./tool.ts";

type BuiltinName = InboxSettings["tools"]["builtin"][number];

const MINUTE_MS = 60_000;
const WEEK_MINUTES = 7 * 24 * 60;
const TEXT = (description: string, maxLength: number) => ({ type: "string", minLength: 1, maxLength, description });

const businessHours: Tool = {
  name: "business_hours",
  description: "Whether people are there now, and when they are there next.",
  schema: schemaOf({}),
  risk: "read",
  async run(_args, { context: { hours, now } }) {
    if (hours === undefined) throw new ToolFailed("The opening hours are not known");
    const opensAt = isOpen(hours, now) ? null : nextOpening(hours, now);
    const timeZone = hours?.timeZone ?? "UTC";
    const local =
      opensAt === null ? null : new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
    return {
      value: {
        open: isOpen(hours, now),
        always: hours === null,
        opens_at: local?.format(opensAt ?? now) ?? null,
        time_zone: timeZone,
      },
    };
  },
};

const orderLookup: Tool = {
  name: "order_lookup",
  description: "Where an order is, by its number. Ask the customer for the number; never guess one.",
  schema: schemaOf({ number: TEXT("The number of the order as the customer wrote it", 40) }),
  risk: "read",
  async run({ number }, { context }) {
    const plain = (value: unknown) =>
      String(value)
        .replace(/[^\p{L}\p{N}]/gu, "")
        .toLowerCase();
    const order = context.settings.tools.orders.find((known) => plain(known.number) === plain(number));
    return { value: order ?? { found: false } };
  },
};

const createTicket: Tool = {
  name: "create_ticket",
  description: "Leaves a task for the people who run the service. Tell the customer only that it was noted down.",
  schema: schemaOf({
    title: TEXT("What is to be done, in a few words", 120),
    detail: TEXT("What they need to know", 1000),
  }),
  risk: "write",
  async run({ title, detail }, { context, key }) {
    const ticket = {
      title: String(title),
      detail: { note: String(detail), conversationId: context.conversation.id, key },
    };
    return { value: { noted: true }, wishes: { ticket } };
  },
};

const setAttribute: Tool = {
  name: "set_attribute",
  description: "Writes down a fact about the conversation where people see it.",
  schema: schemaOf({ name: TEXT("Which attribute", 60), value: TEXT("Its value", 300) }),
  risk: "write",
  async run({ name, value }, { context }) {
    const allowed = context.settings.tools.attributes;
    if (!allowed.some((known) => known === name))
      throw new ToolFailed(`Only these may be set: ${allowed.join(", ") || "none"}`);
    return { value: { set: true }, wishes: { effects: [mergeAttributes({ [String(name)]: value })] } };
  },
};

const scheduleFollowUp: Tool = {
  name: "schedule_follow_up",
  description: "The bot will write to the customer again later by itself, unless people have the conversation then.",
  schema: schemaOf({
    in_minutes: { type: "integer", minimum: 5, maximum: WEEK_MINUTES, description: "In how many minutes" },
  }),
  risk: "write",
  async run({ in_minutes: minutes }, { context: { now } }) {
    const dueAt = now + Number(minutes) * MINUTE_MS;
    return {
      value: { scheduled_for: new Date(dueAt).toISOString() },
      wishes: { timers: [setTimer(FOLLOW_UP, dueAt)] },
    };
  },
};

/** Baton's own tools by name. */
export const builtinTools: Readonly<Record<BuiltinName, Tool>> = {
  business_hours: businessHours,
  order_lookup: orderLookup,
  create_ticket: createTicket,
  set_attribute: setAttribute,
  schedule_follow_up: scheduleFollowUp,
};
