import type { Problem } from "../schema-problems.ts";
import type { InboxSettings } from "../settings.ts";

export interface SettingsProblem extends Problem {
  /** An error keeps the document from being saved; a warning says that it may not do what was meant. */
  readonly severity: "error" | "warning";
}

/** What a schema cannot say. Sees settings that fit the schema, whatever else is wrong in the document. */
export type SettingsRule = (settings: InboxSettings, document: DocumentPlaces) => readonly SettingsProblem[];

export interface DocumentPlaces {
  /** The document itself sets a value here, instead of leaving the default. */
  readonly isGiven: (path: string) => boolean;
  /** The value here is wrong by itself: the default in its place proves nothing. */
  readonly isWrong: (path: string) => boolean;
}

export const error = (path: string, message: string): SettingsProblem => ({ path, message, severity: "error" });
export const warning = (path: string, message: string): SettingsProblem => ({ path, message, severity: "warning" });
