import { overlaps, type Span } from "../../language/entities/entity.ts";

/** Always masked when masking is on: these say who somebody is without any other knowledge. */
export const IDENTIFYING_KINDS = [
  "email",
  "phone",
  "cpf",
  "cnpj",
  "rg",
  "cep",
  "pix",
  "card",
  "iban",
  "ip",
  "url",
  "ssn",
  "document",
  "birth_date",
] as const;

/** Masked when the inbox asks: an answer may need them. */
export const NAME_KINDS = ["person", "place", "address", "company"] as const;

/** What narrows down who somebody is; masked only where the inbox is strict. */
export const DETAIL_KINDS = ["date", "age", "title", "nationality"] as const;

export type PiiKind = (typeof IDENTIFYING_KINDS)[number] | (typeof NAME_KINDS)[number] | (typeof DETAIL_KINDS)[number];

export interface PiiSpan extends Span {
  readonly kind: PiiKind;
  /** How likely it is what it looks like; the surer of two that share letters stays. */
  readonly confidence: number;
}

/** Of those that share letters the surest stays, then the longer, then the earlier. */
export function withoutOverlappingPii(spans: readonly PiiSpan[]): readonly PiiSpan[] {
  const kept: PiiSpan[] = [];
  const byRank = [...spans].sort(
    (first, second) =>
      second.confidence - first.confidence ||
      second.end - second.start - (first.end - first.start) ||
      first.start - second.start,
  );
  for (const span of byRank) if (!kept.some((other) => overlaps(span, other))) kept.push(span);
  return kept.sort((first, second) => first.start - second.start);
}

/** What stands directly before and after a place, for words that say what a number is. */
export function around(
  text: string,
  { start, end }: Span,
  reach = 32,
): { readonly before: string; readonly after: string } {
  return { before: text.slice(Math.max(0, start - reach), start), after: text.slice(end, end + reach) };
}

/** Every match of a pattern as a span of one kind, as far as `accept` takes it. */
export function findAll(
  text: string,
  pattern: RegExp,
  read: (found: string, place: Span) => Omit<PiiSpan, keyof Span> | null,
): readonly PiiSpan[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const place = { start: match.index, end: match.index + match[0].length };
    const found = read(match[0], place);
    return found ? [{ ...place, ...found }] : [];
  });
}
