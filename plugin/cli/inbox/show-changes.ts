import type { SettingsChange } from "../../core/settings/diff.ts";
import { valueAt } from "../../core/settings/json-pointer.ts";
import { defaultSettings } from "../../core/settings/settings.ts";

const LONGEST = 100;

/** One change a line; where a side says nothing the default is shown that holds there. */
export function showChanges(changes: readonly SettingsChange[], indent = "  "): string {
  const width = Math.max(...changes.map(({ path }) => path.length), 0);
  const lines = changes.map((change) => {
    const { path } = change;
    const before = "before" in change ? short(change.before) : standard(path);
    const after = "after" in change ? short(change.after) : standard(path);
    return `${indent}${path.padEnd(width)}  ${before} → ${after}`;
  });
  return lines.join("\n");
}

function standard(path: string): string {
  const value = valueAt(defaultSettings, path);
  return value === undefined ? "(nothing)" : `(default: ${short(value)})`;
}

function short(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
