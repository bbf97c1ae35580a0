import { SENTENCE_ENDS } from "../../language/sentences.ts";

const PARAGRAPH = /\n\s*\n/g;
const LINE = /\n/g;
const WORD = /\s+/g;
/** A boundary in the first half of a piece is not worth a short message. */
const MIN_SHARE = 0.5;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * Cuts a text into pieces of at most `limit` UTF-16 units: between paragraphs if it can, else lines, sentences, words,
 * and inside a word only between whole characters. Only white space at the cuts is left out.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let at = 0;
  while (text.length - at > limit) {
    const end = at + cutAt(text.slice(at, at + limit + 1), limit);
    pieces.push(text.slice(at, end).trimEnd());
    at = end + blankLength(text, end);
  }
  pieces.push(text.slice(at));
  return pieces.filter((piece) => piece.trim() !== "");
}

/** The window is one unit longer than a piece, so that a word which just fits is seen to end. */
function cutAt(window: string, limit: number): number {
  const min = limit * MIN_SHARE;
  const cut =
    lastEnd(PARAGRAPH, window, { limit, min }) ??
    lastEnd(LINE, window, { limit, min }) ??
    lastEnd(SENTENCE_ENDS, window, { limit, min }) ??
    lastEnd(WORD, window, { limit, min: 0 }) ??
    limit;
  return wholeCharacters(window, Math.min(cut, limit));
}

function lastEnd(boundary: RegExp, window: string, { limit, min }: { limit: number; min: number }): number | undefined {
  const ends = [...window.matchAll(boundary)].map(({ 0: found, index }) => index + found.length);
  return ends.findLast((end) => end > min && window.slice(limit, end).trim() === "");
}

/** A character of many code points (a flag, a family, an accent) stays whole, unless it alone is over the limit. */
function wholeCharacters(window: string, cut: number): number {
  const start = graphemes.segment(window).containing(cut)?.index ?? cut;
  if (start > 0) return start;
  const isInsidePair = /[\uD800-\uDBFF]/.test(window.charAt(cut - 1)) && /[\uDC00-\uDFFF]/.test(window.charAt(cut));
  return isInsidePair && cut > 1 ? cut - 1 : cut;
}

/** A piece does not start with white space that was cut in two; it may start with the indent of a line. */
function blankLength(text: string, at: number): number {
  if (text.charAt(at - 1) === "\n") return 0;
  const blank = /\s+/y;
  blank.lastIndex = at;
  return blank.exec(text)?.[0].length ?? 0;
}
