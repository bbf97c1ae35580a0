/** Readers for JSON of another program: each gives a usable value or a plain "nothing", never an exception. */

export type JsonRecord = Readonly<Record<string, unknown>>;

export function asRecord(value: unknown): JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonRecord) : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

export function asNumber(value: unknown): number | null {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** Chatwoot writes the same moment as unix seconds or as ISO text, and "never" as 0 or null. */
export function asTimeMs(value: unknown): number | null {
  if (typeof value === "number") return value > 0 ? value * 1000 : null;
  if (typeof value !== "string" || value === "") return null;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value);
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}
