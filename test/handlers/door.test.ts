import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as door from "../../plugin/bot.ts";
import { compileProblems, tsBlocks } from "../helpers/examples.ts";

const source = readFileSync(new URL("../../plugin/bot.ts", import.meta.url), "utf8").replaceAll(/^ \* ?/gm, "");
const examples = tsBlocks(source);

it("has an example for every value that a handler may use", () => {
  const words = new Set(examples.join("\n").match(/\w+/g));
  expect(Object.keys(door).filter((name) => !words.has(name))).toEqual([]);
});

it("has examples that compile as printed", () => {
  const names = Object.keys(door);
  const types = [...source.matchAll(/type (\w+)/g)].map(([, name]) => name).concat(typeExports(source));
  const files = examples.map((example, index): readonly [string, string] => {
    const used = [...new Set([...names, ...types])].filter((name) => new RegExp(`\\b${name}\\b`).test(example));
    const imports = used.map((name) => (names.includes(name ?? "") ? name : `type ${name}`));
    return [`handlers/gates/e${index}.ts`, `import { ${imports.join(", ")} } from "../../plugin/bot.ts";\n${example}`];
  });
  expect(compileProblems(new Map(files))).toBe("");
});

/** Names of `export type { A, B }`. */
function typeExports(text: string): readonly (string | undefined)[] {
  return [...text.matchAll(/export type \{([^}]*)\}/g)].flatMap(([, list]) =>
    (list ?? "").split(",").map((name) => name.trim()),
  );
}
