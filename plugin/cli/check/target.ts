import { isJsonObject } from "../../core/json.ts";
import { pointerTo } from "../../core/settings/json-pointer.ts";
import { errorsIn, findSettingsProblems } from "../../core/settings/problems.ts";
import type { SettingsProblem } from "../../core/settings/rules/rule.ts";
import type { YamlDocument } from "../../core/settings/yaml-document.ts";
import { findSceneProblems, parseScene, type Scene } from "../../rehearsal/scene.ts";
import { readPresetFile } from "../../setup/preset/preset.ts";
import { completePreset, findPresetProblems } from "../../setup/preset/problems.ts";
import { type Preset, presetSchema } from "../../setup/preset/schema.ts";
import { withoutConversations } from "../inbox/settings-file.ts";

/** A file for `baton check`: a whole set-up or the settings of one inbox, with or without example conversations. */
export interface CheckTarget {
  readonly yaml: YamlDocument;
  /** In the order of the file. */
  readonly problems: readonly SettingsProblem[];
  /** Null if the file has errors. */
  readonly sound: Sound | null;
}

export interface Sound {
  readonly kind: "set-up" | "settings";
  /** The settings of one inbox count as common settings. */
  readonly preset: Pick<Preset, "settings" | "inboxes">;
  readonly scenes: readonly { readonly scene: Scene; readonly place: string }[];
}

export async function readCheckTarget(nameOrFile: string): Promise<CheckTarget> {
  const yaml = await readPresetFile(nameOrFile);
  const { value } = yaml;
  const kind = isSetup(value) ? "set-up" : "settings";
  const found = kind === "set-up" ? findPresetProblems(value) : findSettingsProblems(withoutConversations(value ?? {}));
  const conversations = conversationsIn(value);
  const problems = [...found, ...findConversationProblems(conversations, inboxesIn(value))].toSorted(
    (a, b) => yaml.lineOf(a.path) - yaml.lineOf(b.path),
  );
  if (errorsIn(problems).length > 0) return { yaml, problems, sound: null };
  const preset = completePreset(kind === "set-up" ? value : { settings: withoutConversations(value ?? {}) });
  const scenes = asList(conversations).map((written, index) => ({
    scene: parseScene(written),
    place: pointerTo("conversations", index),
  }));
  return { yaml, problems, sound: { kind, preset, scenes } };
}

const SETUP_PARTS = Object.keys(presetSchema.properties).filter((name) => name !== "conversations");

const isSetup = (value: unknown): boolean =>
  isJsonObject(value) && SETUP_PARTS.some((name) => Object.hasOwn(value, name));

const conversationsIn = (value: unknown): unknown => (isJsonObject(value) ? (value.conversations ?? []) : []);
const inboxesIn = (value: unknown) => (isJsonObject(value) && isJsonObject(value.inboxes) ? value.inboxes : {});
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function findConversationProblems(
  conversations: unknown,
  inboxes: Readonly<Record<string, unknown>>,
): readonly SettingsProblem[] {
  const severity = "error" as const;
  if (!Array.isArray(conversations)) return [{ path: "/conversations", message: "must be a list", severity }];
  return conversations.flatMap((written, index) => {
    const place = pointerTo("conversations", index);
    const problems = findSceneProblems(written).map(({ path, message }) => ({ path: place + path, message, severity }));
    const inbox = isJsonObject(written) ? written.inbox : undefined;
    const isUnknown = typeof inbox === "string" && !Object.hasOwn(inboxes, inbox);
    const message = `this file has no inbox ${inbox}`;
    return isUnknown ? [...problems, { path: `${place}/inbox`, message, severity }] : problems;
  });
}
