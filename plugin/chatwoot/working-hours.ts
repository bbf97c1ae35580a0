import type { BusinessHours } from "../core/hours.ts";
import type { RestInbox, RestWorkingHours } from "./resources/inboxes.ts";

/** An inbox's own business hours; null when the answer lacks them. */
export function businessHoursOf(inbox: RestInbox): BusinessHours | null {
  if (!inbox.working_hours) return null;
  return {
    enabled: inbox.working_hours_enabled ?? false,
    timeZone: inbox.timezone ?? "UTC",
    closedMessage: inbox.out_of_office_message?.trim() || null,
    days: inbox.working_hours.map(toDay),
  };
}

function toDay(hours: RestWorkingHours): BusinessHours["days"][number] {
  return {
    day: hours.day_of_week,
    closed: hours.closed_all_day,
    allDay: hours.open_all_day ?? false,
    from: (hours.open_hour ?? 0) * 60 + (hours.open_minutes ?? 0),
    to: (hours.close_hour ?? 0) * 60 + (hours.close_minutes ?? 0),
  };
}
