import type { Locale } from "../../language/locale.ts";
import { type Day, isOpen, nextOpening, type OpeningHours } from "../hours.ts";
import { momentIn } from "./moment.ts";
import { hoursTexts } from "./texts.ts";

const WEEK: readonly Day[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/** A Monday: days are named by formatting the days after it. */
const SOME_MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;
const DAY_MINUTES = 1440;

/** The hours in which people answer in this inbox, and whether they do now; null when they never do. */
export function describeHours(hours: OpeningHours, locale: Locale, now: number): string | null {
  const say = hoursTexts[locale];
  const times = spansOf(hours).map(({ first, last, ranges }) => {
    const name = (day: number) => dayName(locale, day);
    const days = first === last ? name(first) : say.span({ first: name(first), last: name(last) });
    return `${days}, ${ranges.map((range) => timesIn(locale, range)).join(", ")}`;
  });
  if (times.length === 0) return null;
  const back = nextOpening(hours, now);
  const present = isOpen(hours, now)
    ? say.open
    : say.closed({ when: back === null ? null : momentIn(locale, hours.timeZone, back) });
  return `${say.people({ times: times.join("; ") })} ${present}`;
}

type Ranges = OpeningHours["weekly"][Day];

interface Span {
  readonly first: number;
  last: number;
  readonly ranges: Ranges;
}

/** Days in a row with the same times are named together. */
function spansOf({ weekly }: OpeningHours): readonly Span[] {
  const spans: Span[] = [];
  for (const [index, day] of WEEK.entries()) {
    const ranges = weekly[day];
    if (ranges.length === 0) continue;
    const previous = spans.at(-1);
    if (previous?.last === index - 1 && JSON.stringify(previous.ranges) === JSON.stringify(ranges)) {
      previous.last = index;
    } else spans.push({ first: index, last: index, ranges });
  }
  return spans;
}

function timesIn(locale: Locale, { from, to }: Ranges[number]): string {
  const say = hoursTexts[locale];
  return from === 0 && to === DAY_MINUTES ? say.allDay : say.range({ from: clock(from), to: clock(to) });
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const dayName = (locale: Locale, index: number) =>
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(SOME_MONDAY + index * DAY_MS);
