const BASE64 = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{16,}={0,2}(?![A-Za-z0-9+/=])/g;
const HEX = /(?:\\x[0-9a-f]{2}|\b[0-9a-f]{2}[ ,]|%[0-9a-f]{2}){6,}[0-9a-f]{0,2}|\b(?:[0-9a-f]{2}){12,}\b/gi;
const BINARY = /(?:\b[01]{8}\b\s*){4,}/g;
const CODES = /(?:\b\d{2,3}\b[ ,]+){6,}\d{2,3}\b|(?:&#\d{2,4};){4,}|(?:\\u[0-9a-f]{4}){4,}/gi;
const MORSE = /(?:[.-]{1,6}[ /]+){5,}/;
const NO_WIDTH = /[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u{e0000}-\u{e007f}]/gu;
const SPACED = /(?<![\p{L}\p{N}])(?:\p{L}[ .\-_*]){4,}\p{L}(?![\p{L}\p{N}])/gu;
const PIG_LATIN = /\b\p{L}{2,}(?:ay|way)\b/gu;

const LEET: Readonly<Record<string, string>> = {
  0: "o",
  1: "i",
  3: "e",
  4: "a",
  5: "s",
  7: "t",
  8: "b",
  "@": "a",
  $: "s",
  "!": "i",
};
const LEET_WORD = /(?=\S*[a-z])(?=\S*[0134578@$!]\S*[a-z])[a-z0134578@$!]{3,}/gi;
/** Letters of other alphabets that look like Latin ones. */
const ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("аеорсухіјѕԁһӏνοαερικτυωγ", (letter, at) => [letter, "aeopcyxijsdhlvoaepiktuwy"[at] ?? letter]),
);
const MIXED_WORD = /(?=\p{L}*\p{Script=Latin})(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}])\p{L}{3,}/u;

export interface Decoded {
  /** The text after each way of decoding. */
  readonly texts: readonly string[];
  /** Whether the text has a disguise, such as an encoding. */
  readonly isDisguised: boolean;
}

/** Decodes a text in every known way: encodings, look-alike letters, spaced letters, reversal. */
export function decode(text: string): Decoded {
  const bare = text.replace(NO_WIDTH, "");
  const carried = [...decodeRuns(bare)].filter(isReadable);
  const rewritten = [
    bare.replace(LEET_WORD, (word) => word.replace(/[0134578@$!]/g, (sign) => LEET[sign] ?? sign)),
    bare.replace(/\p{L}/gu, (letter) => ALIKE[letter] ?? letter),
    bare.replace(SPACED, (letters) => letters.replace(/[^\p{L}]/gu, "")),
    Array.from(bare).reverse().join(""),
    rot13(bare),
    bare,
  ].filter((version) => version !== text);
  const isDisguised =
    carried.length > 0 ||
    bare.length < text.length - 2 ||
    MORSE.test(bare) ||
    MIXED_WORD.test(bare) ||
    isPigLatin(bare);
  return { texts: [...carried, ...rewritten], isDisguised };
}

function* decodeRuns(text: string): Generator<string> {
  for (const [run] of text.matchAll(BASE64))
    if (/[a-z]/.test(run) && /[A-Z]/.test(run)) yield Buffer.from(run, "base64").toString();
  for (const [run] of text.matchAll(HEX)) yield Buffer.from(run.replace(/\\x|[^0-9a-f]/gi, ""), "hex").toString();
  for (const [run] of text.matchAll(BINARY)) yield fromCodes(run.match(/[01]{8}/g) ?? [], 2);
  for (const [run] of text.matchAll(CODES)) {
    const isUnicode = run.startsWith("\\u");
    yield fromCodes(run.match(isUnicode ? /[0-9a-f]{4}/gi : /\d{2,4}/g) ?? [], isUnicode ? 16 : 10);
  }
}

function fromCodes(codes: readonly string[], base: number): string {
  return codes.map((code) => String.fromCharCode(Number.parseInt(code, base))).join("");
}

/** Whether nearly all characters are letters and blanks. Random bytes are not readable. */
function isReadable(text: string): boolean {
  const letters = text.match(/[\p{L}\s.,'?!]/gu)?.length ?? 0;
  return text.length >= 5 && letters / text.length > 0.9;
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

function isPigLatin(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.length >= 4 && (text.match(PIG_LATIN)?.length ?? 0) / words.length > 0.7;
}
