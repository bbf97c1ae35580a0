import { overlaps, type Span } from "./entity.ts";

export interface FoundTime extends Span {
  readonly hour: number;
  readonly minute: number;
  /** `part` for "de manhã": somewhere in that part of the day. */
  readonly grain: "minute" | "part";
  readonly confidence: number;
}

const PART =
  "(?:\\s*(?:,|da|de la|in the|at|de|por la|a)?\\s*(manha|tarde|noite|madrugada|morning|afternoon|evening|night|manana|noche))?";
const TIMES: readonly RegExp[] = [
  new RegExp(
    `(?<![\\d/:.,-])(\\d{1,2})(?::|h)(\\d{2})\\s*(?:h|hs|min)?(?:\\s*(am|pm|a\\.m\\.?|p\\.m\\.?))?(?![\\d:/])${PART}`,
    "g",
  ),
  new RegExp(`(?<![\\d/:.,-])(\\d{1,2})()\\s*(?:hs?|horas|hrs|o'clock)(?![a-z\\d])()${PART}`, "g"),
  /(?<![\d/:.,-])(\d{1,2})()\s*(am|pm|a\.m\.?|p\.m\.?)(?![a-z])()/g,
  new RegExp(`(?<![a-z])(?:as|a las?|at)\\s+(\\d{1,2})()()(?![\\d:/.,h]|\\s*(?:%|reais|dias|days|x\\b))${PART}`, "g"),
];
const HALF = new RegExp(`^\\s*(?:e meia|y media)(?![a-z])${PART}`);
const NAMED: readonly (readonly [RegExp, number, number])[] = [
  [/(?<![a-z])(?:meio[- ]dia|midday|noon|mediodia)(?![a-z])/g, 12, 0],
  [/(?<![a-z])(?:meia[- ]noite|midnight|medianoche)(?![a-z])/g, 0, 0],
];
const PARTS: readonly (readonly [RegExp, number])[] = [
  [
    /(?<![a-z])(?:de manha|pela manha|da manha|this morning|in the morning|por la manana|en la manana|de manhazinha)(?![a-z])/g,
    9,
  ],
  [
    /(?<![a-z])(?:a tarde|de tarde|pela tarde|this afternoon|in the afternoon|por la tarde|en la tarde|esta tarde)(?![a-z])/g,
    15,
  ],
  [
    /(?<![a-z])(?:a noite|de noite|pela noite|tonight|this evening|in the evening|at night|por la noche|en la noche|esta noche)(?![a-z])/g,
    20,
  ],
];
const AFTER_NOON = /^(?:p|tarde|noite|afternoon|evening|night|noche)/;

/** Times of the day. `folded` is lower case without accents. */
export function findTimes(folded: string): readonly FoundTime[] {
  const clocked = TIMES.flatMap((pattern) =>
    [...folded.matchAll(pattern)].flatMap((match) => readClock(match, folded)),
  );
  const named = NAMED.flatMap(([pattern, hour, minute]) =>
    [...folded.matchAll(pattern)].map((match) => found(match, { hour, minute, grain: "minute", confidence: 0.9 })),
  );
  const parts = PARTS.flatMap(([pattern, hour]) =>
    [...folded.matchAll(pattern)].map((match) => found(match, { hour, minute: 0, grain: "part", confidence: 0.75 })),
  );
  return longestFirst([...clocked, ...named, ...parts]);
}

function readClock(match: RegExpExecArray, folded: string): readonly FoundTime[] {
  const [text, hourText = "", minuteText = "", meridiem = "", part = ""] = match;
  const half = HALF.exec(folded.slice(match.index + text.length));
  const hour = Number(hourText);
  const minute = half && minuteText === "" ? 30 : Number(minuteText || 0);
  const marker = meridiem || part || (half?.[1] ?? "");
  if (hour > 24 || minute > 59 || (hour > 12 && /^a/.test(meridiem))) return [];
  const shift = AFTER_NOON.test(marker) && hour < 12 ? 12 : /^a\.?m/.test(marker) && hour === 12 ? -12 : 0;
  const confidence = minuteText !== "" || marker !== "" || /h|o'clock/.test(text) ? 0.95 : 0.8;
  const time = found(match, { hour: (hour + shift) % 24, minute, grain: "minute", confidence });
  return [{ ...time, end: time.end + (half?.[0].length ?? 0) }];
}

function found(match: RegExpExecArray, time: Omit<FoundTime, keyof Span>): FoundTime {
  return { ...time, start: match.index, end: match.index + match[0].trimEnd().length };
}

/** "às 15h30" is found by more than one pattern: the longest reading is the whole one. */
function longestFirst(times: readonly FoundTime[]): readonly FoundTime[] {
  const kept: FoundTime[] = [];
  const sorted = [...times].sort((first, second) => second.end - second.start - (first.end - first.start));
  for (const time of sorted) {
    if (!kept.some((other) => overlaps(time, other))) kept.push(time);
  }
  return kept.sort((first, second) => first.start - second.start);
}
