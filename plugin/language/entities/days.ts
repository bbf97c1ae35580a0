import {
  doubtfulMonths,
  doubtfulWeekdays,
  monthPattern,
  months,
  rowOf,
  type Unit,
  unitPattern,
  units,
  weekdayPattern,
  weekdays,
} from "./calendar-words.ts";
import { overlaps } from "./entity.ts";
import type { Clock, FoundDay } from "./found-day.ts";
import { countPattern, readCount } from "./relative-count.ts";
import { addDays, addMonths, daysIn, type LocalTime, weekdayOf } from "./zone.ts";

type DayReading = Pick<FoundDay, "day" | "grain" | "confidence">;
/** `match` holds the text, then the groups of the rule's pattern. */
type Rule = readonly [pattern: RegExp, read: (match: RegExpExecArray, at: Reference) => DayReading | null];
interface Reference {
  readonly today: LocalTime;
  readonly locale: Clock["locale"];
  readonly folded: string;
}

const pattern = (source: string) => new RegExp(`(?<![a-z\\d/])${source}(?![a-z\\d]|/\\d)`, "g");
const day = (value: LocalTime, confidence = 0.95): DayReading => ({ day: value, grain: "day", confidence });

const NEXT = "proxim[ao]s?|next|que vem|que viene|seguinte|siguiente|coming|following";
const LAST = "passad[ao]s?|last|pasad[ao]s?|anterior|ultim[ao]s?";
const THIS = "est[ae]|ess[ae]|nest[ae]|ness[ae]|this|hoy|corrente";
const TURN = `(${NEXT}|${LAST}|${THIS})`;
const NOT_A_WEEKDAY =
  /^\s*(?:via|vez|opcao|parcela|chance|tentativa|compra|mao|pessoa|parte|loja|linha|serie|etapa|unidade|nota|semana|marcha)/;
const WEEKDAY_LEAD =
  /(?:^|[\s,;(])(?:na|no|nesta|nessa|ate|para|pra|toda|de|da|desde|ou|e|on|by|until|this|next|last|proxima|a|essa|esta|dia|,)\s*$/;
const MONTH_LEAD =
  /(?:^|[\s,;(])(?:em|de|in|en|ate|until|since|desde|para|pra|for|by|no mes de|mes de|next|last|proximo|this)\s*$/;

/** The first rule that matches a place wins, so rules with more detail come first. */
const rules: readonly Rule[] = [
  [pattern("(\\d{4})-(\\d{1,2})-(\\d{1,2})"), ([, year, month, date]) => calendarDay(year, month, date)],
  [
    pattern("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})"),
    ([, first, second, year], at) => numeric(at, { first, second, year }),
  ],
  [pattern("(\\d{1,2})/(\\d{1,2})"), ([, first, second], at) => numeric(at, { first, second })],
  [
    pattern(
      `(?:dia |the )?(\\d{1,2})(?:st|nd|rd|th|o|º)? ?(?:de |of )?(${monthPattern})\\.?(?:,? ?(?:de |del )?(\\d{4}))?`,
    ),
    ([, date, month, year], at) => named(at, { date, month, year }),
  ],
  [
    pattern(`(${monthPattern})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? ?(\\d{4}))?`),
    ([, month, date, year], at) => named(at, { date, month, year }),
  ],
  [pattern("(?:depois de amanha|day after tomorrow|pasado manana)"), (_match, { today }) => day(addDays(today, 2))],
  [
    pattern("(?:anteontem|antes de ontem|day before yesterday|anteayer|antes de ayer)"),
    (_match, { today }) => day(addDays(today, -2)),
  ],
  [pattern("(?:amanha|tomorrow|tmrw|tmr)"), (_match, { today }) => day(addDays(today, 1))],
  [/(?<![a-z])(?<!(?:la|de|esta|una) )manana(?![a-z])/g, (_match, { today }) => day(addDays(today, 1), 0.9)],
  [pattern("(?:hoje|today|hoy|tonight|hj)"), (_match, { today }) => day(today)],
  [pattern("(?:ontem|yesterday|ayer|anoche|last night)"), (_match, { today }) => day(addDays(today, -1))],
  [
    pattern(`(?:daqui a|daqui|em|in|en|dentro de|within)\\s+${countPattern}\\s+(${unitPattern})`),
    ([, count, unit], at) => away(at, { count, unit, sign: 1 }),
  ],
  [
    pattern(`(?:ha|faz|tem|hace)\\s+(?:uns |umas |about |mais de |mas de )?${countPattern}\\s+(${unitPattern})`),
    ([, count, unit], at) => away(at, { count, unit, sign: -1 }),
  ],
  [
    pattern(`${countPattern}\\s+(${unitPattern})\\s+(?:ago|atras)`),
    ([, count, unit], at) => away(at, { count, unit, sign: -1 }),
  ],
  [pattern(`${TURN}\\s+(${weekdayPattern})`), ([, turn, word], at) => turnedWeekday(at, { turn, word })],
  [pattern(`(${weekdayPattern})\\s+(${NEXT}|${LAST})`), ([, word, turn], at) => turnedWeekday(at, { turn, word })],
  [pattern(`${TURN}\\s+(semana|week|mes|month|ano|year)`), ([, turn, unit], at) => turnedUnit(at, { turn, unit })],
  [
    pattern(`(semana|week|mes|month|ano|year)\\s+(${NEXT}|${LAST})`),
    ([, unit, turn], at) => turnedUnit(at, { turn, unit }),
  ],
  [
    pattern(
      "(?:(?:no|o|el|the|este|esse|this|next|proximo|neste|nesse) )?(?:fim de semana|final de semana|weekend|fin de semana)",
    ),
    (_match, { today }) => day(addDays(today, (6 - weekdayOf(today) + 7) % 7), 0.8),
  ],
  [
    pattern("(?:no |ate o |para o |pro |el |on the )?(?:dia|the) (\\d{1,2})(?:st|nd|rd|th)?"),
    ([, date], at) => nextDate(at, Number(date)),
  ],
  [pattern(`(${weekdayPattern})`), (match, at) => bareWeekday(match, at)],
  [pattern(`(${monthPattern})(?: (?:de |del )?(\\d{4}))?`), (match, at) => bareMonth(match, at)],
];

/** Days, weeks, months and years. `folded` is lower case without accents. */
export function findDays(folded: string, today: LocalTime, locale: Clock["locale"]): readonly FoundDay[] {
  const found: FoundDay[] = [];
  for (const [source, read] of rules) {
    for (const match of folded.matchAll(source)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some((other) => overlaps(span, other))) continue;
      const reading = read(match, { today, locale, folded });
      if (reading) found.push({ ...reading, ...span });
    }
  }
  return found;
}

function calendarDay(year = "", month = "", date = ""): DayReading | null {
  const value = { year: Number(year), month: Number(month), day: Number(date), hour: 0, minute: 0 };
  const isReal =
    value.month >= 1 && value.month <= 12 && value.day >= 1 && value.day <= daysIn(value.year, value.month);
  return isReal ? day(value, 0.97) : null;
}

interface Numeric {
  readonly first: string | undefined;
  readonly second: string | undefined;
  readonly year?: string | undefined;
}

/** A date without a year is the nearest one: recent days are likelier than days eleven months ahead. */
function numeric({ today, locale }: Reference, { first = "", second = "", year }: Numeric): DayReading | null {
  const isMonthFirst = (locale === "en" && Number(first) <= 12) || Number(second) > 12;
  const [month, date] = isMonthFirst ? [first, second] : [second, first];
  if (year) return calendarDay(year.length === 2 ? `20${year}` : year, month, date);
  const guess = calendarDay(String(today.year), month, date);
  return guess && { ...guess, day: nearest(guess.day, today), confidence: 0.8 };
}

function named(
  { today }: Reference,
  parts: { date: string | undefined; month: string | undefined; year: string | undefined },
): DayReading | null {
  const month = String(rowOf(months, parts.month ?? "") + 1);
  if (parts.year) return calendarDay(parts.year, month, parts.date);
  const guess = calendarDay(String(today.year), month, parts.date);
  return guess && { ...guess, day: nearest(guess.day, today), confidence: 0.93 };
}

const LOOK_BACK_DAYS = 90;
function nearest(value: LocalTime, today: LocalTime): LocalTime {
  const limit = addDays(today, -LOOK_BACK_DAYS);
  return compare(value, limit) < 0 ? { ...value, year: value.year + 1 } : value;
}

function compare(first: LocalTime, second: LocalTime): number {
  return first.year - second.year || first.month - second.month || first.day - second.day;
}

interface Away {
  readonly count: string | undefined;
  readonly unit: string | undefined;
  readonly sign: 1 | -1;
}

/** `findMoments` reads hours and minutes. */
function away({ today }: Reference, { count = "", unit = "", sign }: Away): DayReading | null {
  const amount = Math.round(readCount(count) * sign);
  const kind = unitOf(unit);
  if (kind === "minute" || kind === "hour") return null;
  if (kind === "day" || kind === "week") return day(addDays(today, amount * (kind === "week" ? 7 : 1)));
  return day(addMonths(today, amount * (kind === "year" ? 12 : 1)), 0.9);
}

function unitOf(word: string): Unit {
  return units.find(([, source]) => new RegExp(`^(?:${source})$`).test(word))?.[0] ?? "day";
}

const isNext = (turn: string) => new RegExp(`^(?:${NEXT})$`).test(turn);
const isLast = (turn: string) => new RegExp(`^(?:${LAST})$`).test(turn);

/** "Next friday" said on a monday: most people mean the coming one, so it is never more than seven days away. */
function turnedWeekday(
  { today }: Reference,
  { turn = "", word = "" }: { turn: string | undefined; word: string | undefined },
): DayReading | null {
  const ahead = (rowOf(weekdays, word) - weekdayOf(today) + 7) % 7;
  if (isLast(turn)) return day(addDays(today, ahead === 0 ? -7 : ahead - 7), 0.93);
  return day(addDays(today, ahead === 0 && isNext(turn) ? 7 : ahead), 0.93);
}

function turnedUnit(
  { today }: Reference,
  { turn = "", unit = "" }: { turn: string | undefined; unit: string | undefined },
): DayReading | null {
  const step = isNext(turn) ? 1 : isLast(turn) ? -1 : 0;
  if (/^(?:semana|week)/.test(unit)) {
    const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
    return { day: addDays(monday, step * 7), grain: "week", confidence: 0.93 };
  }
  const isYear = /^(?:ano|year)/.test(unit);
  const first = { ...today, day: 1, month: isYear ? 1 : today.month };
  return { day: addMonths(first, step * (isYear ? 12 : 1)), grain: isYear ? "year" : "month", confidence: 0.93 };
}

function nextDate({ today }: Reference, date: number): DayReading | null {
  if (date < 1 || date > 31) return null;
  for (const months of [date >= today.day ? 0 : 1, 1, 2]) {
    const month = addMonths({ ...today, day: 1 }, months);
    if (date <= daysIn(month.year, month.month)) return day({ ...month, day: date }, 0.85);
  }
  return null;
}

function bareWeekday(match: RegExpExecArray, { today, folded }: Reference): DayReading | null {
  const [word] = match;
  const behind = folded.slice(match.index + word.length);
  const before = folded.slice(0, match.index);
  if (doubtfulWeekdays.has(word)) {
    if (NOT_A_WEEKDAY.test(behind)) return null;
    const standsAlone = before.trim() === "" && /^[\s.,!?]*$|^\s*(?:de|a|as|ao|pela|,|at|\d)/.test(behind);
    if (!WEEKDAY_LEAD.test(before) && !standsAlone) return null;
  }
  return day(
    addDays(today, (rowOf(weekdays, word) - weekdayOf(today) + 7) % 7),
    doubtfulWeekdays.has(word) ? 0.75 : 0.9,
  );
}

function bareMonth(match: RegExpExecArray, { today, folded }: Reference): DayReading | null {
  const [, word = "", year] = match;
  if (doubtfulMonths.has(word) && !year && !MONTH_LEAD.test(folded.slice(0, match.index))) return null;
  const month = rowOf(months, word) + 1;
  const value = { ...today, month, day: 1, year: year ? Number(year) : today.year };
  const isPast = !year && month < today.month;
  return { day: isPast ? { ...value, year: value.year + 1 } : value, grain: "month", confidence: 0.8 };
}
