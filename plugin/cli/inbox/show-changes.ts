import type { SettingsChange } from "../../core/settings/diff.ts";
import { valueAt } from "../../core/settings/json-pointer.ts";
import { defaultSettings } from "../../core/settings/settings.ts";

const MAX_CHARS = 100;

/** One line for each change. An unset value is shown as its default. */
export function showChanges(changes: readonly SettingsChange[], indent = "  "): string {
  const width = Math.max(...changes.map(({ path }) => path.length), 0);
  const lines = changes.map((change) => {
    const { path } = change;
    const before = "before" in change ? short(change.before) : defaultOf(path);
    const after = "after" in change ? short(change.after) : defaultOf(path);
    return `${indent}${path.padEnd(width)}  ${before} → ${after}`;
  });
  return lines.join("\n");
}

function defaultOf(path: string): string {
  const value = valueAt(defaultSettings, path);
  return value === undefined ? "(nothing)" : `(default: ${short(value)})`;
}

function short(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= MAX_CHARS ? text : `${text.slice(0, MAX_CHARS - 1)}…`;
}
