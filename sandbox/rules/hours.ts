import type { Inbox } from "../state/entities.ts";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Whether the inbox's business hours, in its own time zone, include this moment. */
export function isOpenNow(inbox: Inbox, nowMs: number): boolean {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: inbox.settings.timezone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(nowMs);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? "";
  const day = inbox.workingHours.find((hours) => hours.day_of_week === DAYS.indexOf(part("weekday")));
  if (!day || day.closed_all_day) return false;
  if (day.open_all_day) return true;
  const minute = Number(part("hour")) * 60 + Number(part("minute"));
  const opens = (day.open_hour ?? 0) * 60 + (day.open_minutes ?? 0);
  const closes = (day.close_hour ?? 0) * 60 + (day.close_minutes ?? 0);
  return minute >= opens && minute < closes;
}
