export type DateGrain = "minute" | "part" | "day" | "week" | "month" | "year";

/** A point of the calendar, resolved against the customer's clock. */
export interface DateValue {
  /** Local date, with local time when one was named: `2026-03-05` or `2026-03-05T15:00`. */
  readonly local: string;
  /** The same as a moment: the start of the day, week, month or year when no time was named. */
  readonly at: number;
  readonly grain: DateGrain;
}

interface EntityValues {
  readonly money: { readonly amount: number; readonly currency: string | null };
  readonly date: DateValue;
  readonly quantity: { readonly amount: number; readonly unit: string };
  readonly city: { readonly name: string; readonly region: string };
  readonly phone: string;
  readonly email: string;
  readonly url: string;
  readonly order_number: string;
  readonly cpf: string;
  readonly cnpj: string;
  readonly cep: string;
  readonly plate: string;
  readonly choice: string;
}

export type EntityType = keyof EntityValues;

/** A date, amount, place or identifier in a message, with its place in the text. */
export type Entity = {
  readonly [Type in EntityType]: {
    readonly type: Type;
    readonly value: EntityValues[Type];
    readonly text: string;
    readonly start: number;
    readonly end: number;
    /** The probability that the text is of this type. */
    readonly confidence: number;
  };
}[EntityType];

/** A place in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const overlaps = (first: Span, second: Span): boolean => first.start < second.end && second.start < first.end;

/** Of spans that overlap the surest stays; of equally sure ones the longer, then the earlier. */
export function withoutOverlaps<T extends Span & { readonly confidence: number }>(spans: readonly T[]): readonly T[] {
  const kept: T[] = [];
  const byRank = [...spans].sort(
    (first, second) =>
      second.confidence - first.confidence ||
      second.end - second.start - (first.end - first.start) ||
      first.start - second.start,
  );
  for (const span of byRank) if (!kept.some((other) => overlaps(span, other))) kept.push(span);
  return kept.sort((first, second) => first.start - second.start);
}
