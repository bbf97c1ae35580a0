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

const ajv = { strictTypes: false, keywords: ["ui"] } as const;
const validator = new Ajv({ ...ajv, keywords: [...ajv.keywords], allErrors: true, verbose: true }).compile(
  settingsSchema,
);
const complete = new Ajv({ ...ajv, keywords: [...ajv.keywords], useDefaults: true }).compile<InboxSettings>(
  settingsSchema,
);

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
