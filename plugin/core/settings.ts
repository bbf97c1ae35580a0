import { Ajv, type ErrorObject } from "ajv";
import type { FromSchema } from "json-schema-to-ts";
import { closest } from "./closest.ts";
import { gatesSettings } from "./settings/gates.ts";
import { handoffSettings } from "./settings/handoff.ts";
import { hoursSettings } from "./settings/hours.ts";
import { laddersSettings } from "./settings/ladders.ts";
import { limitsSettings } from "./settings/limits.ts";
import { notifySettings } from "./settings/notify.ts";
import { routingSettings } from "./settings/routing.ts";
import { speakingSettings } from "./settings/speaking.ts";

/** What an admin decides for one inbox: type, check, defaults and documentation in one place, a file for each section. */
export const settingsSchema = {
  type: "object",
  additionalProperties: false,
  required: [
    "enabled",
    "locale",
    "quiet_time_ms",
    "quiet_time_max_ms",
    "hours",
    "routing",
    "handoff",
    "ladders",
    "gates",
    "limits",
    "notify",
  ],
  properties: {
    ...speakingSettings,
    hours: hoursSettings,
    routing: routingSettings,
    handoff: handoffSettings,
    ladders: laddersSettings,
    gates: gatesSettings,
    limits: limitsSettings,
    notify: notifySettings,
  },
} as const;

export type InboxSettings = Readonly<FromSchema<typeof settingsSchema>>;
export type Locale = InboxSettings["locale"];

/** A stored document: only what differs from the defaults, so a new setting needs no migration. */
export type SettingsDocument = Readonly<Record<string, unknown>>;

export interface SettingsProblem {
  /** Such as `/ladders/waiting_in_team/0/after`. */
  readonly path: string;
  readonly message: string;
}

const validator = new Ajv({ allErrors: true, strictTypes: false, verbose: true }).compile(partial(settingsSchema));
const complete = new Ajv({ useDefaults: true, strictTypes: false }).compile<InboxSettings>(settingsSchema);

/** Every problem at once, each with its path; a misspelt key gets the one it was probably meant to be. */
export function findSettingsProblems(document: unknown): readonly SettingsProblem[] {
  if (validator(document)) return [];
  return (validator.errors ?? []).map(describe);
}

/** The document with every default filled in. It must have been checked: what is wrong in it throws. */
export function completeSettings(document: SettingsDocument | null): InboxSettings {
  const settings: unknown = structuredClone(document ?? {});
  if (complete(settings)) return settings;
  throw new Error(`A stored settings document is invalid at ${complete.errors?.[0]?.instancePath ?? "/"}`);
}

export const defaultSettings: InboxSettings = completeSettings(null);

function describe({ keyword, instancePath, params, message, parentSchema }: ErrorObject): SettingsProblem {
  if (keyword === "additionalProperties") {
    const unknown = String(params.additionalProperty);
    const likely = closest(unknown, Object.keys(parentSchema?.properties ?? {}));
    const hint = likely ? `; did you mean ${likely}?` : "";
    return { path: `${instancePath}/${unknown}`, message: `there is no such setting${hint}` };
  }
  if (keyword === "enum") {
    const allowed: readonly unknown[] = params.allowedValues;
    return { path: instancePath, message: `must be one of ${allowed.map(String).join(", ")}` };
  }
  return { path: instancePath || "/", message: message ?? "is not valid" };
}

/** The same schema for a document that says only what differs: nothing is required at the top and in sections. */
function partial(schema: object): object {
  if (!("properties" in schema) || typeof schema.properties !== "object" || schema.properties === null) return schema;
  const properties = Object.entries(schema.properties).map(([name, property]) => [name, withoutRequired(property)]);
  return { ...schema, required: [], properties: Object.fromEntries(properties) };
}

/** Sections have a default; what is inside an array item stays required, because there is nothing to fill it with. */
function withoutRequired(property: unknown): unknown {
  return typeof property === "object" && property !== null ? partial(property) : property;
}
