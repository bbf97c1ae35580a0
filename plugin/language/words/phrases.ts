import { ConfigInvalid } from "../../errors.ts";
import { LOCALES, type Locale } from "../locale.ts";
import { once, vocabularyLines } from "../vocabulary.ts";

/**
 * The patterns of a section of `vocabulary/phrases/<file>.txt`, in the alphabet of `foldWords`. A section begins with its
 * name in brackets. A line `NAME = pattern` names a part that later lines contain as `{NAME}`.
 */
export function phrasesIn(file: string, section: string): readonly string[] {
  const parts = new Map<string, string>();
  const withParts = (line: string) =>
    line.replace(/(?<!\\p)\{([A-Z_]+)\}/g, (_whole, name: string) => {
      const part = parts.get(name);
      if (part === undefined)
        throw new ConfigInvalid(`vocabulary/phrases/${file}.txt uses {${name}} before it is defined`);
      return part;
    });
  const phrases: string[] = [];
  let current = "";
  for (const line of vocabularyLines(`phrases/${file}`)) {
    const heading = /^\[([\w -]+)\]$/.exec(line)?.[1];
    const [, name, pattern] = /^([A-Z_]+) = (.+)$/.exec(line) ?? [];
    if (heading !== undefined) current = heading;
    else if (name !== undefined && pattern !== undefined) parts.set(name, withParts(pattern));
    else if (current === section) phrases.push(withParts(line));
  }
  if (phrases.length > 0) return phrases;
  throw new ConfigInvalid(`vocabulary/phrases/${file}.txt has no section [${section}]`);
}

/** The patterns `[<section> pt-BR]`, `[<section> en]` and `[<section> es]`, each compiled at its first use. */
export function phrasePatterns(
  file: string,
  section: string,
  compile: (lines: readonly string[]) => RegExp,
): (locale: Locale) => RegExp {
  const patterns = once(
    () => new Map(LOCALES.map((locale) => [locale, compile(phrasesIn(file, `${section} ${locale}`))])),
  );
  return (locale) => patterns().get(locale) ?? /(?!)/;
}

/** One pattern that finds any of the lines as whole words. Every text is matched in folded form. */
export function anyOf(lines: readonly string[]): RegExp {
  return new RegExp(`(?<![^ ])(?:${lines.join("|")})(?![^ ])`, "g");
}

/** One pattern that matches only the whole text. */
export function wholly(lines: readonly string[]): RegExp {
  return new RegExp(`^(?:${lines.join("|")})$`);
}

/** The language whose pattern matches; the preferred language is tried first. */
export function firstLocale(preferred: Locale, matches: (locale: Locale) => boolean): Locale | undefined {
  return [preferred, ...LOCALES].find(matches);
}

/** A phrase that an admin wrote, as a pattern that matches it literally. */
export function literally(folded: string): string {
  return folded.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
