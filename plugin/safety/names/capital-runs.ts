import { foldInPlace } from "../../language/fold.ts";
import { isCommonWord, isCompanyWord, isGivenName } from "./known-names.ts";

export interface Word {
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/** Consecutive words that are written like a name. */
export interface Run {
  readonly words: readonly Word[];
  readonly start: number;
  readonly end: number;
  readonly startsSentence: boolean;
}

const WORD = /\p{L}[\p{L}\p{M}'’]*(?:-\p{L}[\p{L}\p{M}'’]*)*\.?/gu;
const PARTICLES = new Set(
  "de da do das dos del della di la las los le van von der den ter ten zu af y e bin ibn al el & st san santa sao".split(
    " ",
  ),
);
/** Full stops that end no sentence. */
const INITIAL = /^\p{Lu}\.?$/u;
const ABBREVIATION = /^(?:Mrs?|Ms|Dr|Sra?|Prof|St|Jr|Inc|Ltd|Corp|Co)\.$/;

/** Runs of capitalised words without ordinary words at their ends. In a text without capitals known first names count as capitalised. */
export function findRuns(text: string): readonly Run[] {
  const words = findWords(text);
  const hasCapitals = /\p{Lu}/u.test(text);
  const isShouting = hasCapitals && (text.match(/\p{Ll}/gu)?.length ?? 0) < text.length / 5;
  const isNamed = (word: Word, before: Word | undefined): boolean => {
    if (!hasCapitals || isShouting) {
      return isGivenName(word.folded) || (isGivenName(before?.folded ?? "") && word.text.length > 2 && !isCommon(word));
    }
    return /^\p{Lu}/u.test(word.text) && (/\p{Ll}/u.test(word.text) || INITIAL.test(word.text) || word.text.length > 3);
  };
  const runs: Word[][] = [];
  let open: Word[] = [];
  const close = () => {
    runs.push(open);
    open = [];
  };
  words.forEach((word, at) => {
    const last = open.at(-1);
    if (last && !isBeside(text, last, word)) close();
    const next = words[at + 1];
    const isLink =
      open.length > 0 && PARTICLES.has(word.folded) && next && isBeside(text, word, next) && isNamed(next, word);
    if (isNamed(word, words[at - 1]) || isLink) open.push(word);
    else if (open.length > 0) close();
  });
  close();
  return runs.flatMap((run) => trim(run, text));
}

function findWords(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map(({ 0: found, index }) => {
    const keepsDot = INITIAL.test(found) || ABBREVIATION.test(found);
    const written = (keepsDot ? found : found.replace(/\.$/, "")).replace(/['’]s$/i, "").replace(/['’]+$/, "");
    return {
      text: written,
      folded: foldInPlace(written).replace(/\.$/, ""),
      start: index,
      end: index + written.length,
    };
  });
}

/** Whether only blanks or an ampersand are between two words. */
function isBeside(text: string, first: Word, second: Word): boolean {
  return /^[ \t]{1,2}(?:& )?$/.test(text.slice(first.end, second.start));
}

/** Also "you're" is a common word, as "youre". */
const isCommon = ({ folded }: Word) => isCommonWord(folded.replace(/['’-]/g, ""));

/** Cuts ordinary words off both ends; a run of only such words gives nothing. */
function trim(run: readonly Word[], text: string): readonly Run[] {
  const isOrdinary = (word: Word) =>
    (isCommon(word) && !isGivenName(word.folded)) || PARTICLES.has(word.folded) || word.folded === "i";
  const first = run.findIndex((word) => !isOrdinary(word));
  const begin = run[first];
  if (!begin) return [];
  /** A capitalised word after a first name is a surname, and "Inc" belongs to the words before it. */
  const isBound = (word: Word, at: number) => at > first && (isGivenName(begin.folded) || isCompanyWord(word.folded));
  const last = run.findLastIndex((word, at) => !isOrdinary(word) || (isBound(word, at) && !PARTICLES.has(word.folded)));
  const words = run.slice(first, last + 1);
  if (words.every((word) => INITIAL.test(word.text))) return [];
  const [start, end] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0];
  return [{ words, start, end, startsSentence: first === 0 && /(?:^|[.!?:"“(\n>]\s*)$/.test(text.slice(0, start)) }];
}
