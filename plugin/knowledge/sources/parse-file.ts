import { isJsonObject, type JsonObject } from "../../core/json.ts";
import { readYaml } from "../../core/settings/yaml-document.ts";
import { ConfigInvalid } from "../../errors.ts";
import type { Locale } from "../../language/locale.ts";
import { localeFrom } from "../../language/locale.ts";

/** A Markdown file: its text and the fields of its front matter. */
export interface KnowledgeFile {
  readonly title: string;
  readonly text: string;
  readonly url: string | null;
  readonly locale: Locale | null;
  /** Names or numbers of its inboxes; null: all inboxes. */
  readonly inboxes: readonly string[] | null;
  readonly validUntil: number | null;
}

const FRONT_MATTER = /^---[ \t]*\r?\n(.*?)(?:\r?\n)?---[ \t]*(?:\r?\n|$)/s;
const FIRST_HEADING = /^ {0,3}#\s+(.+?)\s*#*\s*$/m;

/** Throws `ConfigInvalid` with the name of the file if its front matter is invalid. */
export function parseKnowledgeFile(content: string, name: string): KnowledgeFile {
  const whole = content.replace(/^\uFEFF/, "");
  const [front = "", yaml] = FRONT_MATTER.exec(whole) ?? [];
  const text = whole.slice(front.length).trim();
  const about = yaml ? readFrontMatter(yaml, name) : {};
  return {
    title: textIn(about, "title") ?? FIRST_HEADING.exec(text)?.[1] ?? titleFrom(name),
    text,
    url: textIn(about, "url") ?? null,
    locale: localeFrom(textIn(about, "language") ?? textIn(about, "locale")),
    inboxes: inboxesIn(about),
    validUntil: parseValidUntil(about.valid_until, name),
  };
}

function readFrontMatter(yaml: string, name: string): JsonObject {
  const { value } = readYaml(yaml, name);
  if (value === null || value === undefined) return {};
  if (isJsonObject(value)) return value;
  throw new ConfigInvalid(`${name}: what stands between the --- lines must be names and values`);
}

const textIn = (about: JsonObject, key: string): string | undefined => {
  const value = about[key];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
};

/** An empty list means no inbox: a file with a wrong name must not become visible everywhere. */
function inboxesIn({ inboxes }: JsonObject): readonly string[] | null {
  if (inboxes === undefined || inboxes === null) return null;
  return [inboxes].flat().map(String);
}

const DAY_MS = 86_400_000;

/** A day is valid until its end; a moment until exactly then. */
export function parseValidUntil(value: unknown, name: string): number | null {
  if (value === undefined || value === null) return null;
  const written = String(value);
  const at = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(written) ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(at)) throw new ConfigInvalid(`${name}: valid_until must be a date like 2030-12-31, not ${written}`);
  return written.includes("T") ? at : at + DAY_MS;
}

function titleFrom(name: string): string {
  const file = name.split("/").at(-1) ?? name;
  const words = file.replace(/\.(md|markdown)$/i, "").replace(/\.[a-z]{2}(-[a-z]{2})?$/i, "");
  return words.replace(/[-_]+/g, " ").replace(/^./, (first) => first.toUpperCase());
}
