import type { Span } from "./entity.ts";
import type { Clock } from "./found-day.ts";
import { countPattern, readCount } from "./relative-count.ts";

interface FoundMoment extends Span {
  readonly at: number;
  readonly confidence: number;
}

const MINUTE_MS = 60_000;
const UNIT = "(minutos?|minutes?|mins?|horas?|hours?|hrs?)";
const AHEAD = new RegExp(
  `(?<![a-z])(?:daqui a|daqui|em|in|en|dentro de|within)\\s+${countPattern}\\s*${UNIT}(?![a-z])`,
  "g",
);
const AGO = new RegExp(
  `(?<![a-z])(?:(?:ha|faz|hace)\\s+${countPattern}\\s*${UNIT}|${countPattern}\\s*${UNIT}\\s+(?:ago|atras))(?![a-z])`,
  "g",
);
const NOW = /(?<![a-z])(?:agora mesmo|agora|right now|just now|now|ahora mismo|ahora)(?![a-z])/g;

/** Moments told by the distance in hours or minutes: "in 2 hours", "há meia hora". */
export function findMoments(folded: string, { now }: Pick<Clock, "now">): readonly FoundMoment[] {
  const away = (count: string | undefined, unit: string | undefined) =>
    readCount(count ?? "") * (/^h/.test(unit ?? "") ? 60 : 1) * MINUTE_MS;
  return [
    ...[...folded.matchAll(AHEAD)].map((match) => place(match, now + away(match[1], match[2]), 0.95)),
    ...[...folded.matchAll(AGO)].map((match) =>
      place(match, now - away(match[1] ?? match[3], match[2] ?? match[4]), 0.95),
    ),
    ...[...folded.matchAll(NOW)].map((match) => place(match, now, 0.6)),
  ];
}

function place(match: RegExpExecArray, at: number, confidence: number): FoundMoment {
  return { at, start: match.index, end: match.index + match[0].length, confidence };
}
