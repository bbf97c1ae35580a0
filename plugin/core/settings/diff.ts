import { isJsonObject, type JsonObject } from "../json.ts";
import { pointerTo } from "./json-pointer.ts";

/** One place that two documents disagree about. A side that says nothing there is left out: the default holds. */
export interface SettingsChange {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Place by place, in the order of the alphabet. Lists of one length are compared entry by entry, others as a whole. */
export function diffSettings(before: JsonObject, after: JsonObject): readonly SettingsChange[] {
  return diffGroups(before, after, "");
}

function diffGroups(before: JsonObject, after: JsonObject, path: string): readonly SettingsChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => {
    const place = path + pointerTo(key);
    const old = Object.hasOwn(before, key) ? { before: before[key] } : {};
    const fresh = Object.hasOwn(after, key) ? { after: after[key] } : {};
    return diffValues({ path: place, ...old, ...fresh });
  });
}

function diffValues(change: SettingsChange): readonly SettingsChange[] {
  const { path, before, after } = change;
  if (isSame(before, after)) return [];
  const sides = [before, after].filter((side) => side !== undefined);
  const areGroups = sides.every(isJsonObject) && sides.some((side) => Object.keys(side ?? {}).length > 0);
  if (areGroups) return diffGroups(groupOf(before), groupOf(after), path);
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((old, index) =>
      diffValues({ path: path + pointerTo(index), before: old, after: after[index] }),
    );
  }
  return [change];
}

const groupOf = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

/** The database forgets the order of keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (!isJsonObject(a) || !isJsonObject(b)) return Object.is(a, b);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}
