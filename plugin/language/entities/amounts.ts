import type { Entity } from "./entity.ts";
import { type FoundNumber, findNumbers } from "./numbers.ts";

const CURRENCY_BEFORE: readonly (readonly [RegExp, string])[] = [
  [/r\$\s*$/, "BRL"],
  [/(?:us\$|u\$s?|usd)\s*$/, "USD"],
  [/(?:€|eur)\s*$/, "EUR"],
  [/(?:£|gbp)\s*$/, "GBP"],
  [/mx\$\s*$/, "MXN"],
  [/(?<![a-z])\$\s*$/, "USD"],
];
const CURRENCY_AFTER: readonly (readonly [RegExp, string | null])[] = [
  [/^\s*(?:de\s+)?(?:reais|real|brl|r\$|conto|contos|pila|pilas|mangos)\b/, "BRL"],
  [/^\s*(?:us\s+)?(?:dollars?|bucks|usd|dolar|dolares)\b/, "USD"],
  [/^\s*(?:euros?\b|eur\b|€)/, "EUR"],
  [/^\s*(?:pounds?\b|gbp\b|£|libras?\b)/, "GBP"],
  [/^\s*(?:de\s+)?pesos\b/, null],
];
const CENTS = /^\s*(?:e|y|and)?\s*(\d{1,2})\s*(?:centavos|cents?|centimos)\b/;
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:kgs?|quilos?|kilos?|kilogra\w+)\b/, "kg"],
  [/^\s*(?:g|gr|gramas?|grams?|gramos?)\b/, "g"],
  [/^\s*(?:l|lts?|litros?|lit(?:er|re)s?)\b/, "l"],
  [/^\s*(?:ml|mililitros?)\b/, "ml"],
  [/^\s*(?:km|quilometros?|kilomet\w+)\b/, "km"],
  [/^\s*(?:m2|m²|metros quadrados|square met\w+|metros cuadrados)/, "m2"],
  [/^\s*(?:cm|centimet\w+)\b/, "cm"],
  [/^\s*(?:m|metros?|met(?:er|re)s?)\b/, "m"],
  [/^\s*(?:gb|gigas?|gigabytes?)\b/, "GB"],
  [/^\s*(?:unidades?|unids?|units?|pecas?|pieces?|itens|items?|piezas?)\b/, "unit"],
  [/^\s*(?:caixas?|boxes|box|cajas?)\b/, "box"],
  [/^\s*(?:pacotes?|packs?|packages?|paquetes?)\b/, "pack"],
  [/^\s*(?:pares|par|pairs?)\b/, "pair"],
  [/^\s*(?:duzias?|dozens?|docenas?)\b/, "dozen"],
  [/^\s*(?:pessoas?|people|persons?|personas?|adultos?|adults?)\b/, "person"],
  [/^\s*(?:noites?|nights?|noches?)\b/, "night"],
  [/^\s*(?:quartos?|bedrooms?|rooms?|habitaciones|dormitorios?)\b/, "room"],
  [/^\s*(?:vezes|x|parcelas|instal?lments|cuotas)(?![a-z])/, "instalment"],
  [/^\s*(?:%|por cento|percent|por ciento)/, "percent"],
];
const ONE_BEFORE_UNIT = /(?<![a-z\d])(?:um|uma|un|una|uno|one|an?)(?=\s+[a-z])/g;

/** Money and quantities. A bare "50 mil" is taken for money, with less confidence. */
export function findAmounts(text: string, folded: string): readonly Entity[] {
  const ones = [...folded.matchAll(ONE_BEFORE_UNIT)].map((match): FoundNumber => {
    return { value: 1, start: match.index, end: match.index + match[0].length, isScaled: false, isWords: true };
  });
  return [...findNumbers(folded), ...ones].flatMap((number) => {
    return readMoney(number, text, folded) ?? readQuantity(number, text, folded) ?? [];
  });
}

function readMoney(number: FoundNumber, text: string, folded: string): Entity | null {
  const before = folded.slice(Math.max(0, number.start - 6), number.start);
  const after = folded.slice(number.end, number.end + 20);
  const prefix = firstMatch(CURRENCY_BEFORE, before);
  if (prefix) {
    const start = number.start - prefix.length;
    return money({ amount: number.value, currency: prefix.meaning, confidence: 0.98 }, text, {
      start,
      end: number.end,
    });
  }
  const suffix = firstMatch(CURRENCY_AFTER, after);
  if (suffix) {
    const end = number.end + suffix.length;
    const cents = CENTS.exec(folded.slice(end));
    const amount = number.value + (cents ? Number(cents[1]) / 100 : 0);
    const place = { start: number.start, end: end + (cents?.[0].length ?? 0) };
    return money({ amount, currency: suffix.meaning, confidence: 0.97 }, text, place);
  }
  if (!number.isScaled || firstMatch(UNITS, after) || /^\s*[a-z]*(?:dias|days|meses|months|anos|years)/.test(after))
    return null;
  return money({ amount: number.value, currency: null, confidence: 0.6 }, text, number);
}

function money(
  { amount, currency, confidence }: { amount: number; currency: string | null; confidence: number },
  text: string,
  { start, end }: { start: number; end: number },
): Entity {
  return { type: "money", value: { amount, currency }, text: text.slice(start, end), start, end, confidence };
}

function readQuantity(number: FoundNumber, text: string, folded: string): Entity | null {
  const unit = firstMatch(UNITS, folded.slice(number.end, number.end + 25));
  if (!unit) return null;
  const end = number.end + unit.length;
  const value = { amount: number.value, unit: unit.meaning };
  return { type: "quantity", value, text: text.slice(number.start, end), start: number.start, end, confidence: 0.9 };
}

function firstMatch<T>(table: readonly (readonly [RegExp, T])[], text: string): { meaning: T; length: number } | null {
  for (const [pattern, meaning] of table) {
    const match = pattern.exec(text);
    if (match) return { meaning, length: match[0].length };
  }
  return null;
}
