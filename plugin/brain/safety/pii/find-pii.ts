import { findBrazilian } from "./find-brazilian.ts";
import { findCards } from "./find-cards.ts";
import { findDocuments } from "./find-documents.ts";
import { findNet } from "./find-net.ts";
import { findPhoneNumbers } from "./find-phone-numbers.ts";
import { type PiiKind, type PiiSpan, withoutOverlappingPii } from "./pii-span.ts";

const finders = [findNet, findBrazilian, findCards, findDocuments, findPhoneNumbers];

/** Patterns look at every letter from every letter: long texts are read in pieces, so that none costs seconds. */
const PIECE = /[\s\S]{1,3000}(?=\s|$)|[\s\S]{1,3000}/g;

/** Everything personal in a text, in its order, without overlaps. */
export function findPii(text: string, kinds?: ReadonlySet<PiiKind>): readonly PiiSpan[] {
  const found = [...text.matchAll(PIECE)].flatMap(({ 0: piece, index }) =>
    finders
      .flatMap((find) => find(piece))
      .map((span) => ({ ...span, start: span.start + index, end: span.end + index })),
  );
  const kept = withoutOverlappingPii(found);
  return kinds ? kept.filter(({ kind }) => kinds.has(kind)) : kept;
}
