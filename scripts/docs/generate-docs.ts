import { readFile, writeFile } from "node:fs/promises";
import { configSchema } from "../../plugin/config.ts";
import { defaultBehaviour } from "../../plugin/main.ts";
import { batonDiagram } from "./baton-diagram.ts";
import { commandTable } from "./command-tables.ts";
import { roomTable } from "./room-table.ts";
import { settingsTables } from "./settings-tables.ts";
import { table } from "./table.ts";
import { textKeys } from "./text-keys.ts";

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
  return `# Generated from plugin/config.ts by \`npm run docs\`.\n\n${blocks.join("\n\n")}\n`;
}

function configTable(): string {
  const rows = properties.map(([name, { description, default: value }]) => [
    `\`${name}\``,
    value === undefined ? "" : `\`${value}\``,
    description,
  ]);
  return table(["variable", "default", "meaning"], rows);
}

interface Generated {
  readonly file: string;
  readonly from: string;
  make(current: string): string | Promise<string>;
}

const GENERATED: readonly Generated[] = [
  { file: ".env.example", from: "plugin/config.ts", make: envExample },
  { file: "docs/configuration.md", from: "plugin/config.ts", make: (text) => between(text, "config", configTable()) },
  {
    file: "docs/architecture.md",
    from: ".dependency-cruiser.js",
    make: async (text) => between(text, "rooms", await roomTable()),
  },
  {
    file: "docs/settings.md",
    from: "plugin/core/settings/settings.ts",
    make: (text) => between(text, "settings", settingsTables()),
  },
  {
    file: "docs/commands.md",
    from: "handlers/commands",
    make: (text) => between(text, "commands", commandTable(defaultBehaviour().handlers.commands)),
  },
  { file: "texts/keys.d.ts", from: "texts/en.yaml", make: textKeys },
  {
    file: "docs/baton.md",
    from: "plugin/core/baton/baton.ts",
    make: (text) => between(text, "diagram", batonDiagram()),
  },
];

/** Replaces the text between two marks of a page that is otherwise written by hand. */
function between(text: string, name: string, generated: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`A page has lost its ${start} … ${end} marks`);
  return `${before}${start}\n${generated}\n${end}${after}`;
}

/** Writes the files and parts of pages that are made from code; with `--check` only compares them. */
async function main(isCheck: boolean): Promise<void> {
  for (const { file, from, make } of GENERATED) {
    const current = await readFile(file, "utf8").catch(() => "");
    const wanted = await make(current);
    if (current === wanted) continue;
    if (isCheck) throw new Error(`${file} does not match ${from}. Run: npm run docs`);
    await writeFile(file, wanted);
    console.log(`${file} written`);
  }
}

await main(process.argv.includes("--check"));
