import { withoutOverlaps } from "../../language/entities/entity.ts";
import { findAddresses } from "../names/find-addresses.ts";
import { findBlocks } from "../names/find-blocks.ts";
import { findDetails } from "../names/find-details.ts";
import { findProperNames } from "../names/find-proper-names.ts";
import { findBrazilian } from "./find-brazilian.ts";
import { findCards } from "./find-cards.ts";
import { findDocuments } from "./find-documents.ts";
import { findNet } from "./find-net.ts";
import { findPhoneNumbers } from "./find-phone-numbers.ts";
import { DETAIL_KINDS, NAME_KINDS, type PiiKind, type PiiSpan } from "./pii-span.ts";

const identifiers = [findNet, findBrazilian, findCards, findDocuments, findPhoneNumbers];
/** Less certain; searched only when such kinds are asked for. */
const names = [findAddresses, findDetails, findBlocks, findProperNames];
const NAMED: ReadonlySet<PiiKind> = new Set([...NAME_KINDS, ...DETAIL_KINDS]);

/** Some patterns take quadratic time, so long texts are read in pieces. */
const PIECE = /[\s\S]{1,3000}(?=\s|$)|[\s\S]{1,3000}/g;

/** All personal data in a text, in its order, without overlaps. */
export function findPii(text: string, kinds?: ReadonlySet<PiiKind>): readonly PiiSpan[] {
  const finders = !kinds || [...kinds].some((kind) => NAMED.has(kind)) ? [...identifiers, ...names] : identifiers;
  const kept = [...text.matchAll(PIECE)].flatMap(({ 0: piece, index }) =>
    withoutOverlaps(finders.flatMap((find) => find(piece))).map((span) => ({
      ...span,
      start: span.start + index,
      end: span.end + index,
    })),
  );
  return kinds ? kept.filter(({ kind }) => kinds.has(kind)) : kept;
}
