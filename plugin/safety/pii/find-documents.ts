import { around, findAll, type PiiSpan } from "./pii-span.ts";

const SSN = /(?<![\w.,-])\d{3}[- ]\d{2}[- ]\d{4}(?![\w-])/g;
const NAMED_SSN = /(?<![\w.,-])\d{9}(?![\w-])/g;
const SAYS_SSN = /(?:\bssn\b|social security|seguro social)[^\n\d]{0,24}$/i;

const DOCUMENT = /(?<![\p{L}\d.-])[A-Z]{0,3}-?\d(?:[-. ]?\d){4,14}[A-Z]?(?![\p{L}\d-])/giu;
const SAYS_DOCUMENT =
  /(?:driver'?s?'? licen[cs]e|driving licen[cs]e|licen[cs]e (?:number|no)|\bcnh\b|habilita[cç][aã]o|carteira de motorista|licencia de conducir|passport|passaporte|pasaporte|t[ií]tulo de eleitor|\bpis\b|\bpasep\b|\bnis\b|cart[aã]o (?:do )?sus|\bdni\b|\bnie\b|\brut\b|\bcurp\b|\bnif\b|national id|tax id)[^\n\d]{0,28}?$/i;

const DATE =
  /(?<![\p{L}\d./-])(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}(?:º|st|nd|rd|th)?(?: de| of)? (?:jan|fe[bv]|ma[ryi]|a[bp]r|jun|jul|a[gu][og]|se[pt]|o[cu]t|nov|de[czs]|ene)\p{L}*(?:,? (?:de |of |del )?\d{4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}* \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)(?![\p{L}\d/-])/giu;
const SAYS_BIRTH =
  /(?:\bnasc[iu]|nascid[oa]|nascimento|\bnasc\.?|\bborn\b|birth|\bdob\b|\bd\.o\.b|anivers[aá]rio|\bnac[ií]\b|nacid[oa]|nacimiento|cumplea[nñ]os)[^\n\d]{0,24}$/i;

/** Personal documents without a distinctive shape: the words before them decide. */
export function findDocuments(text: string): readonly PiiSpan[] {
  return [
    ...findAll(text, SSN, (found, place) => {
      const isNamed = SAYS_SSN.test(around(text, place).before);
      return isNamed || (/^\d{3}-\d{2}-/.test(found) && !/^(?:000|666)/.test(found))
        ? { kind: "ssn", confidence: 0.97 }
        : null;
    }),
    ...findAll(text, NAMED_SSN, (_found, place) =>
      SAYS_SSN.test(around(text, place).before) ? { kind: "ssn", confidence: 0.97 } : null,
    ),
    ...findAll(text, DOCUMENT, (_found, place) =>
      SAYS_DOCUMENT.test(around(text, place, 48).before) ? { kind: "document", confidence: 0.985 } : null,
    ),
    ...findAll(text, DATE, (_found, place) =>
      SAYS_BIRTH.test(around(text, place).before) ? { kind: "birth_date", confidence: 0.97 } : null,
    ),
  ];
}
