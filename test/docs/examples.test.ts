import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { readPages } from "./pages.ts";

/** Ignored by Git. Imports are found beside the example or in the project itself, as if the file stood at its named path. */
const FOLDER = "test/docs/.examples";

afterEach(() => rmSync(FOLDER, { recursive: true, force: true }));

const examples = readPages("docs").flatMap(({ name, text }) =>
  [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code = ""]) => ({ page: name, code, file: fileOf(code) })),
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
  for (const { file = "", code } of examples) {
    const target = path.join(FOLDER, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
  const compilerOptions = { rootDirs: [".", "../../.."] };
  const include = examples.map(({ file }) => file);
  writeFileSync(
    `${FOLDER}/tsconfig.json`,
    JSON.stringify({ extends: "../../../tsconfig.json", compilerOptions, include }),
  );
  const { stdout } = spawnSync("node_modules/.bin/tsc", ["-p", FOLDER], { encoding: "utf8" });
  expect(stdout).toBe("");
}, 60_000);
