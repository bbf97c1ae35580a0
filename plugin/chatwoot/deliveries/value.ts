import { isJsonObject, type JsonObject } from "../../core/json.ts";

/** Readers of single fields of untrusted JSON: each returns a clean value or an empty one and never throws. */

export type Json = JsonObject;

const NOTHING: Json = Object.freeze({});
const MAX_DEPTH = 24;
const LAST_MS = Date.UTC(9999, 11, 31);
/** Above this a number can only be milliseconds: as seconds it would be the year 5138. */
const FIRST_MS = 1e11;
const ISO_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d+)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?$/;

/** The object itself, or an empty one, so that a missing branch reads as missing fields. */
export function objectOf(value: unknown): Json {
  return isObject(value) ? value : NOTHING;
}

export const isObject = isJsonObject;

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
export function cleanText(text: string): string {
  return text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD");
}

export function textOf(value: unknown): string | null {
  return typeof value === "string" ? cleanText(value) : null;
}

/** Like `textOf`, but a blank text becomes null. */
export function wordsOf(value: unknown): string | null {
  const text = textOf(value);
  return text === null || text.trim() === "" ? null : text;
}

/** A value of a form or a button: numbers and booleans become text. */
export function scalarOf(value: unknown): string | null {
  return typeof value === "number" || typeof value === "boolean" ? String(value) : textOf(value);
}

export function idOf(value: unknown): number | null {
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : null;
}

/** Milliseconds from the formats in use: ISO text, unix seconds (whole or not), and 0 for "never". */
export function timeOf(value: unknown): number | null {
  if (typeof value === "string") return timeOfText(value.trim());
  if (typeof value !== "number") return null;
  return validTime(value < FIRST_MS ? value * 1000 : value);
}

function timeOfText(text: string): number | null {
  if (/^\d{1,13}(\.\d{1,9})?$/.test(text)) return timeOf(Number(text));
  const [, day, hour, zone] = ISO_TIME.exec(text) ?? [];
  if (day === undefined || hour === undefined) return null;
  return validTime(Date.parse(`${day}T${hour}${zone === undefined || zone === "UTC" ? "Z" : zone}`));
}

function validTime(ms: number): number | null {
  return ms > 0 && ms <= LAST_MS ? Math.round(ms) : null;
}

/** A copy of free JSON that can be stored and walked: clean texts, finite numbers, bounded depth. */
export function cleanObject(value: unknown): Json {
  return isObject(value) ? cleanEntries(value, MAX_DEPTH) : {};
}

function cleanEntries(value: Json, depth: number): Json {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), cleanValue(item, depth - 1)]));
}

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return cleanText(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object" || value === null) return value;
  if (depth <= 0) return null;
  return Array.isArray(value) ? value.map((item) => cleanValue(item, depth - 1)) : cleanEntries(objectOf(value), depth);
}
