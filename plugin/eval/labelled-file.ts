import { isJsonObject } from "../core/json.ts";
import { ConfigInvalid } from "../errors.ts";

export function parseJson(content: string, name: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new ConfigInvalid(`${name} is not valid JSON`, { cause });
  }
}

/** The items of a list that holds at least one; `shape` tells the reader of the error what belongs in it. */
export function listIn(content: unknown, { name, shape }: { name: string; shape: string }): readonly unknown[] {
  if (Array.isArray(content) && content.length > 0) return content;
  throw new ConfigInvalid(`${name} must be a list of ${shape} with something in it`);
}

export const fieldOf = (value: unknown, key: string): unknown =>
  isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

export function textIn(value: unknown, key: string): string | null {
  const text = fieldOf(value, key);
  return typeof text === "string" ? text : null;
}
