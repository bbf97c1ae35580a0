import { findDays } from "./days.ts";
import type { DateGrain, Entity, Span } from "./entity.ts";
import type { Clock, FoundDay } from "./found-day.ts";
import { findMoments } from "./moments.ts";
import { type FoundTime, findTimes } from "./times.ts";
import { addDays, dateOf, type LocalTime, localTimeAt, momentOf, timeOf } from "./zone.ts";

/** The words between a day and its time: "amanhã às 15h", "3pm on friday". */
const BETWEEN =
  /^[\s,;-]*(?:as|a las?|a|at|on|de|da|do|del|das|desde las|por la|na|no|en la|in the|pela|la|el)?\s*(?:partir das )?$/;

/** Dates and times, resolved against the customer's clock; a day and its time become one entity. */
export function findDates(text: string, folded: string, clock: Clock): readonly Entity[] {
  const today = localTimeAt(clock.now, clock.timeZone);
  const days = findDays(folded, today, clock.locale);
  const times = findTimes(folded);
  const joined = days.map((day) => ({ day, time: times.find((time) => belongTogether(day, time, folded)) }));
  const taken = new Set(joined.flatMap(({ time }) => time ?? []));
  const write = writer(text, clock);
  return [
    ...findMoments(folded, clock).map(({ at, ...span }) =>
      write(localTimeAt(at, clock.timeZone), { ...span, grain: "minute" }),
    ),
    ...joined.map(({ day, time }) => write(...withTime(day, time))),
    ...times
      .filter((time) => !taken.has(time))
      .map((time) => write(nextAt(time, today), { ...time, grain: time.grain })),
  ];
}

function withTime(day: FoundDay, time: FoundTime | undefined): [LocalTime, Place] {
  if (!time) return [day.day, day];
  const place = {
    start: Math.min(day.start, time.start),
    end: Math.max(day.end, time.end),
    grain: time.grain,
    confidence: Math.max(day.confidence, time.confidence),
  };
  return [{ ...day.day, hour: time.hour, minute: time.minute }, place];
}

function belongTogether(day: FoundDay, time: FoundTime, folded: string): boolean {
  if (day.grain !== "day") return false;
  const [first, second] = day.start < time.start ? [day, time] : [time, day];
  return first.end <= second.start && BETWEEN.test(folded.slice(first.end, second.start));
}

/** A time without a day is today's, or tomorrow's when it has passed. */
function nextAt({ hour, minute }: FoundTime, today: LocalTime): LocalTime {
  const isPast = hour * 60 + minute < today.hour * 60 + today.minute;
  return { ...addDays(today, isPast ? 1 : 0), hour, minute };
}

interface Place extends Span {
  readonly grain: DateGrain;
  readonly confidence: number;
}

function writer(text: string, { timeZone }: Clock) {
  return (local: LocalTime, { start, end, grain, confidence }: Place): Entity => {
    const hasTime = grain === "minute" || grain === "part";
    const moment = hasTime ? local : { ...local, hour: 0, minute: 0 };
    const value = {
      local: hasTime ? `${dateOf(moment)}T${timeOf(moment)}` : dateOf(moment),
      at: momentOf(moment, timeZone),
      grain,
    };
    return { type: "date", value, text: text.slice(start, end), start, end, confidence };
  };
}
