import { isCnpj, isCpf } from "../../language/entities/check-digits.ts";
import { around, findAll, type PiiReading, type PiiSpan } from "./pii-span.ts";

const CPF = /(?:(?<![\w.,-])|(?<=cpf))\d{3}[. ]?\d{3}[. ]?\d{3}[-–./ ]{0,2}\d{2}(?![\w-])/gi;
const CNPJ = /(?<![\w.,-])[0-9A-Z]{2}[. ]?[0-9A-Z]{3}[. ]?[0-9A-Z]{3}[/ ]?[0-9A-Z]{4}[-– ]?\d{2}(?![\w-])/gi;
const RG =
  /(?<![\w.,-])(?:(?:A[CLMP]|BA|CE|DF|ES|GO|M[AGST]|P[ABEIR]|R[JNORS]|S[CEP]|TO)[- ]?)?\d{1,2}[. ]?\d{3}[. ]?\d{3}(?:[-– ]?[\dX])?(?![\w-]|[.,]\d)/gi;
const CEP = /(?<![\w.,-])\d{2}\.?\d{3}[-–. ]?\d{3}(?![\w-]|[.,]\d)/g;
const UUID = /(?<![\w-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/gi;
const PIX_CODE = /(?<!\w)00020[0-9]{3}[^\n]{0,80}?br\.gov\.bcb\.pix[^\n]{0,400}?6304[0-9A-F]{4}(?!\w)/gi;

const SAYS_CPF = /\bc\.?p\.?f\b[^\n\d]{0,24}$/i;
const SAYS_CNPJ = /\bcnpj\b[^\n\d]{0,24}$/i;
const SAYS_RG = /(?:\br\.?g\b|\bidentidade|\bregistro geral)[^\n\d]{0,24}(?:[A-Z]{2}[- ])?$/i;
const SAYS_CEP = /(?:\bcep\b|\bc[oó]digo postal|\bzip(?: code)?)[^\n\d]{0,20}$/i;

/** Numbers that identify people and companies in Brazil. Check digits decide; after a word such as "CPF" they may be mistyped. */
export function findBrazilian(text: string): readonly PiiSpan[] {
  return [
    ...findAll(text, CPF, (found, place) => readCpf(found, around(text, place).before)),
    ...findAll(text, CNPJ, (found, place) => readCnpj(found, around(text, place).before)),
    ...findAll(text, RG, (found, place) => readRg(found, around(text, place))),
    ...findAll(text, CEP, (found, place) => readCep(found, around(text, place).before)),
    ...findAll(text, UUID, () => ({ kind: "pix", confidence: 0.95 })),
    ...findAll(text, PIX_CODE, () => ({ kind: "pix", confidence: 0.99 })),
  ];
}

function readCpf(found: string, before: string): PiiReading | null {
  if (SAYS_CPF.test(before)) return { kind: "cpf", confidence: 0.99 };
  return isCpf(found.replace(/\D/g, "")) ? { kind: "cpf", confidence: /\D/.test(found) ? 0.98 : 0.93 } : null;
}

function readCnpj(found: string, before: string): PiiReading | null {
  const signs = found.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
  if (SAYS_CNPJ.test(before)) return { kind: "cnpj", confidence: 0.99 };
  if (!isCnpj(signs)) return null;
  const isShaped = /\/.*-|^\d+$/.test(found);
  /** Ordinary words can match by accident. */
  if (!isShaped && (signs.replace(/\D/g, "").length < 8 || (/[a-z]/.test(found) && / /.test(found)))) return null;
  return { kind: "cnpj", confidence: isShaped ? 0.98 : 0.94 };
}

function readRg(found: string, { before, after }: { before: string; after: string }): PiiReading | null {
  if (SAYS_RG.test(before) || /^[\s,-]*(?:ssp|detran|ifp)\b/i.test(after)) return { kind: "rg", confidence: 0.97 };
  const isShaped = /^(?:[A-Z]{2}-)?\d{1,2}\.\d{3}\.\d{3}-[\dX]$/i.test(found);
  return isShaped && hasRgDigit(found) ? { kind: "rg", confidence: 0.94 } : null;
}

/** The check digit of most states: weights 2 to 9, modulo 11, ten written as X. */
function hasRgDigit(found: string): boolean {
  const signs = found
    .replace(/[^\dXx]/g, "")
    .toUpperCase()
    .padStart(9, "0");
  const sum = Array.from(signs.slice(0, 8)).reduce((total, sign, index) => total + Number(sign) * (index + 2), 0);
  const rest = (11 - (sum % 11)) % 11;
  return signs[8] === (rest === 10 ? "X" : String(rest));
}

function readCep(found: string, before: string): PiiReading | null {
  if (SAYS_CEP.test(before)) return { kind: "cep", confidence: 0.98 };
  return /^\d{2}\.?\d{3}[-–]\d{3}$/.test(found) && !found.startsWith("00") ? { kind: "cep", confidence: 0.93 } : null;
}
