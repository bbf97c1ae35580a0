import { Ajv } from "ajv";
import type { FromSchema } from "json-schema-to-ts";
import { describeErrors, type Problem } from "./schema-problems.ts";
import { gatesSettings } from "./sections/gates.ts";
import { handoffSettings } from "./sections/handoff.ts";
import { hoursSettings } from "./sections/hours.ts";
import { knowledgeSettings } from "./sections/knowledge.ts";
import { laddersSettings } from "./sections/ladders.ts";
import { limitsSettings } from "./sections/limits.ts";
import { modelSettings } from "./sections/model.ts";
import { notifySettings } from "./sections/notify.ts";
import { routingSettings } from "./sections/routing.ts";
import { safetySettings } from "./sections/safety.ts";
import { speakingSettings } from "./sections/speaking.ts";
import { thinkingSettings } from "./sections/thinking.ts";
import { toolsSettings } from "./sections/tools.ts";
import { understandingSettings } from "./sections/understanding.ts";
import { soundPart } from "./sound-part.ts";

/**
 * What an admin decides for one inbox: type, check, defaults and documentation in one place. A new section is a file in
 * `settings/` that calls `section(…)`, and one line here.
 */
export const settingsSchema = {
  type: "object",
  additionalProperties: false,
  properties: {
    ...speakingSettings,
    hours: hoursSettings,
    routing: routingSettings,
    handoff: handoffSettings,
    ladders: laddersSettings,
    gates: gatesSettings,
    knowledge: knowledgeSettings,
    limits: limitsSettings,
    model: modelSettings,
    safety: safetySettings,
    notify: notifySettings,
    thinking: thinkingSettings,
    tools: toolsSettings,
    understanding: understandingSettings,
  },
} as const;

export type InboxSettings = Readonly<FromSchema<typeof settingsSchema>>;

/** A stored document: only what differs from the defaults, so a new setting needs no migration. */
export type SettingsDocument = Readonly<Record<string, unknown>>;

const options = { strictTypes: false, allowUnionTypes: true, keywords: ["ui"] };
const validator = new Ajv({ ...options, allErrors: true, verbose: true }).compile(settingsSchema);
const complete = new Ajv({ ...options, useDefaults: true }).compile<InboxSettings>(settingsSchema);

/** What does not fit the schema; `settings-problems.ts` knows what else can be wrong. */
export function findSchemaProblems(document: unknown): readonly Problem[] {
  return validator(document) ? [] : describeErrors(validator.errors ?? []);
}

/**
 * The document with every default filled in. What is wrong in it counts as not said: a document from another version of
 * Baton must not keep a customer waiting.
 */
export function completeSettings(document: SettingsDocument | null): InboxSettings {
  const settings: unknown = structuredClone(document ?? {});
  if (complete(settings)) return settings;
  const wrong = findSchemaProblems(document).map(({ path }) => path);
  const sound: unknown = structuredClone(soundPart(document, wrong).value ?? {});
  if (complete(sound)) return sound;
  throw new TypeError(`The settings schema refuses its own defaults at ${complete.errors?.[0]?.instancePath}`);
}

export const defaultSettings: InboxSettings = completeSettings(null);
