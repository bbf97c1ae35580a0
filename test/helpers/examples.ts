import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The blocks of TypeScript in a Markdown text. */
export const tsBlocks = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => block ?? "");

/**
 * What the compiler says of these files, empty when nothing. Each is compiled as if it lay at its path in the project: its
 * imports are found beside it or there.
 */
export function compileProblems(files: ReadonlyMap<string, string>): string {
  const parent = path.join(root, "node_modules", ".examples");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, "run-"));
  try {
    for (const [name, content] of files) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    const config = {
      extends: path.join(root, "tsconfig.json"),
      compilerOptions: { noUnusedLocals: false, noUnusedParameters: false, noEmit: true, rootDirs: [".", root] },
      files: [...files.keys()],
      include: [],
    };
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(config));
    const { stdout } = spawnSync(path.join(root, "node_modules/.bin/tsc"), ["-p", folder], { encoding: "utf8" });
    return stdout.trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
