import { readFile, writeFile } from "node:fs/promises";
import { configSchema } from "../config-schema.ts";

/** Writes `.env.example` and the README's configuration table from the schema; with `--check` only compares. */
const START = "<!-- config:start -->";
const END = "<!-- config:end -->";

interface Property {
  readonly description: string;
  readonly default?: string | number;
}

const properties: readonly (readonly [string, Property])[] = Object.entries(configSchema.properties);

function envExample(): string {
  const blocks = properties.map(
    ([name, { description, default: value }]) =>
      `# ${description}\n${value === undefined ? "# " : ""}${name}=${value ?? ""}`,
  );
  return `# Generated from plugin/config-schema.ts by \`npm run docs\`.\n\n${blocks.join("\n\n")}\n`;
}

function readmeTable(): string {
  const rows = properties.map(
    ([name, { description, default: value }]) =>
      `| \`${name}\` | ${value === undefined ? "" : `\`${value}\``} | ${description} |`,
  );
  return [START, "| variable | default | meaning |", "| --- | --- | --- |", ...rows, END].join("\n");
}

async function main(isCheck: boolean): Promise<void> {
  const readme = await readFile("README.md", "utf8");
  const [before, rest] = readme.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md has lost its ${START} … ${END} marks`);
  const wanted = [
    [".env.example", envExample()],
    ["README.md", `${before}${readmeTable()}${after}`],
  ] as const;
  for (const [file, text] of wanted) {
    const current = await readFile(file, "utf8").catch(() => "");
    if (current === text) continue;
    if (isCheck) throw new Error(`${file} does not match plugin/config-schema.ts. Run: npm run docs`);
    await writeFile(file, text);
    console.log(`${file} written`);
  }
}

await main(process.argv.includes("--check"));
