import { readFileSync } from "node:fs";
import path from "node:path";

/** The compiled files lie one folder deeper than the sources. */
const ROOT = path.resolve(import.meta.dirname, import.meta.url.endsWith(".ts") ? ".." : "../..");

/** Where a file or folder that ships beside the code lies: prompts, texts, vocabularies, examples. */
export const projectPath = (...parts: readonly string[]): string => path.join(ROOT, ...parts);

export const readProjectFile = (...parts: readonly string[]): string => readFileSync(projectPath(...parts), "utf8");
