import { fold } from "../../language/fold.ts";
import { minuteOfDay } from "../hours.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
/** A longer pause is a closed matter, or a typing error. */
const MAX_MS = 30 * DAY_MINUTES * MINUTE_MS;

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(s|seg|segs|sec|secs|segundos?|seconds?)$/, 1_000],
  [/^(m|min|mins|minutos?|minutes?)$/, MINUTE_MS],
  [/^(h|hs|hr|hrs|horas?|hours?)$/, 60 * MINUTE_MS],
  [/^(d|dias?|days?)$/, DAY_MINUTES * MINUTE_MS],
];
const UNTIL = /^(?:until|till|to|ate|hasta|as|at|a las|las)\s+(?:as |a las |las )?/;
const CLOCK = /^(\d{1,2})(?:(?::|h|\.)(\d{2})|\s?h(?:s|rs|oras?|ours?)?)?\s?(am|pm)?$/;
const LENGTH = /^(?:(?:por|for|durante)\s+)?((?:\d{1,5}\s?[a-z]+\s?(?:e |and |y )?)+)$/;

/** When a pause ends: null for "until told", undefined where the words say no time. */
export function readPauseEnd(text: string, now: number, timeZone: string): number | null | undefined {
  const said = fold(text)
    .replace(/[.!]+$/, "")
    .trim();
  if (said === "") return null;
  const until = UNTIL.exec(said);
  const end = until ? clockTime(said.slice(until[0].length), now, timeZone) : lengthEnd(said, now);
  return end !== undefined && end > now && end - now <= MAX_MS ? end : undefined;
}

/** `30m`, `1h30m`, `2 horas e 15 minutos`; a bare number counts minutes. */
function lengthEnd(said: string, now: number): number | undefined {
  if (/^\d{1,5}$/.test(said)) return now + Number(said) * MINUTE_MS;
  const compact = said.replace(/^(\d{1,3}h)(\d{1,2})$/, "$1$2m");
  if (!LENGTH.test(compact)) return undefined;
  let total = 0;
  for (const [, amount, unit] of compact.matchAll(/(\d{1,5})\s?([a-z]+)/g)) {
    const ms = UNITS.find(([name]) => name.test(unit ?? ""))?.[1];
    if (ms === undefined) return undefined;
    total += Number(amount) * ms;
  }
  return now + total;
}

/** The next time that the clock on the wall shows it: today, or tomorrow. */
function clockTime(said: string, now: number, timeZone: string): number | undefined {
  const [whole, hours = "", minutes = "0", half] = CLOCK.exec(said) ?? [];
  if (whole === undefined) return undefined;
  const hour = half ? (Number(hours) % 12) + (half === "pm" ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || (half && Number(hours) > 12)) return undefined;
  const wanted = hour * 60 + Number(minutes);
  const ahead = modulo(wanted - minuteOfDay(timeZone, now), DAY_MINUTES) || DAY_MINUTES;
  const found = Math.floor(now / MINUTE_MS) * MINUTE_MS + ahead * MINUTE_MS;
  // A change to or from summer time in between moves the wall clock by an hour.
  const off = modulo(minuteOfDay(timeZone, found) - wanted + DAY_MINUTES / 2, DAY_MINUTES) - DAY_MINUTES / 2;
  return found - off * MINUTE_MS;
}

const modulo = (value: number, by: number) => ((value % by) + by) % by;
