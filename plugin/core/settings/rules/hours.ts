import { closest } from "../../../language/closest.ts";
import { type Day, openingRanges } from "../../hours.ts";
import { pointerTo } from "../json-pointer.ts";
import { error, type SettingsRule, warning } from "./rule.ts";

const realTimeZone: SettingsRule = ({ hours }) => {
  const { time_zone: zone } = hours;
  if (isTimeZone(zone)) return [];
  const likely = closest(zone, Intl.supportedValuesOf("timeZone"));
  const hint = likely ? `did you mean ${likely}?` : "use a name such as America/Sao_Paulo";
  return [error("/hours/time_zone", `there is no time zone ${zone}; ${hint}`)];
};

/** A fixed offset knows no summer time: it would be wrong for half of the year without anybody noticing. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

interface Opening {
  readonly index: number;
  readonly day: Day;
  readonly from: number;
  readonly to: number;
}

const overlappingTimes: SettingsRule = ({ hours }) => {
  const openings = hours.weekly.flatMap((times, index): readonly Opening[] =>
    openingRanges(times).map((range) => ({ ...range, index })),
  );
  const overlaps = openings.flatMap((later) => {
    const earlier = openings.find((other) => other.index < later.index && overlap(other, later));
    return earlier ? [{ earlier, later }] : [];
  });
  const first = overlaps.filter(
    ({ later }, nr) => overlaps.findIndex((other) => other.later.index === later.index) === nr,
  );
  return first.map(({ earlier, later }) =>
    error(pointerTo("hours", "weekly", later.index), `overlaps /hours/weekly/${earlier.index} on ${later.day}`),
  );
};

const overlap = (a: Opening, b: Opening) => a.day === b.day && a.from < b.to && b.from < a.to;

const realHolidays: SettingsRule = ({ hours }) =>
  hours.holidays.flatMap(({ date }, index) => {
    const place = pointerTo("hours", "holidays", index);
    if (!isRealDate(date)) return [error(`${place}/date`, `there is no ${date} in the calendar`)];
    const isTwice = hours.holidays.findIndex((other) => other.date === date) < index;
    return isTwice ? [warning(place, `${date} is there already`)] : [];
  });

/** Without a year, 29 February counts: it comes round. */
function isRealDate(date: string): boolean {
  const whole = date.length === 5 ? `2024-${date}` : date;
  const parsed = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(whole);
}

export const hoursRules: readonly SettingsRule[] = [realTimeZone, overlappingTimes, realHolidays];
