import { stringify } from "yaml";
import { type CatalogEntry, listSettings } from "../../plugin/core/settings/catalog.ts";
import { table } from "./table.ts";

const LONGEST_IN_TABLE = 48;

/** Every setting as Markdown: a table for each section, and the defaults that are too long for one below it. */
export function settingsTables(): string {
  const entries = listSettings();
  const top = entries.filter(({ section }) => section === null);
  const sections = entries.filter(({ isSection, section, name }) => isSection && section === name);
  return [
    chapter("At the top", "Settings outside any section.", top),
    ...sections.map(({ name, description }) =>
      chapter(
        `\`${name}\``,
        `${description}.`,
        entries.filter((entry) => entry.section === name && entry.name !== name),
      ),
    ),
  ].join("\n\n");
}

function chapter(title: string, description: string, entries: readonly CatalogEntry[]): string {
  const rows = entries.filter(({ isSection }) => !isSection).map(row);
  const settings = table(["setting", "type", "default", "meaning"], rows);
  return [`### ${title}`, description, settings, ...longDefaults(entries)].join("\n\n");
}

const row = (entry: CatalogEntry): readonly string[] => [
  `\`${entry.name}\``,
  entry.kind,
  standardOf(entry),
  entry.description,
];

function standardOf(entry: CatalogEntry): string {
  if (entry.standard === undefined) return entry.isRequired ? "required" : "";
  return isLong(entry) ? "see below" : `\`${JSON.stringify(entry.standard)}\``;
}

const isLong = ({ standard, isSection }: CatalogEntry): boolean =>
  !isSection && standard !== undefined && JSON.stringify(standard).length > LONGEST_IN_TABLE;

function longDefaults(entries: readonly CatalogEntry[]): readonly string[] {
  const long = entries.filter(isLong);
  if (long.length === 0) return [];
  const blocks = long.map(({ name, standard }) => {
    const lines = Array.isArray(standard) ? standard.map((item) => `  - ${inOneLine(item)}`) : [inOneLine(standard)];
    return `${name}:\n${lines.join("\n")}`;
  });
  return [`Defaults:\n\n\`\`\`yaml\n${blocks.join("\n")}\n\`\`\``];
}

const inOneLine = (value: unknown): string => stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trim();
