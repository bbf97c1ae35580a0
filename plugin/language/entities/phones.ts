import type { Entity } from "./entity.ts";

/** Brazilian area codes in use. */
const AREA_CODES = new Set(
  "11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 63 64 65 66 67 68 69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99".split(
    " ",
  ),
);
const CANDIDATE = /(?<![\w.,/-])\+?\(?\d(?:[\d() .-]{5,20})\d(?![\w/-])/g;
const MIN_INTERNATIONAL_DIGITS = 8;
const MAX_INTERNATIONAL_DIGITS = 15;

/** Numbers of Brazil in any usual writing, and of the world with a plus. The value is E.164. */
export function findPhones(text: string): readonly Entity[] {
  return [...text.matchAll(CANDIDATE)].flatMap((match): readonly Entity[] => {
    const number = readPhone(match[0]);
    if (!number) return [];
    return [{ type: "phone", ...number, text: match[0], start: match.index, end: match.index + match[0].length }];
  });
}

function readPhone(written: string): { readonly value: string; readonly confidence: number } | null {
  const digits = written.replace(/\D/g, "");
  if (written.startsWith("+") && !digits.startsWith("55")) return international(digits);
  const national = digits.replace(/^55(?=\d{10,11}$)/, "").replace(/^0(?=\d{10,11}$)/, "");
  const isShaped = /[()+ -]/.test(written.trim());
  if (isBrazilian(national)) return { value: `+55${national}`, confidence: isShaped ? 0.95 : 0.85 };
  /** Without an area code it cannot be called, but it is clearly a mobile number. */
  if (/^9\d{8}$/.test(national) && isShaped) return { value: national, confidence: 0.7 };
  return written.startsWith("+") ? international(digits) : null;
}

function isBrazilian(national: string): boolean {
  return AREA_CODES.has(national.slice(0, 2)) && /^\d{2}(?:9\d{8}|[2-5]\d{7})$/.test(national);
}

function international(digits: string) {
  const isLength = digits.length >= MIN_INTERNATIONAL_DIGITS && digits.length <= MAX_INTERNATIONAL_DIGITS;
  return isLength ? { value: `+${digits}`, confidence: 0.9 } : null;
}
