import type { Problem } from "../schema-problems.ts";
import type { InboxSettings } from "../settings.ts";

export interface SettingsProblem extends Problem {
  /** An error keeps the document from being saved; a warning says that it may not do what was meant. */
  readonly severity: "error" | "warning";
}

/** What a schema cannot say. Sees settings that fit the schema, whatever else is wrong in the document. */
export type SettingsRule = (
  settings: InboxSettings,
  /** Whether the document itself says something at this place, rather than leaving it to the default. */
  isGiven: (path: string) => boolean,
) => readonly SettingsProblem[];

export const error = (path: string, message: string): SettingsProblem => ({ path, message, severity: "error" });
export const warning = (path: string, message: string): SettingsProblem => ({ path, message, severity: "warning" });
