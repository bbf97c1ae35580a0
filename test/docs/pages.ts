import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A page of the documentation; `name` is its path from the project's root. */
export interface Page {
  readonly name: string;
  readonly text: string;
}

const markdownIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => path.posix.join(folder, name));

export const readPage = (name: string): Page => ({ name, text: readFileSync(name, "utf8") });

export const readPages = (...folders: readonly string[]): readonly Page[] =>
  ["README.md", ...folders.flatMap(markdownIn)].map(readPage);

/** Targets of Markdown links inside this project, without their anchors, from the project's root. */
export function linksOf({ name, text }: Page): readonly string[] {
  const targets = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  return targets
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .map((target) => path.posix.join(path.posix.dirname(name), target.replace(/#.*$/, "")));
}

export const withoutCode = (text: string): string => text.replaceAll(/^( *)```[\s\S]*?^\1```/gm, "");
