import type { Span } from "../../language/entities/entity.ts";

/** Always masked when masking is on: each identifies a person without other knowledge. */
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

/** Masked only if the inbox asks for it: an answer may need them. */
export const NAME_KINDS = ["person", "place", "address", "company"] as const;

/** Details that narrow down who a person is; masked only if the inbox asks for it. */
export const DETAIL_KINDS = ["date", "age", "title", "nationality"] as const;

export const PII_KINDS = [...IDENTIFYING_KINDS, ...NAME_KINDS, ...DETAIL_KINDS] as const;
export type PiiKind = (typeof PII_KINDS)[number];

export interface PiiSpan extends Span {
  readonly kind: PiiKind;
  /** The probability that the text is of this kind. Of two overlapping spans the surer one stays. */
  readonly confidence: number;
}

export type PiiReading = Omit<PiiSpan, keyof Span>;

/** The text directly before and after a place: words there tell what a number is. */
export function around(
  text: string,
  { start, end }: Span,
  reach = 32,
): { readonly before: string; readonly after: string } {
  return { before: text.slice(Math.max(0, start - reach), start), after: text.slice(end, end + reach) };
}

/** Every match of a pattern that `read` accepts, as a span. */
export function findAll(
  text: string,
  pattern: RegExp,
  read: (found: string, place: Span) => PiiReading | null,
): readonly PiiSpan[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const place = { start: match.index, end: match.index + match[0].length };
    const found = read(match[0], place);
    return found ? [{ ...place, ...found }] : [];
  });
}
