/** The part of an answer under these keys. */
export function dig(body: unknown, keys: readonly string[] = []): unknown {
  let part = body;
  for (const key of keys) part = isRecord<Record<string, unknown>>(part) ? part[key] : undefined;
  return part;
}

export const isRecord = <T extends object>(part: unknown): part is T =>
  typeof part === "object" && part !== null && !Array.isArray(part);

export const isPage = <T extends object>(part: unknown): part is T =>
  isRecord<{ payload: unknown }>(part) && Array.isArray(part.payload);

export const isList = <T>(part: unknown): part is readonly T[] | { readonly payload: readonly T[] } =>
  Array.isArray(part) || isPage(part);
