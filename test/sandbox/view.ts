import { isObject } from "../../sandbox/input.ts";

/** JSON looked at by path, as in `at("payload.0.id")`; "" is the whole. */
export type View = {
  readonly value: unknown;
  at(path: string): unknown;
  /** These fail the test when something else is there. */
  number(path: string): number;
  text(path: string): string;
  list(path?: string): View[];
  /** One value of each element of a list: `each("payload", "id")`. */
  each(path: string, key: string): unknown[];
};

export function viewOf(value: unknown): View {
  const at = (path: string) => lookUp(value, path);
  const list = (path = "") => {
    const items = at(path);
    if (!Array.isArray(items)) throw new Error(`no list at "${path}" of ${JSON.stringify(value)}`);
    return items.map(viewOf);
  };
  return {
    value,
    at,
    number: (path) => asNumber(at(path), path),
    text: (path) => asText(at(path), path),
    list,
    each: (path, key) => list(path).map((item) => item.at(key)),
  };
}

function lookUp(value: unknown, path: string): unknown {
  return path === ""
    ? value
    : path.split(".").reduce<unknown>((inner, key) => {
        if (Array.isArray(inner)) return inner.at(Number(key));
        return isObject(inner) ? inner[key] : undefined;
      }, value);
}

function asNumber(value: unknown, path: string): number {
  if (typeof value === "number") return value;
  throw new Error(`no number at "${path}" but ${JSON.stringify(value)}`);
}

function asText(value: unknown, path: string): string {
  if (typeof value === "string") return value;
  throw new Error(`no text at "${path}" but ${JSON.stringify(value)}`);
}
