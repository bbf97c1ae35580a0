import { Ajv } from "ajv";
import type { FromSchema } from "json-schema-to-ts";
import { REASONS } from "../core/baton/holder.ts";
import { pointerTo } from "../core/settings/json-pointer.ts";
import { describeErrors, type Problem } from "../core/settings/schema-problems.ts";
import { LOCALES } from "../language/locale.ts";
import { findPatternProblem } from "./pattern.ts";

const TEXT = { type: "string", minLength: 1 } as const;
const LIKE = {
  type: "string",
  minLength: 1,
  description: "A part of the text, or a pattern as in `/order \\d+/i`",
} as const;

/** The state before the first line. */
const givenSchema = {
  type: "object",
  additionalProperties: false,
  properties: {
    hours: { type: "string", enum: ["open", "closed"], description: "Whether people are there" },
    at: {
      type: "string",
      pattern: "^\\d{4}-\\d{2}-\\d{2} ([01]\\d|2[0-3]):[0-5]\\d$",
      examples: ["2026-03-02 10:00"],
      description: "When it begins, in the time zone of the inbox",
    },
    holder: { type: "string", enum: ["bot", "team", "agent", "closed"], description: "Who has the conversation" },
    consent: { type: "string", enum: ["accepted", "declined"], description: "What the contact said to the terms" },
    opted_out: { type: "boolean", description: "Whether the contact wants nothing from the bot" },
    language: { type: "string", enum: LOCALES, description: "What the contact was heard to speak" },
    channel: {
      type: "string",
      enum: ["web_widget", "whatsapp", "email", "api", "telegram", "facebook", "instagram", "line", "sms"],
    },
    online: { type: "array", items: TEXT, description: "Teams with somebody online; left out: all of them" },
  },
} as const;

/** One line each: actions first, then the expectations. */
const stepSchema = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties: {
    customer: { ...TEXT, description: "The customer writes" },
    customer_sends: { type: "string", enum: ["audio", "image", "video", "file", "location", "contact", "sticker"] },
    chooses: { ...TEXT, description: "The customer presses the option with this title" },
    agent: { ...TEXT, description: "An agent answers in public" },
    agent_note: { ...TEXT, description: "An agent writes a private note: `@bot`" },
    agent_does: { type: "string", enum: ["take", "leave", "resolve", "snooze", "reopen", "give_to_bot"] },
    wait: { type: "string", pattern: "^\\d{1,6}(s|m|h)$", examples: ["5m", "90s", "2h"] },
    bot: { ...LIKE, description: "The bot says this next; `nothing`: it says no more" },
    bot_offers: { type: "array", minItems: 1, items: TEXT, description: "Titles of the options that it offers" },
    note: { ...LIKE, description: "The bot writes this private note; `nothing`: it writes none" },
    handoff: {
      type: "object",
      additionalProperties: false,
      description: "The bot gives the conversation to people",
      properties: {
        team: TEXT,
        reason: { type: "string", enum: REASONS },
        priority: { type: "string", enum: ["low", "medium", "high", "urgent"] },
      },
    },
    ticket: { ...LIKE, description: "An operator gets a ticket" },
    holder: { type: "string", enum: ["bot", "team", "agent", "closed"] },
    status: { type: "string", enum: ["open", "pending", "resolved", "snoozed"] },
    team: TEXT,
    priority: { type: "string", enum: ["low", "medium", "high", "urgent"] },
    label: TEXT,
    no_label: TEXT,
  },
} as const;

const sceneSchema = {
  type: "object",
  additionalProperties: false,
  required: ["name", "steps"],
  properties: {
    name: TEXT,
    inbox: { ...TEXT, description: "Plays in the inbox of this name; left out: in one with the common settings" },
    given: givenSchema,
    steps: { type: "array", minItems: 1, items: stepSchema },
  },
} as const;

export type Given = FromSchema<typeof givenSchema>;
type Lines = FromSchema<typeof stepSchema>;
export type Step = { [K in keyof Lines]-?: { readonly kind: K; readonly value: NonNullable<Lines[K]> } }[keyof Lines];

/** An example conversation: given, when, then. */
export interface Scene {
  readonly name: string;
  readonly inbox: string | null;
  readonly given: Given;
  readonly steps: readonly Step[];
}

type WrittenScene = Omit<FromSchema<typeof sceneSchema>, "steps"> & { readonly steps: readonly Lines[] };

const validate = new Ajv({ allErrors: true, verbose: true, strictTypes: false }).compile<WrittenScene>(sceneSchema);

/** Every problem at once, with places that begin at the scene. */
export function findSceneProblems(written: unknown): readonly Problem[] {
  if (!validate(written)) return describeErrors(validate.errors ?? [], "line");
  return written.steps.flatMap((lines, index) => {
    const { kind, value } = toStep(lines);
    const problem = typeof value === "string" ? findPatternProblem(value) : undefined;
    return problem ? [{ path: pointerTo("steps", index, kind), message: problem }] : [];
  });
}

export function parseScene(written: unknown): Scene {
  if (!validate(written)) throw new TypeError("An example conversation was not checked");
  const { name, inbox = null, given = {}, steps } = written;
  return { name, inbox, given, steps: steps.map(toStep) };
}

/** The schema ensures that a line has exactly one key. */
function toStep(lines: Lines): Step {
  const [kind, value] = Object.entries(lines)[0] ?? [];
  return { kind, value } as Step;
}
