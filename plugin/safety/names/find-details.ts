import { around, findAll, type PiiSpan } from "../pii/pii-span.ts";

const AGE =
  /(?<![\p{L}\d.,-])(?:1[01]\d|[1-9]?\d)(?=(?:[- ](?:years?|yrs?)[- ]?(?:old)?|[- ]?y\/?o)\b|[- ]year[- ]old| anos? de idade| a[nñ]os de edad)/gu;
const BARE_AGE = /(?<![\p{L}\d.,/$-])(?:1[01]\d|[1-9]\d)(?![\p{L}\d%/:-]|[.,]\d)/gu;
const SAYS_AGE =
  /(?:\b(?:turn(?:ed|s|ing)?|aged?|age of|age:|at the age of|when (?:he|she|i|they) (?:was|were)|fiz|fa[cç]o|completei|tenho|tem|idade(?: de)?:?|tengo|tiene|cumpl[ioí]\p{L}*|edad(?: de)?:?))\s*$/iu;
const TITLE =
  /(?<![\p{L}.])(?:Mr|Mrs|Ms|Miss|Dr|Dra|Prof|Profa|Sr|Sra|Srta|Sir|Madam|Dona|Doutora?|Do[nñ]a)\.?(?= \p{Lu})/gu;
const LOWER_TITLE = /(?<![\p{L}.])(?:mr|mrs|ms|dr|dra|prof|sr|sra)\.(?= ?\p{L})/giu;
const JOB =
  /(?<=\b(?:work(?:s|ed|ing)? (?:for [\p{L}\p{N} .,&'-]{2,40} )?as(?: an?| the)?|position of|role of|job as(?: an?)?|trabalho como|trabajo como|profiss[aã]o:?|cargo:|occupation:|job title:) )[\p{L}][\p{L} -]{2,50}?(?=,|\.|\n|$| but| and| at| em| en| in)/giu;
/** "Ann Bell, the head of sales, said …" */
const SPEAKER = /(?<=, the )\p{L}[\p{L} -]{2,40}(?=, (?:said|says|told|explained))/gu;
const DAY =
  /(?<!\p{L})(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|segunda-feira|ter[cç]a-feira|quarta-feira|quinta-feira|sexta-feira)(?!\p{L})/giu;
const STAMP =
  /(?<![\d/-])(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2})(?![\d/-])/g;
const MONTH_DATE =
  /(?<![\p{L}\d])(?:\d{1,2}(?:st|nd|rd|th|º)?(?: de| of)? )?(?:january|february|march|april|june|july|august|september|october|november|december|janeiro|fevereiro|mar[cç]o|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|enero|febrero|mayo|junio|julio|septiembre|octubre|noviembre|diciembre)(?:(?: de| del)? \d{1,4}(?:st|nd|rd|th)?(?:,? \d{4})?)(?![\p{L}\d])/giu;
const YEAR = /(?<![\p{L}\d.,/$#-])(?:1[89]|20)\d\d(?:s)?(?![\d%/-]|[.,]\d)/gu;
const SAYS_YEAR =
  /(?:\b(?:in|during|since|until|till|of|by|from|before|after|em|desde|at[eé]|de|en|hasta|is an?|year)|\()\s*$/i;

/** Details that narrow down who a person is without a name: ages, titles, jobs, dates. */
export function findDetails(text: string): readonly PiiSpan[] {
  const says = (pattern: RegExp, place: { readonly start: number; readonly end: number }) =>
    pattern.test(around(text, place).before);
  return [
    ...findAll(text, AGE, () => ({ kind: "age", confidence: 0.8 })),
    ...findAll(text, BARE_AGE, (_found, place) => (says(SAYS_AGE, place) ? { kind: "age", confidence: 0.75 } : null)),
    ...findAll(text, TITLE, () => ({ kind: "title", confidence: 0.9 })),
    ...findAll(text, LOWER_TITLE, () => ({ kind: "title", confidence: 0.8 })),
    ...findAll(text, JOB, () => ({ kind: "title", confidence: 0.58 })),
    ...findAll(text, SPEAKER, () => ({ kind: "title", confidence: 0.58 })),
    ...findAll(text, DAY, () => ({ kind: "date", confidence: 0.8 })),
    ...findAll(text, STAMP, () => ({ kind: "date", confidence: 0.85 })),
    ...findAll(text, MONTH_DATE, () => ({ kind: "date", confidence: 0.84 })),
    ...findAll(text, YEAR, (_found, place) => (says(SAYS_YEAR, place) ? { kind: "date", confidence: 0.7 } : null)),
  ];
}
