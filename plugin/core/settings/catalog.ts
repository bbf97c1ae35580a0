import type { JsonObject } from "../json.ts";
import { isJsonObject } from "../json.ts";
import type { UiHint, Widget } from "./sections/section.ts";
import { settingsSchema } from "./settings.ts";

/** One setting, as documentation and forms show it. */
export interface CatalogEntry {
  /** Such as `hours.weekly[].from`. */
  readonly name: string;
  /** The section it stands in; null at the top. */
  readonly section: string | null;
  readonly title: string;
  readonly description: string;
  /** Its type in words. */
  readonly kind: string;
  /** Undefined inside the entries of a list: there is nothing to fill in. */
  readonly standard: unknown;
  readonly isRequired: boolean;
  readonly isSection: boolean;
  /** A key to something: it is shown to administrators and leaves in no export. */
  readonly isSecret: boolean;
  readonly ui: Required<UiHint>;
}

/** Every setting there is, in the order of the schema; a section comes before what is in it. */
export function listSettings(): readonly CatalogEntry[] {
  return listGroup(settingsSchema, { prefix: "", section: null });
}

/** The schema for a form: every setting has a title and complete hints on how to show it. */
export function formSchema(): JsonObject {
  return withHints(settingsSchema, null);
}

interface Place {
  readonly prefix: string;
  readonly section: string | null;
}

interface Node {
  readonly type?: unknown;
  readonly enum?: unknown;
  readonly title?: unknown;
  readonly description?: unknown;
  readonly default?: unknown;
  readonly required?: unknown;
  readonly properties?: unknown;
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly examples?: unknown;
  readonly writeOnly?: unknown;
  readonly ui?: unknown;
}

function listGroup(group: Node, { prefix, section }: Place): readonly CatalogEntry[] {
  const required = Array.isArray(group.required) ? group.required : [];
  return propertiesOf(group).flatMap(([key, node], index) => {
    const name = prefix + key;
    const entry: CatalogEntry = {
      name,
      section: section ?? (isGroup(node) ? key : null),
      title: titleOf(key, node),
      description: String(node.description ?? ""),
      kind: kindOf(node),
      standard: node.default,
      isRequired: required.includes(key),
      isSection: isGroup(node),
      isSecret: node.writeOnly === true,
      ui: hintsOf(node, { group: section ?? "general", order: index + 1 }),
    };
    return [entry, ...listInside(node, { prefix: name, section: entry.section })];
  });
}

function listInside(node: Node, { prefix, section }: Place): readonly CatalogEntry[] {
  if (isGroup(node)) return listGroup(node, { prefix: `${prefix}.`, section });
  return isJsonObject(node.items) ? listGroup(node.items, { prefix: `${prefix}[].`, section }) : [];
}

function withHints(group: Node, section: string | null): JsonObject {
  const properties = propertiesOf(group).map(([key, node], index) => {
    const ui = hintsOf(node, { group: section ?? "general", order: index + 1 });
    const inner = section ?? key;
    const nested = isGroup(node) ? withHints(node, inner) : node;
    const items = isJsonObject(node.items) && isGroup(node.items) ? { items: withHints(node.items, inner) } : {};
    return [key, { ...nested, ...items, title: titleOf(key, node), ui }];
  });
  return { ...group, properties: Object.fromEntries(properties) };
}

const isGroup = ({ properties }: Node): boolean => isJsonObject(properties);

function propertiesOf({ properties }: Node): readonly (readonly [string, Node])[] {
  if (!isJsonObject(properties)) return [];
  return Object.entries(properties).flatMap(([key, node]) => (isJsonObject(node) ? [[key, node] as const] : []));
}

/** `quiet_time_ms` reads as "Quiet time (ms)". */
function titleOf(key: string, { title }: Node): string {
  if (typeof title === "string") return title;
  const words = key.replace(/_ms$/, " (ms)").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function hintsOf(node: Node, derived: { group: string; order: number }): Required<UiHint> {
  const given = isJsonObject(node.ui) ? node.ui : {};
  return { ...derived, widget: widgetFor(node), ...given };
}

function widgetFor(node: Node): Widget {
  if (isGroup(node)) return "section";
  if (Array.isArray(node.enum)) return "select";
  const types = [node.type].flat();
  if (types.includes("boolean")) return "switch";
  if (types.includes("integer") || types.includes("number")) return "number";
  if (types.includes("array")) return isJsonObject(node.items) && isGroup(node.items) ? "list" : "tags";
  return types.includes("object") ? "map" : "text";
}

/** The type in words that an admin knows. */
function kindOf(node: Node): string {
  if (isGroup(node)) return "group";
  if (Array.isArray(node.enum)) return node.enum.map((value) => `\`${value}\``).join(", ");
  const types = [node.type].flat().map((type) => KINDS[String(type)] ?? String(type));
  const range = node.minimum === undefined ? "" : ` ${node.minimum} to ${node.maximum}`;
  const like = Array.isArray(node.examples) ? ` like \`${node.examples[0]}\`` : "";
  const of = isJsonObject(node.items) ? ` of ${isGroup(node.items) ? "groups" : plural(node.items)}` : "";
  return types.join(" or ") + range + like + of;
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  integer: "number",
  boolean: "`true`, `false`",
  array: "list",
  object: "names and texts",
  null: "nothing",
};

const plural = (items: Node): string => (Array.isArray(items.enum) ? kindOf(items) : "texts");
