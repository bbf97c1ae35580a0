import { findNumbers } from "../../language/entities/numbers.ts";
import { foldInPlace } from "../../language/fold.ts";

const BEFORE = /(?:r\$|us\$|\$|€|£)\s*$/;
const AFTER =
  /^\s*(?:%|(?:por cento|per ?cent|porcento|reais|real|euros?|dolar(?:es)?|dollars?|pesos?|dias?|days?|horas?|hours?|semanas?|weeks?|mes(?:es)?|months?|anos?|years?|minutos?|minutes?)\b)/;

/** Prices, percentages and terms in a text that no source states, in figures or words: a wrong one is a promise. */
export function inventedAmounts(text: string, known: readonly string[]): readonly number[] {
  const folded = foldInPlace(text);
  const stated = findNumbers(folded).filter(
    ({ start, end }) => BEFORE.test(folded.slice(0, start)) || AFTER.test(folded.slice(end)),
  );
  if (stated.length === 0) return [];
  const values = new Set(known.flatMap((one) => findNumbers(foldInPlace(one)).map(({ value }) => value)));
  return [...new Set(stated.map(({ value }) => value).filter((value) => !values.has(value)))];
}
