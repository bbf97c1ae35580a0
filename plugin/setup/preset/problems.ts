import { Ajv } from "ajv";
import { isJsonObject, type JsonObject } from "../../core/json.ts";
import { pointerTo, valueAt } from "../../core/settings/json-pointer.ts";
import { labelsIn, teamsIn } from "../../core/settings/names.ts";
import { findSettingsProblems } from "../../core/settings/problems.ts";
import { type SettingsProblem, warning } from "../../core/settings/rules/rule.ts";
import { describeErrors } from "../../core/settings/schema-problems.ts";
import type { SettingsDocument } from "../../core/settings/settings.ts";
import { type Preset, presetSchema } from "./schema.ts";

const validate = new Ajv({ allErrors: true, verbose: true, strictTypes: false }).compile(presetSchema);
const fill = new Ajv({ useDefaults: true, strictTypes: false }).compile<Preset>(presetSchema);

/** All problems of a set-up file, each with its place in the file. */
export function findPresetProblems(document: unknown): readonly SettingsProblem[] {
  const wrong = validate(document) ? [] : describeErrors(validate.errors ?? [], "part");
  const problems = wrong.map((problem) => ({ ...problem, severity: "error" }) as const);
  if (!isJsonObject(document)) return problems;
  const { settings = {}, inboxes = {} } = document;
  return [
    ...problems,
    ...(isJsonObject(settings) ? within("/settings", findSettingsProblems(settings)) : []),
    ...(isJsonObject(settings) && isJsonObject(inboxes) ? findInboxProblems(settings, inboxes) : []),
    ...(problems.length === 0 ? findStrangeNames(completePreset(document)) : []),
  ];
}

/** The preset with all defaults. The document must have no errors. */
export function completePreset(document: unknown): Preset {
  const preset: unknown = structuredClone(document ?? {});
  if (fill(preset)) return preset;
  throw new TypeError(`A set-up file was not checked: ${fill.errors?.[0]?.instancePath}`);
}

/** The settings of an inbox: the common settings with its own on top. A list replaces the common list. */
export function settingsFor(
  { settings, inboxes }: Pick<Preset, "settings" | "inboxes">,
  inbox: string,
): SettingsDocument {
  const own = Object.hasOwn(inboxes, inbox) ? inboxes[inbox] : undefined;
  return own ? merged(settings, own) : settings;
}

function merged(common: JsonObject, own: JsonObject): JsonObject {
  const entries = Object.entries(own).map(([key, value]) => {
    const before = Object.hasOwn(common, key) ? common[key] : undefined;
    return [key, isJsonObject(before) && isJsonObject(value) ? merged(before, value) : value] as const;
  });
  return { ...common, ...Object.fromEntries(entries) };
}

/** Checks the settings of each inbox together with the common ones, and reports only additional problems. */
function findInboxProblems(settings: JsonObject, inboxes: JsonObject): readonly SettingsProblem[] {
  const common = new Set(findSettingsProblems(settings).map(textOf));
  return Object.entries(inboxes).flatMap(([name, own]) => {
    if (!isJsonObject(own)) return [];
    const found = findSettingsProblems(merged(settings, own)).filter((problem) => !common.has(textOf(problem)));
    return within(pointerTo("inboxes", name), found);
  });
}

const textOf = ({ path, message }: SettingsProblem) => `${path} ${message}`;

const within = (place: string, problems: readonly SettingsProblem[]): readonly SettingsProblem[] =>
  problems.map((problem) => ({ ...problem, path: place + problem.path }));

/** Warns about teams and labels in the settings that the file does not create. Chatwoot may have them already. */
function findStrangeNames(preset: Preset): readonly SettingsProblem[] {
  const teams = new Set(preset.teams.map(({ name }) => name.trim().toLowerCase()));
  const labels = new Set(preset.labels.map(({ title }) => title.trim().toLowerCase()));
  const documents = [
    ["/settings", preset.settings] as const,
    ...Object.keys(preset.inboxes).map((name) => [pointerTo("inboxes", name), settingsFor(preset, name)] as const),
  ];
  return documents.flatMap(([place, document]) => {
    const named = [
      ...teamsIn(document).map((team) => ({ ...team, kind: "team", known: teams })),
      ...labelsIn(document).map((label) => ({ ...label, kind: "label", known: labels })),
    ];
    const strange = named.filter(({ name, known, path }) => {
      return known.size > 0 && !known.has(name) && isOwn(preset, place + path);
    });
    return strange.map(({ kind, name, path }) =>
      warning(place + path, `this file makes no ${kind} ${name}; Chatwoot must have it already`),
    );
  });
}

const isOwn = (preset: Preset, path: string): boolean => valueAt(preset, path) !== undefined;
