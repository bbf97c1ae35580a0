import { foldText } from "../language/normalise.ts";

/** The numbers of a sentence by their unit: `{ day: {30}, money: {249} }`. */
export type StatedValues = ReadonlyMap<string, ReadonlySet<string>>;

const NUMBER = String.raw`(\d+(?:[.,]\d+)*)`;
/** "2 a 4 dias": the first number counts days, too. */
const RANGE = String.raw`(?:${NUMBER}\s*(?:a|e|ou|to|and|or|y|o|ate|-|–)\s*)?${NUMBER}`;

const UNITS: readonly (readonly [unit: string, words: string])[] = [
  ["minute", "minut[oa]s?|minutes?|min"],
  ["hour", "horas?|hours?"],
  ["day", "dias?|days?"],
  ["week", "semanas?|weeks?"],
  ["month", "mes(?:es)?|months?"],
  ["year", "anos?|years?|ano"],
  ["instalment", "vezes|parcelas?|instal+ments?|cuotas?|x"],
  ["percent", "%|por cento|percent|por ciento"],
  ["money", "reais|real|dolares|dollars?|euros?|pesos?"],
  ["piece", "pecas?|unidades?|itens|items?|units?|pieces?"],
];

const COUNTED = UNITS.map(
  ([unit, words]) => [unit, new RegExp(String.raw`${RANGE}\s*(?:[a-z]+\s)?(?:${words})(?![a-z])`, "g")] as const,
);
const MONEY = new RegExp(String.raw`(?:r\$|us\$|\$|€|£)\s*${NUMBER}`, "g");
const TIME = /(?<!\d)([01]?\d|2[0-3])(?::([0-5]\d)|h([0-5]\d)?(?![a-z0-9]))/g;
const DATE = /(?<!\d)(\d{1,2})\/(\d{1,2})(?:\/(\d{2,4}))?(?!\d)/g;

export function statedValues(sentence: string): StatedValues {
  const text = foldText(sentence);
  const values = new Map<string, Set<string>>();
  const add = (unit: string, value: string | undefined) => {
    if (value !== undefined) values.set(unit, (values.get(unit) ?? new Set()).add(value));
  };
  for (const [unit, pattern] of COUNTED) {
    for (const [, from, to] of text.matchAll(pattern)) for (const one of [from, to]) add(unit, plainNumber(one));
  }
  for (const [, amount] of text.matchAll(MONEY)) add("money", plainNumber(amount));
  for (const [, hour, minutes, after] of text.matchAll(TIME))
    add("time", `${Number(hour)}:${minutes ?? after ?? "00"}`);
  for (const [, day, month, year] of text.matchAll(DATE)) add("date", [day, month, year].map(Number).join("/"));
  return values;
}

/** R$ 1.249,00 and $1,249.00 and 1249 are the same. */
function plainNumber(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const cents = /[.,](\d{1,2})$/.exec(written)?.[1];
  const whole = (cents === undefined ? written : written.slice(0, -cents.length - 1)).replace(/[.,]/g, "");
  return cents === undefined || Number(cents) === 0 ? whole : `${whole}.${cents.padEnd(2, "0")}`;
}
