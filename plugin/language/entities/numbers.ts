import type { Span } from "./entity.ts";

export interface FoundNumber extends Span {
  readonly value: number;
  /** Written with a multiplier, as "50 mil" or "1,5k": people say amounts so. */
  readonly isScaled: boolean;
  readonly isWords: boolean;
}

const UNITS: Readonly<Record<string, number>> = {
  ...counted(
    "zero um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove",
  ),
  ...counted(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve",
  ),
  ...counted(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
  ),
  ...{ uma: 1, un: 1, una: 1, duas: 2, meia: 6, a: 1 },
  ...tens("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"),
  ...tens("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
  ...tens("twenty thirty forty fifty sixty seventy eighty ninety"),
  ...hundreds("cem duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"),
  ...hundreds("cento duzentas trezentas quatrocentas quinhentas seiscentas setecentas oitocentas novecentas"),
  ...hundreds("cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"),
  ...hundreds("ciento doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas"),
};
const SCALES: Readonly<Record<string, number>> = {
  ...{ hundred: 1e2, mil: 1e3, k: 1e3, thousand: 1e3, grand: 1e3, mi: 1e6, milhao: 1e6, milhoes: 1e6, million: 1e6 },
  ...{ millions: 1e6, millon: 1e6, millones: 1e6, bilhao: 1e9, bilhoes: 1e9, billion: 1e9 },
};
const JOINS = new Set(["e", "y", "and"]);
const DIGITS = "\\d+(?:[.,]\\d+)*";
const PIECE = new RegExp(`${DIGITS}|[a-z]+`, "g");
/** Words for one are articles, pronouns and letters: alone they are no number. */
const ONE_WORDS = new Set(["um", "uma", "un", "una", "uno", "one", "a", "meia"]);

/** Numbers in digits and in the words of three languages. `folded` is lower case without accents. */
export function findNumbers(folded: string): readonly FoundNumber[] {
  const pieces = [...folded.matchAll(PIECE)].map((match) => ({ word: match[0], start: match.index }));
  const found: FoundNumber[] = [];
  let at = 0;
  while (at < pieces.length) {
    const reading = readFrom(pieces, at, folded);
    if (reading) found.push(reading.number);
    at += reading?.length ?? 1;
  }
  return found;
}

interface Piece {
  readonly word: string;
  readonly start: number;
}

/** Takes as many pieces as belong to one number: "dois mil e quinhentos" is four of them. */
function readFrom(
  pieces: readonly Piece[],
  from: number,
  folded: string,
): { number: FoundNumber; length: number } | null {
  const first = pieces[from];
  const start = first && numberOf(first.word);
  if (first === undefined || start === undefined || isInsideWord(folded, first)) return null;
  const isThousand = first.word === "mil";
  const sum: Sum = { total: isThousand ? start : 0, part: isThousand ? 0 : start, isScaled: isThousand };
  let end = first.start + first.word.length;
  let taken = 1;
  for (let next = from + 1; next < pieces.length; next++) {
    const piece = pieces[next];
    if (!piece || !/^[\s-]*$/.test(folded.slice(end, piece.start))) break;
    const following = pieces[next + 1];
    const isJoin = JOINS.has(piece.word) && following !== undefined && isAddable(sum, following.word, first.word);
    if (!isJoin && !add(sum, piece.word, first.word)) break;
    end = piece.start + piece.word.length;
    taken = next - from + 1;
  }
  if (taken === 1 && ONE_WORDS.has(first.word)) return null;
  const value = sum.total + sum.part;
  return {
    number: { value, start: first.start, end, isScaled: sum.isScaled, isWords: !/^\d/.test(first.word) },
    length: taken,
  };
}

interface Sum {
  total: number;
  part: number;
  isScaled: boolean;
}

function add(sum: Sum, word: string, first: string): boolean {
  const scale = SCALES[word];
  if (scale !== undefined) {
    if (scale === 100) sum.part *= 100;
    else {
      sum.total += sum.part * scale;
      sum.part = 0;
    }
    sum.isScaled = true;
    return true;
  }
  if (!isAddable(sum, word, first)) return false;
  sum.part += UNITS[word] ?? Number(word);
  return true;
}

/** Smaller parts follow larger ones: "twenty two" is one number, "two twenty" are two. */
function isAddable(sum: Sum, word: string, first: string): boolean {
  const value = UNITS[word] ?? (sum.isScaled && /^\d{1,3}$/.test(word) ? Number(word) : undefined);
  if (value === undefined || value === 0 || word === "a") return false;
  if (/^\d/.test(first) && !sum.isScaled) return false;
  if (sum.part === 0) return value < 1000;
  const size = sum.part % 100 === 0 ? 100 : sum.part % 10 === 0 && sum.part % 100 >= 20 ? 10 : 0;
  return value < size;
}

function numberOf(word: string): number | undefined {
  if (/^\d/.test(word)) return readNumeral(word);
  return UNITS[word] ?? (word === "mil" ? 1000 : undefined);
}

/** "1.234,56", "1,234.56", "1.500", "2,5": the last sign before other than three digits is the decimal one. */
export function readNumeral(written: string): number {
  const signs = written.match(/[.,]/g) ?? [];
  const lastSign = signs.at(-1);
  const decimals = lastSign ? written.length - written.lastIndexOf(lastSign) - 1 : 0;
  const isMixed = new Set(signs).size > 1;
  const isDecimal = lastSign !== undefined && (isMixed || (signs.length === 1 && decimals !== 3));
  if (!isDecimal) return Number(written.replace(/[.,]/g, ""));
  const place = written.lastIndexOf(lastSign);
  return Number(`${written.slice(0, place).replace(/[.,]/g, "")}.${written.slice(place + 1)}`);
}

function isInsideWord(folded: string, { start }: Piece): boolean {
  return /[\p{L}\d]/u.test(folded[start - 1] ?? " ");
}

function counted(words: string): Record<string, number> {
  return Object.fromEntries(words.split(" ").map((word, value) => [word, value]));
}

function tens(words: string): Record<string, number> {
  return Object.fromEntries(words.split(" ").map((word, index) => [word, (index + 2) * 10]));
}

function hundreds(words: string): Record<string, number> {
  return Object.fromEntries(words.split(" ").map((word, index) => [word, (index + 1) * 100]));
}
