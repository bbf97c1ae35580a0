import { LOCALES, type Locale } from "../locale.ts";

/** Phrases of one meaning in each language, in the alphabet of `foldWords`; a line may use the signs of patterns. */
export type PhrasesByLocale = Readonly<Record<Locale, readonly string[]>>;

/** One pattern that finds any of the lines as whole words. Every text is matched in folded form. */
export function anyOf(lines: readonly string[]): RegExp {
  return new RegExp(`(?<![^ ])(?:${lines.join("|")})(?![^ ])`, "g");
}

/** One pattern that is satisfied only by the whole text. */
export function wholly(lines: readonly string[]): RegExp {
  return new RegExp(`^(?:${lines.join("|")})$`);
}

/** The language that a text speaks when the same pattern exists in several; the preferred one wins a draw. */
export function firstLocale(preferred: Locale, speaks: (locale: Locale) => boolean): Locale | undefined {
  return [preferred, ...LOCALES].find(speaks);
}

/** A phrase that an admin wrote, as a pattern: its words literally, in order, side by side. */
export function literally(folded: string): string {
  return folded.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
