import type { Locale } from "../locale.ts";
import type { DateGrain, Span } from "./entity.ts";
import type { LocalTime } from "./zone.ts";

export interface Clock {
  readonly now: number;
  readonly timeZone: string;
  /** In English 03/05 is the fifth of March, elsewhere the third of May. */
  readonly locale: Locale;
}

/** A day, week, month or year that a message names. */
export interface FoundDay extends Span {
  readonly day: LocalTime;
  readonly grain: DateGrain;
  readonly confidence: number;
}
