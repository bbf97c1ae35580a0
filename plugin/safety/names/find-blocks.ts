import { foldInPlace } from "../../language/fold.ts";
import type { PiiKind, PiiSpan } from "../pii/pii-span.ts";
import { isGivenName, isPlaceName } from "./known-names.ts";

/** Letter heads and signatures: a name, a company, a street, a place, each on its own line. */
const LINE = /^[ \t>?]*([^\n]*?)[ \t]*$/gmu;
const NAMELY =
  /^(?:\p{Lu}[\p{L}\p{M}'’.&-]*|[a-zé]{1,3}|&|,)(?:[ ,]+(?:\p{Lu}[\p{L}\p{M}'’.&()-]*|d[aeo]s?|del|la|of|and|van|der|von|y|e|&)){0,6}$/u;
const STREETLY = /\d.*\p{L}{3}|\p{L}{3}.*\d|\b(?:suite|apt|unit)\b/iu;
const CONTACT = /(?:@|https?:|(?:\d[ ().-]*){7,})/;
const FIRM = /,.* (?:and|&) |\b(?:inc|llc|ltd|ltda|group|corp|systems|company|s\.?a)\.?$|^\S+$/i;
const JOB =
  /(?:er|or|ist|ian|ant|ent|man|nurse|clerk|chef|manager|director|officer|agent|operator|cleaner|attendant|soldier|aide)s?$/i;
const MIN_LINES = 3;

/** Reads only texts of several short lines, at least one with a street, a number or an internet address. */
export function findBlocks(text: string): readonly PiiSpan[] {
  const lines = [...text.matchAll(LINE)]
    .map((match) => ({ text: match[1] ?? "", start: match.index + match[0].indexOf(match[1] ?? "") }))
    .filter((line) => line.text !== "");
  const streetAt = lines.findIndex((line) => STREETLY.test(line.text) && !CONTACT.test(line.text));
  const hasContact = streetAt !== -1 || lines.some((line) => CONTACT.test(line.text));
  if (lines.length < MIN_LINES || !hasContact) return [];
  const people: string[] = [];
  return lines.flatMap((line, at): readonly PiiSpan[] => {
    if (line.text.length > 60 || /[:!?]/.test(line.text)) return [];
    const kind = kindOf(line.text, { isHead: streetAt === -1 || at < streetAt, people });
    if (kind === "person") people.push(line.text);
    return kind === null ? [] : [{ kind, start: line.start, end: line.start + line.text.length, confidence: 0.76 }];
  });
}

function kindOf(
  line: string,
  { isHead, people }: { readonly isHead: boolean; readonly people: readonly string[] },
): PiiKind | null {
  const folded = foldInPlace(line).replace(/,$/, "");
  if (isPlaceName(folded)) return "place";
  if (people.includes(line)) return "person";
  const isNamely = NAMELY.test(line.replace(/,$/, ""));
  if (!isHead) return isNamely ? "place" : null;
  if (people.length === 0 && isNamely && !(FIRM.test(line) && !isGivenName(folded))) return "person";
  if (JOB.test(line) && /^\p{Lu}?[\p{Ll} ]+$/u.test(line)) return "title";
  return isNamely ? "company" : null;
}
