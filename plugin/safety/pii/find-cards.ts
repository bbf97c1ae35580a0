import { SAYS_OTHER } from "./find-phone-numbers.ts";
import { around, findAll, type PiiSpan } from "./pii-span.ts";

const DIGITS = /(?<![\w.,-])\d(?:[ -]?\d){11,18}(?![\w-]|[.,]\d)/g;
const SAYS_CARD =
  /(?:cart[aã]o|cart[oõ]es|\bcard|tarjeta|\bvisa\b|master ?card|\bamex\b|\belo\b|hipercard)[^\n\d]{0,24}$/i;
/** The first digits and lengths that card schemes issue. */
const ISSUED =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[0-9]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11,16}|35\d{14}|(?:2131|1800)\d{11}|(?:50|5[6-9]|6\d)\d{10,17})$/;
/** Cards of the largest schemes: masked even after a word such as "order". */
const COMMON = /^(?:4\d{15}|5[1-5]\d{14}|3[47]\d{13})$/;

const IBAN = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]){11,32}/giu;
const LENGTHS =
  "AL28 AD24 AT20 AZ28 BH22 BY28 BE16 BA20 BR29 BG22 CR22 HR21 CY28 CZ24 DK18 DO28 EG29 EE20 FO18 FI18 FR27 GE22 DE22 GI23 GR27 GL18 GT28 HU28 IS26 IQ23 IE22 IL23 IT27 JO30 KZ20 XK20 KW30 LV21 LB28 LI21 LT20 LU20 MT31 MR27 MU30 MD24 MC27 ME22 NL18 MK19 NO15 PK24 PS29 PL28 PT25 QA29 RO24 SM27 SA24 RS22 SK24 SI19 ES24 SE24 CH21 TN24 TR26 UA29 AE23 GB22 VA22 VG24";
const lengthOf = new Map(LENGTHS.split(" ").map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));
const SAYS_IBAN = /\biban\b[^\n\d]{0,20}$/i;

/** Numbers of cards and bank accounts, by their check digits. */
export function findCards(text: string): readonly PiiSpan[] {
  const cards = findAll(text, DIGITS, (found, place) => {
    const digits = found.replace(/\D/g, "");
    const { before } = around(text, place);
    const isNamed = SAYS_CARD.test(before);
    if (!isNamed && SAYS_OTHER.test(before) && !COMMON.test(digits)) return null;
    if (!hasLuhnDigit(digits)) return isNamed && isGroupedByFour(found) ? { kind: "card", confidence: 0.9 } : null;
    return isNamed || ISSUED.test(digits) ? { kind: "card", confidence: isNamed ? 0.98 : 0.92 } : null;
  });
  return [...cards, ...findIbans(text)];
}

function findIbans(text: string): readonly PiiSpan[] {
  return [...text.matchAll(IBAN)].flatMap(({ 0: found, index }): readonly PiiSpan[] => {
    const length = lengthOf.get(found.slice(0, 2).toUpperCase());
    const written = length === undefined ? null : firstSigns(found, length);
    if (written === null || /^[\p{L}\d]/u.test(text.slice(index + written.length))) return [];
    const place = { start: index, end: index + written.length };
    const isNamed = SAYS_IBAN.test(around(text, place).before);
    return isNamed || hasIbanDigits(written) ? [{ kind: "iban", ...place, confidence: 0.99 }] : [];
  });
}

/** The beginning of a text with `count` characters, spaces not counted. */
function firstSigns(text: string, count: number): string | null {
  return new RegExp(`^(?:\\S ?){${count - 1}}\\S`).exec(text)?.[0] ?? null;
}

function hasIbanDigits(written: string): boolean {
  const signs = written.replaceAll(" ", "").toUpperCase();
  const moved = `${signs.slice(4)}${signs.slice(0, 4)}`;
  const rest = Array.from(moved).reduce((sum, sign) => {
    const value = Number.parseInt(sign, 36);
    return (sum * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
  return rest === 1;
}

function hasLuhnDigit(digits: string): boolean {
  if (/^(\d)\1+$/.test(digits)) return false;
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, sign, index) => {
      const value = Number(sign) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

const isGroupedByFour = (found: string): boolean => /^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$/.test(found);
