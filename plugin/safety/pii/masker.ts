import { overlaps, type Span } from "../../language/entities/entity.ts";
import { findPii } from "./find-pii.ts";
import { DETAIL_KINDS, IDENTIFYING_KINDS, NAME_KINDS, PII_KINDS, type PiiKind } from "./pii-span.ts";

/** The settings of an inbox about masks. */
export interface MaskSettings {
  readonly mask_identifiers: boolean;
  readonly mask_names: boolean;
  readonly mask_details: boolean;
}

export interface MaskerOptions {
  readonly kinds: ReadonlySet<PiiKind>;
}

/** Masks all texts of one model call, so that a value has the same placeholder in each of them. */
export interface Masker {
  /** The text with a placeholder such as `[EMAIL_1]` for each personal value. */
  mask(text: string): string;
  /** The text with the values again, also where the model changed the form of a placeholder. */
  restore(text: string): string;
  /** Placeholders that this masker did not make: the model invented them. */
  findUnknown(text: string): readonly string[];
}

/** The label for text that looked like a placeholder before masking: a customer may type one. */
const LITERAL = "TEXT";
const LABELS = [...PII_KINDS.map((kind) => kind.toUpperCase()), LITERAL].map((label) => label.replace("_", "[ _-]*"));
/** Brackets, escaped or encoded ones, bold and blanks inside, or none at all around the plain form. */
const PLACEHOLDER = new RegExp(
  `\\\\?(?:\\[|%5B)[\\s*\`]*(${LABELS.join("|")})\\\\?[ _-]*(\\d{1,4})[\\s*\`]*\\\\?(?:\\]|%5D)|(?<![\\w[])(${LABELS.join("|")})\\\\?_(\\d{1,4})(?![\\w\\]])`,
  "gi",
);

export function kindsToMask(settings: MaskSettings): ReadonlySet<PiiKind> {
  return new Set([
    ...(settings.mask_identifiers ? IDENTIFYING_KINDS : []),
    ...(settings.mask_names ? NAME_KINDS : []),
    ...(settings.mask_details ? DETAIL_KINDS : []),
  ]);
}

export function createMasker({ kinds }: MaskerOptions): Masker {
  const given = new Map<string, string>();
  const values = new Map<string, string>();
  const counts = new Map<string, number>();

  function placeholderFor(label: string, value: string): string {
    const key = `${label} ${label === LITERAL ? value : keyOf(value)}`;
    const known = given.get(key);
    if (known) return known;
    const count = (counts.get(label) ?? 0) + 1;
    const placeholder = `${label}_${count}`;
    counts.set(label, count);
    given.set(key, placeholder);
    values.set(placeholder, value);
    return placeholder;
  }

  return {
    mask: (text) => replaceSpans(text, spansIn(text, kinds), placeholderFor),
    restore: (text) => text.replace(PLACEHOLDER, (...match) => values.get(placeholderName(match)) ?? match[0]),
    findUnknown: (text) =>
      [...text.matchAll(PLACEHOLDER)].filter((match) => !values.has(placeholderName(match))).map(([found]) => found),
  };
}

interface LabelledSpan extends Span {
  readonly label: string;
}

function spansIn(text: string, kinds: ReadonlySet<PiiKind>): readonly LabelledSpan[] {
  const typed = [...text.matchAll(PLACEHOLDER)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    label: LITERAL,
  }));
  const personal = findPii(text, kinds)
    .filter((span) => !typed.some((other) => overlaps(span, other)))
    .map(({ start, end, kind }) => ({ start, end, label: kind.toUpperCase() }));
  return [...typed, ...personal].sort((first, second) => first.start - second.start);
}

function replaceSpans(
  text: string,
  spans: readonly LabelledSpan[],
  placeholderFor: (label: string, value: string) => string,
): string {
  let done = 0;
  const parts = spans.map(({ start, end, label }) => {
    const part = `${text.slice(done, start)}[${placeholderFor(label, text.slice(start, end))}]`;
    done = end;
    return part;
  });
  return parts.join("") + text.slice(done);
}

/** `[ birth date 2 ]` is `BIRTH_DATE_2`. */
function placeholderName(match: readonly unknown[]): string {
  const label = String(match[1] ?? match[3]).toUpperCase();
  return `${label.replace(/[ _-]+/, "_")}_${Number(match[2] ?? match[4])}`;
}

/** The same key for different writings of a value: `529.982.247-25` and `52998224725`, `Ana@Mail.com` and `ana@mail.com`. */
function keyOf(value: string): string {
  const signs = value.toLowerCase().replace(/[\s.()/-]/g, "");
  return /^\+?\d+$/.test(signs) ? signs : value.trim().toLowerCase();
}

/** Whether a text holds something that looks like a placeholder. */
export function holdsPlaceholder(text: string): boolean {
  return text.search(PLACEHOLDER) !== -1;
}

const NAMING_KINDS = kindsToMask({ mask_identifiers: true, mask_names: true, mask_details: false });

/** The text without names, numbers and addresses that identify a person. */
export const maskPeople = (text: string): string => createMasker({ kinds: NAMING_KINDS }).mask(text);
