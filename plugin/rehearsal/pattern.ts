import { fold } from "../language/fold.ts";

const PATTERN = /^\/(.+)\/([imsu]*)$/s;

/** A text written as `/…/` must be a valid pattern. */
export function findPatternProblem(written: string): string | undefined {
  const [, source, flags] = PATTERN.exec(written) ?? [];
  if (source === undefined) return undefined;
  try {
    new RegExp(source, flags);
    return undefined;
  } catch {
    return "is not a pattern that can be read";
  }
}

/** A pattern must match; a plain text must occur in the message, whatever its case, accents and line breaks. */
export function isLike(said: string, written: string): boolean {
  const text = said.replaceAll("\u200B", "");
  const [, source, flags] = PATTERN.exec(written) ?? [];
  return source === undefined ? flat(text).includes(flat(written)) : new RegExp(source, flags).test(text);
}

const flat = (text: string): string => fold(text).replaceAll(/\s+/g, " ").trim();
