import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { isJsonObject } from "../../core/json.ts";
import { errorsIn, findSettingsProblems } from "../../core/settings/problems.ts";
import type { SettingsProblem } from "../../core/settings/rules/rule.ts";
import type { SettingsDocument } from "../../core/settings/settings.ts";
import { readYaml, type YamlDocument } from "../../core/settings/yaml-document.ts";
import { ConfigInvalid } from "../../errors.ts";

export interface SettingsFile {
  readonly document: SettingsDocument;
  readonly warnings: readonly string[];
}

/** A settings document in YAML or JSON; `-` reads what is typed or piped in. Refused whole when anything is wrong. */
export async function readSettingsFile(file: string): Promise<SettingsFile> {
  const written = file === "-" ? await text(process.stdin) : await readFile(file, "utf8").catch(notThere(file));
  const yaml = readYaml(written, file === "-" ? "the input" : file);
  // A pipe that broke must not be taken for "all defaults".
  if (yaml.value === null || yaml.value === undefined) {
    throw new ConfigInvalid(`${yaml.source} is empty; to go back to the defaults say {}`);
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

/** A file may bring the examples by which it is checked; they are no settings. */
export function withoutConversations(value: unknown): unknown {
  if (!isJsonObject(value)) return value;
  const { conversations, ...settings } = value;
  return settings;
}

const notThere = (file: string) => (cause: unknown) => {
  throw new ConfigInvalid(`There is no file ${file}`, { cause });
};
