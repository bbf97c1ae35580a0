import { isJsonObject } from "../../core/json.ts";
import { errorsIn, findSettingsProblems } from "../../core/settings/problems.ts";
import type { SettingsProblem } from "../../core/settings/rules/rule.ts";
import type { SettingsDocument } from "../../core/settings/settings.ts";
import { readYaml, type YamlDocument } from "../../core/settings/yaml-document.ts";
import { ConfigInvalid } from "../../errors.ts";
import { readText } from "../files.ts";

export interface SettingsFile {
  readonly document: SettingsDocument;
  readonly warnings: readonly string[];
}

/** A settings document in YAML or JSON; `-` reads the standard input. Throws when the document has an error. */
export async function readSettingsFile(file: string): Promise<SettingsFile> {
  const yaml = readYaml(await readText(file), file === "-" ? "the input" : file);
  // A broken pipe gives an empty text, which must not reset all settings.
  if (yaml.value === null || yaml.value === undefined) {
    throw new ConfigInvalid(`${yaml.source} is empty; to restore the defaults, write {}`);
  }
  const document = withoutConversations(yaml.value);
  const problems = findSettingsProblems(document);
  const errors = errorsIn(problems);
  if (errors.length === 0 && isJsonObject(document)) {
    return { document, warnings: problems.map((problem) => describeProblem(yaml, problem)) };
  }
  const lines = errors.map((problem) => `\n- ${describeProblem(yaml, problem)}`);
  throw new ConfigInvalid(`${yaml.source} has ${errors.length} problem(s):${lines.join("")}`);
}

export function describeProblem(
  yaml: YamlDocument,
  { path, message }: Pick<SettingsProblem, "path" | "message">,
): string {
  return `line ${yaml.lineOf(path)}: ${path || "the document"} ${message}`;
}

/** The settings of a file without its example conversations. */
export function withoutConversations(value: unknown): unknown {
  if (!isJsonObject(value)) return value;
  const { conversations, ...settings } = value;
  return settings;
}
