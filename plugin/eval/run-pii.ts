import { overlaps, type Span } from "../language/entities/entity.ts";
import { findPii } from "../safety/pii/find-pii.ts";
import { IDENTIFYING_KINDS, PII_KINDS, type PiiKind, type PiiSpan } from "../safety/pii/pii-span.ts";
import { IDENTIFIER_TYPES, kindsOf } from "./pii-kinds.ts";
import type { ExpectedSpan, PiiText } from "./pii-texts.ts";

export interface Score {
  /** Expected spans, and how many of them were found. */
  readonly expected: number;
  readonly found: number;
  /** Predicted spans, and how many of them were right. */
  readonly predicted: number;
  readonly right: number;
  readonly recall: number;
  readonly precision: number;
  readonly f2: number;
}

export interface PiiItem {
  readonly text: string;
  readonly expected: readonly (ExpectedSpan & { readonly found: boolean })[];
  readonly predicted: readonly (PiiSpan & { readonly right: boolean })[];
}

export interface PiiRun {
  readonly all: Score;
  /** The spans that identify a person without other knowledge. */
  readonly identifiers: Score;
  readonly byType: Readonly<Record<string, { readonly expected: number; readonly found: number }>>;
  readonly items: readonly PiiItem[];
  readonly msPerText: number;
}

/** A span counts as found when at least this share of it is masked: the rest must not reveal it. */
const MIN_COVERED = 0.8;
/** A prediction counts as right when at least this share of it was expected. */
const MIN_EXPECTED = 0.5;

const IDENTIFYING: ReadonlySet<PiiKind> = new Set(IDENTIFYING_KINDS);

/**
 * Finds the personal data in every text and compares it with the expected spans. Names, places and details are searched
 * only if the file marks any.
 */
export function runPii(texts: readonly PiiText[]): PiiRun {
  const marked = new Set(texts.flatMap(({ spans }) => spans.flatMap(({ entity_type }) => kindsOf(entity_type) ?? [])));
  const marksOthers = [...marked].some((kind) => !IDENTIFYING.has(kind));
  const wanted = new Set<PiiKind>(marksOthers ? PII_KINDS : IDENTIFYING_KINDS);
  const started = performance.now();
  const found = texts.map(({ full_text }) => findPii(full_text, wanted));
  const msPerText = (performance.now() - started) / texts.length;
  const items = texts.map((text, index) => compare(text, found[index] ?? []));
  const expected = items.flatMap((item) => item.expected);
  return {
    all: scoreOf(items, () => true),
    identifiers: scoreOf(items, (type) => IDENTIFIER_TYPES.some((known) => known === type)),
    byType: Object.fromEntries(
      [...new Set(expected.map(({ entity_type }) => entity_type))].sort().map((type) => {
        const spans = expected.filter(({ entity_type }) => entity_type === type);
        return [type, { expected: spans.length, found: spans.filter((span) => span.found).length }];
      }),
    ),
    items,
    msPerText,
  };
}

function compare({ full_text: text, spans }: PiiText, predicted: readonly PiiSpan[]): PiiItem {
  const expected = spans.map((span) => ({ ...span, start: span.start_position, end: span.end_position }));
  return {
    text,
    expected: expected.map(({ start, end, ...span }) => {
      const hiding = predicted.filter((other) => isOf(span.entity_type, other));
      return { ...span, found: shareCovered(text, { start, end }, hiding) >= MIN_COVERED };
    }),
    predicted: predicted.map((span) => {
      const meant = expected.filter((other) => isOf(other.entity_type, span));
      return { ...span, right: shareCovered(text, span, meant) >= MIN_EXPECTED };
    }),
  };
}

function isOf(entityType: string, { kind }: PiiSpan): boolean {
  return kindsOf(entityType)?.includes(kind) ?? true;
}

/** The share of a span's letters and digits that other spans cover. */
function shareCovered(text: string, span: Span, others: readonly Span[]): number {
  const near = others.filter((other) => overlaps(span, other));
  const places = [...text.slice(span.start, span.end).matchAll(/[\p{L}\p{N}]/gu)].map(
    ({ index }) => span.start + index,
  );
  const covered = places.filter((place) => near.some(({ start, end }) => place >= start && place < end));
  return places.length === 0 ? Number(near.length > 0) : covered.length / places.length;
}

function scoreOf(items: readonly PiiItem[], counts: (entityType: string) => boolean): Score {
  const expected = items.flatMap((item) => item.expected).filter(({ entity_type }) => counts(entity_type));
  const kinds = new Set(expected.flatMap(({ entity_type }) => kindsOf(entity_type) ?? []));
  const all = items.flatMap((item) => item.predicted);
  const predicted =
    expected.length === items.flatMap((item) => item.expected).length ? all : all.filter(({ kind }) => kinds.has(kind));
  const found = expected.filter((span) => span.found).length;
  const right = predicted.filter((span) => span.right).length;
  const recall = expected.length === 0 ? 1 : found / expected.length;
  const precision = predicted.length === 0 ? 1 : right / predicted.length;
  const f2 = precision + recall === 0 ? 0 : (5 * precision * recall) / (4 * precision + recall);
  return { expected: expected.length, found, predicted: predicted.length, right, recall, precision, f2 };
}
