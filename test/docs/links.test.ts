import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { linksOf, type Page, readPage, readPages, withoutCode } from "./pages.ts";

const sources = new Set(
  ["plugin", "handlers", "sandbox", "bench", "scripts", "test"].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => path.basename(String(file))),
  ),
);
const pages = [...readPages("docs", "docs/decisions"), readPage("deploy/README.md")];

it.each(pages)("$name links to files that exist", (page) => {
  expect(linksOf(page).filter((target) => !existsSync(target))).toEqual([]);
});

it.each(pages)("$name names paths that exist", (page) => {
  expect(pathsOf(page).filter((file) => !existsSync(file))).toEqual([]);
});

it.each(pages)("$name names files of the code that exist", (page) => {
  const named = [...withoutCode(page.text).matchAll(/`([\w.-]+\.(?:ts|js))`/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => !sources.has(name) && !existsSync(name))).toEqual([]);
});

it("has every page that the code, the texts and the examples point to", () => {
  const files = ["plugin", "handlers", "scripts", "bench", "texts", "examples"].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file))),
  );
  const read = files.filter((file) => /\.(ts|js|ya?ml)$/.test(file)).map((file) => readFileSync(file, "utf8"));
  const named = read.flatMap((text) => text.match(/\b(docs|deploy)\/[\w/.-]+\.md\b/g) ?? []);
  expect(named.length).toBeGreaterThan(3);
  expect([...new Set(named)].filter((page) => !existsSync(page))).toEqual([]);
});

const ROOMS =
  /^(\.ci|bench|console|deploy|docs|examples|handlers|migrations|plugin|prompts|sandbox|scripts|test|texts|vocabulary)\//;

/** What stands in backticks and looks like a path of this project; braces name several files, `*` and `…` stand for any name. */
function pathsOf({ text }: Page): readonly string[] {
  const quoted = [...withoutCode(text).matchAll(/`([^`\s]+)`/g)].map(([, code = ""]) => code);
  return quoted
    .filter((code) => ROOMS.test(code))
    .flatMap(spread)
    .map((file) => (/[*…<]/.test(file) ? path.posix.dirname(file) : file));
}

function spread(file: string): readonly string[] {
  const [, before = "", names, after = ""] = /^(.*?)\{(.*?)\}(.*)$/.exec(file) ?? [];
  return names === undefined ? [file] : names.split(",").map((name) => `${before}${name}${after}`);
}
