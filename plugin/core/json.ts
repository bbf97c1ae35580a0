export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isText = (value: unknown): value is string => typeof value === "string";
export const isNumber = (value: unknown): value is number => typeof value === "number";
export const isNumbers = (value: unknown): value is readonly number[] => Array.isArray(value) && value.every(isNumber);
export const isStrings = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

type Shape<T extends object> = { readonly [K in keyof T]-?: (value: unknown) => boolean };

/** A guard for objects whose fields pass the guards of the shape. */
export const isShaped =
  <T extends object>(shape: Shape<T>) =>
  (value: unknown): value is T =>
    isJsonObject(value) &&
    Object.entries<(value: unknown) => boolean>(shape).every(([key, holds]) => holds(value[key]));
