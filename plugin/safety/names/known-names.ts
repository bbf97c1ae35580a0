import { once, vocabularyLines, vocabularyRows, vocabularyWords } from "../../language/vocabulary.ts";

/** Tells whether a folded word is in a list. The list is read at the first call. */
function memberOf(read: () => Iterable<string>): (word: string) => boolean {
  const known = once(() => new Set(read()));
  return (word) => known().has(word);
}

export const isGivenName = memberOf(() => vocabularyWords("names/given"));
/** Ordinary words that are often capitalised: at the beginning of a sentence, in headings or by custom. */
export const isCommonWord = memberOf(() => vocabularyWords("names/common"));
/** Words that end the name of a company or an institution. */
export const isCompanyWord = memberOf(() => vocabularyWords("names/company"));
export const isNationality = memberOf(() =>
  vocabularyRows("names/countries").flatMap(({ value }) => value.split(", ")),
);
export const isPlaceName = memberOf(placeNames);

export function placeNames(): readonly string[] {
  const countries = vocabularyRows("names/countries").flatMap(({ key }) => key.split(", "));
  const regions = vocabularyLines("names/regions").flatMap((line) => line.split(","));
  return [...countries, ...regions.map((name) => name.trim()).filter(Boolean)];
}
