import { addDays, dateOf, type LocalTime, localTimeAt, weekdayOf } from "../language/entities/zone.ts";
import type { InboxSettings } from "./settings/settings.ts";

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
export type Day = (typeof DAYS)[number];

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** A shop that opens on no day of two weeks is closed for good as far as a customer is concerned. */
const LOOK_AHEAD_DAYS = 15;

/** Opening minutes of each day of the week, in the wall clock of a time zone. */
export interface OpeningHours {
  readonly timeZone: string;
  readonly weekly: Readonly<Record<Day, readonly { readonly from: number; readonly to: number }[]>>;
  /** `2026-12-24`, or `12-25` for every year. */
  readonly holidays: ReadonlySet<string>;
  /** What Chatwoot itself tells customers while the inbox is closed; null: nothing. */
  readonly closedMessage: string | null;
}

/** What Chatwoot keeps for an inbox (`working_hours`), as far as it matters here. */
export interface BusinessHours {
  readonly enabled: boolean;
  readonly timeZone: string;
  readonly closedMessage?: string | null;
  readonly days: readonly {
    readonly day: number;
    readonly closed: boolean;
    readonly allDay: boolean;
    readonly from: number;
    readonly to: number;
  }[];
}

/** Null: people are always there. */
export function openingHoursOf(settings: InboxSettings["hours"], business: BusinessHours | null): OpeningHours | null {
  if (settings.source === "always") return null;
  const holidays = new Set(settings.holidays.map(({ date }) => date));
  const closedMessage = business?.enabled ? (business.closedMessage ?? null) : null;
  const common = { holidays, closedMessage };
  if (settings.source === "own") return { timeZone: settings.time_zone, weekly: weekOf(settings.weekly), ...common };
  if (!business?.enabled) return null;
  return { timeZone: business.timeZone, weekly: businessWeek(business.days), ...common };
}

export function isOpen(hours: OpeningHours | null, at: number): boolean {
  return hours === null || minutesUntilOpen(hours, at, 0) === 0;
}

/** When people are there next: now if they are; null if they will not be within two weeks. */
export function nextOpening(hours: OpeningHours | null, at: number): number | null {
  if (hours === null) return at;
  const minutes = minutesUntilOpen(hours, at, LOOK_AHEAD_DAYS);
  if (minutes === null) return null;
  return minutes === 0 ? at : Math.floor(at / MINUTE_MS) * MINUTE_MS + minutes * MINUTE_MS;
}

/**
 * Walks forward day by day in wall-clock minutes. A change to or from summer time in between shifts the result by an
 * hour, which the next look corrects: nobody is answered earlier because of it.
 */
function minutesUntilOpen(hours: OpeningHours, at: number, days: number): number | null {
  const today = localTimeAt(at, hours.timeZone);
  const minute = minuteIn(today);
  for (let ahead = 0; ahead <= days; ahead += 1) {
    const day = addDays(today, ahead);
    if (isHoliday(hours, dateOf(day))) continue;
    const starts = openFrom(hours.weekly[DAYS[weekdayOf(day)] ?? "sun"], ahead === 0 ? minute : 0);
    if (starts !== null) return ahead * DAY_MINUTES + starts - minute;
  }
  return null;
}

/** The first open minute of a day at or after this one. */
function openFrom(ranges: readonly { from: number; to: number }[], minute: number): number | null {
  const later = ranges.filter(({ to }) => to > minute).map(({ from }) => Math.max(from, minute));
  return later.length === 0 ? null : Math.min(...later);
}

const isHoliday = ({ holidays }: OpeningHours, date: string) => holidays.has(date) || holidays.has(date.slice(5));

const minuteIn = ({ hour, minute }: LocalTime): number => hour * 60 + minute;

/** The local time in minutes since midnight. */
export const minuteOfDay = (timeZone: string, at: number): number => minuteIn(localTimeAt(at, timeZone));

type Ranges = { from: number; to: number }[];
const emptyWeek = (): Record<Day, Ranges> => ({ sun: [], mon: [], tue: [], wed: [], thu: [], fri: [], sat: [] });

function weekOf(weekly: InboxSettings["hours"]["weekly"]): OpeningHours["weekly"] {
  const week = emptyWeek();
  for (const { day, from, to } of weekly.flatMap(openingRanges)) week[day].push({ from, to });
  return week;
}

type OpeningTimes = InboxSettings["hours"]["weekly"][number];

/** The minutes of each day that opening times mean. A range that ends before it begins goes on into the next day. */
export function openingRanges({ days, from, to }: OpeningTimes): readonly { day: Day; from: number; to: number }[] {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  return days.flatMap((day) => {
    if (end > start) return [{ day, from: start, to: end }];
    const nextDay = DAYS[(DAYS.indexOf(day) + 1) % 7] ?? "sun";
    return [{ day, from: start, to: DAY_MINUTES }, ...(end > 0 ? [{ day: nextDay, from: 0, to: end }] : [])];
  });
}

function businessWeek(days: BusinessHours["days"]): OpeningHours["weekly"] {
  const week = emptyWeek();
  for (const { day, closed, allDay, from, to } of days) {
    const name = DAYS[day];
    if (!name || closed) continue;
    week[name].push(allDay ? { from: 0, to: DAY_MINUTES } : { from, to });
  }
  return week;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
