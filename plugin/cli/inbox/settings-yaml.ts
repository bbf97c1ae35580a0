import { Document, isMap, isScalar, type YAMLMap } from "yaml";
import type { JsonObject } from "../../core/json.ts";
import { type CatalogEntry, listSettings } from "../../core/settings/catalog.ts";

const WIDTH = 110;

export function toYaml(value: JsonObject): string {
  return new Document(value).toString({ lineWidth: WIDTH });
}

/** Complete settings, each with its description as a comment, in the order of the schema. */
export function describedYaml(settings: JsonObject): string {
  const document = new Document(settings);
  if (isMap(document.contents)) describeMap(document.contents, "");
  return document.toString({ lineWidth: WIDTH });
}

const entries = new Map(listSettings().map((entry) => [entry.name, entry]));

function describeMap(map: YAMLMap, prefix: string): void {
  for (const [index, { key, value }] of map.items.entries()) {
    if (!isScalar(key)) continue;
    const name = `${prefix}${String(key.value)}`;
    const entry = entries.get(name);
    if (!entry) continue;
    key.commentBefore = commentFor(entry);
    key.spaceBefore = index > 0 || prefix === "";
    if (entry.isSection && isMap(value)) describeMap(value, `${name}.`);
  }
}

/** The comment of a setting; for a list it also describes the fields of an entry. */
function commentFor({ name, description, kind, isSection }: CatalogEntry): string {
  if (isSection) return ` ${description}`;
  const inner = [...entries.values()].filter((other) => other.name.startsWith(`${name}[].`));
  const details = inner.map(
    (other) => `   ${other.name.slice(name.length + 3)}: ${other.description} (${plain(other.kind)})`,
  );
  return [` ${description} (${plain(kind)})`, ...details].join("\n");
}

/** Without Markdown. */
const plain = (kind: string): string => kind.replaceAll("`", "");
