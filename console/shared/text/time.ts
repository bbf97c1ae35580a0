const CLOCK = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const WEEKDAY = new Intl.DateTimeFormat("en", { weekday: "long" });
const DATE = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric" });
const SHORT_DATE = new Intl.DateTimeFormat("en", { day: "numeric", month: "short" });
const FULL = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export function clockTime(ms: number): string {
  return CLOCK.format(ms);
}

export function fullTime(ms: number): string {
  return FULL.format(ms);
}

export function isSameDay(aMs: number, bMs: number): boolean {
  return new Date(aMs).toDateString() === new Date(bMs).toDateString();
}

export function dayName(ms: number, nowMs: number): string {
  if (isSameDay(ms, nowMs)) return "Today";
  if (isSameDay(ms, nowMs - DAY_MS)) return "Yesterday";
  return nowMs - ms < 6 * DAY_MS ? WEEKDAY.format(ms) : DATE.format(ms);
}

/** For lists, where a column of equal widths is easier to scan: now, 4m, 3h, 12 May. */
export function shortAge(ms: number, nowMs: number): string {
  const minutes = Math.floor((nowMs - ms) / MINUTE_MS);
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes}m`;
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)}h` : SHORT_DATE.format(ms);
}
