import { SENTENCE_ENDS } from "./sentences.ts";

const GAP = "\n[…]\n";
/** The subject of a text is at its beginning, its request often at its end. */
const HEAD_SHARE = 0.7;
/** The share of a piece in which to look for the end of a sentence, back from the cut. */
const LOOK_BACK = 0.25;

/** Head and tail of a text that is too long for a model, cut between sentences where that is possible. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = Math.max(0, limit - GAP.length);
  const head = headOf(text, Math.ceil(room * HEAD_SHARE));
  return `${head}${GAP}${tailOf(text, room - head.length)}`;
}

function headOf(text: string, room: number): string {
  const piece = text.slice(0, room);
  const end = [...piece.matchAll(SENTENCE_ENDS)].findLast(({ index }) => index >= room * (1 - LOOK_BACK));
  return whole(piece.slice(0, end ? end.index + end[0].length : room)).trimEnd();
}

function tailOf(text: string, room: number): string {
  const piece = whole(room > 0 ? text.slice(-room) : "");
  const start = [...piece.matchAll(SENTENCE_ENDS)].find(({ index }) => index <= room * LOOK_BACK);
  return piece.slice(start ? start.index + start[0].length : 0).trimStart();
}

/** Removes half of a surrogate pair at a cut. */
function whole(piece: string): string {
  return piece.replace(/^[\udc00-\udfff]/, "").replace(/[\ud800-\udbff]$/, "");
}
