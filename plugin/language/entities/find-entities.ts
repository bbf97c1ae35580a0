import { foldInPlace } from "../fold.ts";
import { type Choice, readChoice } from "../words/choice.ts";
import { findAmounts } from "./amounts.ts";
import { findCities } from "./cities.ts";
import { findDates } from "./dates.ts";
import { type Entity, withoutOverlaps } from "./entity.ts";
import type { Clock } from "./found-day.ts";
import { findIdentifiers } from "./identifiers.ts";
import { findPhones } from "./phones.ts";

export interface EntityContext extends Clock {
  /** A regular expression for the inbox's order numbers; its first group, if any, is the number. */
  readonly orderPattern?: string;
  /** The options the customer was asked to choose from. */
  readonly choices?: readonly Choice[];
}

/** Longer messages are pasted pages: only their beginning is read, so that no pattern costs seconds. */
const MAX_LETTERS = 4000;

/** All entities of a message, in the order of the text, without overlaps. */
export function findEntities(text: string, context: EntityContext): readonly Entity[] {
  const read = text.slice(0, MAX_LETTERS);
  const folded = foldInPlace(read);
  const named = withoutOverlaps([
    ...findIdentifiers(read, context.orderPattern),
    ...findPhones(read),
    ...findAmounts(read, folded),
    ...findDates(read, folded, context),
    ...findCities(read, folded),
  ]);
  return [...chosen(text, context.choices ?? []), ...named];
}

/** A choice covers the whole message, so it may overlap other entities. */
function chosen(text: string, choices: readonly Choice[]): readonly Entity[] {
  const choice = choices.length === 0 ? undefined : readChoice(text, choices);
  if (!choice) return [];
  return [{ type: "choice", value: choice.value, text, start: 0, end: text.length, confidence: 0.95 }];
}
