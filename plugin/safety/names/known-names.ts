import { vocabularyLines, vocabularyRows, vocabularyWords } from "../../language/vocabulary.ts";

/** Tells whether a folded word is in a list. The list is read at the first question. */
function memberOf(read: () => Iterable<string>): (word: string) => boolean {
  let known: ReadonlySet<string> | null = null;
  return (word) => {
    known ??= new Set(read());
    return known.has(word);
  };
}

export const isGivenName = memberOf(() => vocabularyWords("names/given"));
/** Written with a capital where a sentence begins, in headings or by custom. */
export const isCommonWord = memberOf(() => vocabularyWords("names/common"));
/** Ends the name of a firm or an institution. */
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
