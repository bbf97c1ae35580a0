import { ToolFailed } from "../../errors.ts";
import type { Arguments } from "./tool.ts";

const SLOT = /\{([a-z0-9_]+)\}/gi;

export interface FilledUrl {
  readonly url: URL;
  /** Arguments that the template does not name. */
  readonly rest: Arguments;
}

/** Fills a template with encoded arguments: none of them can change the host, path or query. */
export function fillUrl(template: string, args: Arguments): FilledUrl {
  const named = new Set([...template.matchAll(SLOT)].map(([, name = ""]) => name));
  const filled = template.replace(SLOT, (_slot, name: string) => encodePart(name, args[name]));
  const rest = Object.fromEntries(Object.entries(args).filter(([name]) => !named.has(name)));
  return { url: new URL(filled), rest };
}

/** A segment of dots alone would climb up the path, encoded or not. */
function encodePart(name: string, value: unknown): string {
  const text = typeof value === "object" || value === undefined ? "" : String(value);
  if (text === "" || /^\.+$/.test(text)) throw new ToolFailed(`"${name}" cannot be used like this`);
  return encodeURIComponent(text);
}
