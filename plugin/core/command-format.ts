import type { CommandContext } from "./command.ts";
import type { Locale } from "./settings.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export const timeZoneOf = ({ hours, settings }: Pick<CommandContext, "hours" | "settings">): string =>
  hours?.timeZone ?? settings.hours.time_zone;

/** `18:00`, or with its day where that is not today. */
export function clock(
  at: number,
  { locale, timeZone, now }: { locale: Locale; timeZone: string; now: number },
): string {
  const part = (options: Intl.DateTimeFormatOptions, moment: number) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(moment);
  const dayOf = (moment: number) => part({ day: "2-digit", month: "2-digit" }, moment);
  const time = part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, at);
  return dayOf(at) === dayOf(now) ? time : `${dayOf(at)} ${time}`;
}

/** `45 s`, `12 min`, `3 h 5 min`, `2 d 4 h`: the two largest units. */
export function span(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(Math.max(0, ms) / MINUTE_MS);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor((minutes * MINUTE_MS) / HOUR_MS);
  if (hours < 24) return joined(hours, "h", minutes % 60, "min");
  return joined(Math.floor((hours * HOUR_MS) / DAY_MS), "d", hours % 24, "h");
}

const joined = (large: number, unit: string, small: number, smallUnit: string) =>
  small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;

/** Customers' and tools' words in one line of a note: short, and without a mention that would call somebody. */
export function inline(text: string, limit = 160): string {
  const said = text.replaceAll(/\s+/g, " ").replaceAll("mention://", "mention: //").trim();
  return said.length > limit ? `${said.slice(0, limit - 1).trimEnd()}…` : said;
}

/** The same in full, set off from what the bot itself says. */
export const quoted = (text: string): string =>
  `> ${text.trim().replaceAll("mention://", "mention: //").replaceAll("\n", "\n> ")}`;
