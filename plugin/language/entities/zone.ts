/** A day of the calendar, with a time where one is meant. Months count from 1. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const DAY_MS = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The local time of a time zone at a moment. */
export function localTimeAt(at: number, timeZone: string): LocalTime {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return { year: read("year"), month: read("month"), day: read("day"), hour: read("hour"), minute: read("minute") };
}

/** The moment of a local time. A local time that a clock change skips gives the moment of the change. */
export function momentOf(local: LocalTime, timeZone: string): number {
  const wanted = asUtc(local);
  const first = wanted - offsetAt(wanted, timeZone);
  return wanted - offsetAt(first, timeZone);
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** `2026-03-05` */
export const dateOf = ({ year, month, day }: LocalTime): string =>
  `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;

/** `15:00` */
export const timeOf = ({ hour, minute }: LocalTime): string => `${twoDigits(hour)}:${twoDigits(minute)}`;

export function addDays(local: LocalTime, days: number): LocalTime {
  const moved = new Date(asUtc(local) + days * DAY_MS);
  return {
    ...local,
    year: moved.getUTCFullYear(),
    month: moved.getUTCMonth() + 1,
    day: moved.getUTCDate(),
  };
}

/** The 31st of a month that has none is its last day. */
export function addMonths(local: LocalTime, months: number): LocalTime {
  const index = local.year * 12 + local.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return { ...local, year, month, day: Math.min(local.day, daysIn(year, month)) };
}

export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Sunday is 0. */
export function weekdayOf({ year, month, day }: LocalTime): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

function asUtc({ year, month, day, hour, minute }: LocalTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

function offsetAt(at: number, timeZone: string): number {
  return asUtc(localTimeAt(at, timeZone)) - Math.floor(at / 60_000) * 60_000;
}

const OPTIONS = {
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
} as const;

/** Formatters are kept, because making one is slow. An unknown time zone is read as UTC, so that it stops no message. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  let formatter: Intl.DateTimeFormat;
  try {
    formatter = new Intl.DateTimeFormat("en-US", { ...OPTIONS, timeZone });
  } catch {
    formatter = new Intl.DateTimeFormat("en-US", { ...OPTIONS, timeZone: "UTC" });
  }
  formatters.set(timeZone, formatter);
  return formatter;
}
