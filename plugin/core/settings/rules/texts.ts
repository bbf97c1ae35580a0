import { isJsonObject } from "../../json.ts";
import { pointerTo } from "../json-pointer.ts";
import { error, type SettingsProblem, type SettingsRule } from "./rule.ts";

/** PostgreSQL keeps neither in a JSON document: a NUL, and half of a character that needs two. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

const storableTexts: SettingsRule = (settings) => findUnstorable(settings, "");

function findUnstorable(value: unknown, path: string): readonly SettingsProblem[] {
  if (typeof value === "string")
    return UNSTORABLE.test(value) ? [error(path, "contains a character that is none")] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => findUnstorable(item, path + pointerTo(index)));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = path + pointerTo(key);
    return UNSTORABLE.test(key)
      ? [error(place, "has a character in its name that is none")]
      : findUnstorable(inner, place);
  });
}

export const textRules: readonly SettingsRule[] = [storableTexts];
