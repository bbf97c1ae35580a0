import { expect, it } from "vitest";
import { compileProblems, tsBlocks } from "../helpers/examples.ts";
import { readPages } from "./pages.ts";

const examples = readPages("docs").flatMap(({ name, text }) =>
  tsBlocks(text).map((code) => ({ page: name, code, file: fileOf(code) })),
);

function fileOf(code: string): string | undefined {
  return /^\/\/ (\S+\.ts)\n/.exec(code)?.[1];
}

it("shows a first handler in the README", () => {
  expect(examples.some(({ page, file }) => page === "README.md" && file?.startsWith("handlers/"))).toBe(true);
});

it("names the file of every TypeScript example in its first line", () => {
  expect(examples.filter(({ file }) => file === undefined)).toEqual([]);
});

it("has examples that compile as they are printed", () => {
  expect(compileProblems(new Map(examples.map(({ file = "", code }) => [file, code])))).toBe("");
}, 60_000);
