import { isObject } from "../../sandbox/input.ts";

/** Every path of a JSON value with the kind of what is there; lists count as one element. */
export type Shape = Record<string, string>;

/** What people put in freely: what is inside says nothing about Chatwoot. */
const FREE = ["additional_attributes", "custom_attributes", "external_source_ids", "sentiment", "items", "event_info"];
const FREE_KEYS = new Set([...FREE, "submitted_values"]);

export function shapeOf(value: unknown, path = "", shape: Shape = {}): Shape {
  if (path !== "") shape[path] = kindOf(value);
  if (FREE_KEYS.has(path.split(".").at(-1)?.replace("[]", "") ?? "")) return shape;
  if (Array.isArray(value)) for (const item of value) shapeOf(item, `${path}[]`, shape);
  else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) shapeOf(inner, path === "" ? key : `${path}.${key}`, shape);
  }
  return shape;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** The differences that matter: a key too many or too few, or a value of another kind. Null fits every kind. */
export function differences(actual: Shape, expected: Shape): string[] {
  const paths = new Set([...Object.keys(actual), ...Object.keys(expected)]);
  return [...paths].sort().flatMap((path) => {
    const [is, should] = [actual[path], expected[path]];
    if (is === undefined) return [`missing: ${path}`];
    if (should === undefined) return [`unknown: ${path}`];
    return is === should || is === "null" || should === "null" ? [] : [`${path} is ${is}, not ${should}`];
  });
}
