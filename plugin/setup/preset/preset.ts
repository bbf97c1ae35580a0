import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { errorsIn } from "../../core/settings/problems.ts";
import { readYaml, type YamlDocument } from "../../core/settings/yaml-document.ts";
import { ConfigInvalid } from "../../errors.ts";
import { projectPath } from "../../project-files.ts";
import { completePreset, findPresetProblems } from "./problems.ts";
import type { Preset } from "./schema.ts";

/** The preset of `baton setup` without a file. */
export const emptyPreset: Preset = completePreset({});

/** A set-up by the path of its file or by the name of an example: `shop`. */
export async function loadPreset(nameOrFile: string): Promise<Preset> {
  const document = await readPresetFile(nameOrFile);
  const errors = errorsIn(findPresetProblems(document.value));
  if (errors.length === 0) return completePreset(document.value);
  const lines = errors.map(({ path: place, message }) => `\n- line ${document.lineOf(place)}: ${place} ${message}`);
  throw new ConfigInvalid(`${document.source} has ${errors.length} problem(s):${lines.join("")}`);
}

export async function readPresetFile(nameOrFile: string): Promise<YamlDocument> {
  const names: readonly string[] = await readdir(projectPath("examples")).catch(() => []);
  const file = names.includes(nameOrFile) ? projectPath("examples", nameOrFile, "setup.yaml") : nameOrFile;
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    const known = names.length > 0 ? `; examples are: ${names.join(", ")}` : "";
    throw new ConfigInvalid(`There is no set-up file at ${file}${known}`, { cause });
  });
  return readYaml(text, path.relative("", file));
}

/** The knowledge folder of an example. */
export function knowledgeFolderOf(example: string): string {
  return projectPath("examples", example, "knowledge");
}
