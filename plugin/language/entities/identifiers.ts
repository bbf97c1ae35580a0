import { isCnpj, isCpf } from "./check-digits.ts";
import type { Entity } from "./entity.ts";

/** How an inbox's order numbers look in a message; the first group, or the whole match, is the number. */
export const defaultOrderPattern =
  "(?:pedido|compra|encomenda|order|orden|protocolo|ticket|invoice|rastreio|tracking)(?:\\s*(?:n[uú]mero|number|no\\.?|nro\\.?|n[º°.]|id|de|do|da|é|is|es|:|#|-)){0,3}\\s*#?([A-Z]{0,4}-?\\d{3,14}(?:-\\d{1,6})?)";

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,24}/gu;
const URL = /(?:https?:\/\/|www\.)[^\s<>"']+[^\s<>"'.,;:!?)\]]/gi;
const DOMAIN =
  /(?<![@\w.-])(?:[a-z0-9-]{2,}\.)+(?:com|net|org|io|app|shop|store|br|mx|ar|es|co|dev|me)(?:\.br|\.mx|\.ar)?(?:\/[^\s<>"']*[^\s<>"'.,;:!?)\]])?(?![@\w-])/gi;
const CPF = /(?<![\w.-])\d{3}\.?\d{3}\.?\d{3}[-. ]?\d{2}(?![\w-])/g;
const CNPJ = /(?<![\w.-])[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}\/?[0-9A-Z]{4}-?\d{2}(?![\w-])/gi;
const CEP = /(?<![\w.-])(?:(\d{5}-\d{3})|(cep\D{0,12})(\d{2}\.?\d{3}[- ]?\d{3}))(?![\w-])/gi;
const PLATE = /(?<![\w-])(?:[A-Z]{3}[- ]?\d{4}|[A-Z]{3}\d[A-Z]\d{2})(?![\w-])/gi;
const HASH_NUMBER = /(?<![\w&])#\s?([A-Z]{0,4}-?\d{3,14})(?![\w-])/gi;

/** Documents, web and e-mail addresses, and order numbers. Check digits decide where the shape is ambiguous. */
export function findIdentifiers(text: string, orderPattern = defaultOrderPattern): readonly Entity[] {
  return [
    ...each(text, EMAIL, ({ span, found }) => ({
      ...span,
      type: "email",
      value: found.toLowerCase(),
      confidence: 0.99,
    })),
    ...each(text, URL, ({ span, found }) => ({ ...span, type: "url", value: found, confidence: 0.99 })),
    ...each(text, DOMAIN, ({ span, found }) => ({ ...span, type: "url", value: found, confidence: 0.8 })),
    ...each(text, CPF, findCpf),
    ...each(text, CNPJ, findCnpj),
    ...each(text, CEP, findCep),
    ...each(text, PLATE, findPlate),
    ...orders(text, new RegExp(orderPattern, "giu"), 0.93),
    ...orders(text, HASH_NUMBER, 0.85),
  ];
}

interface Found {
  readonly span: { readonly text: string; readonly start: number; readonly end: number };
  readonly found: string;
  readonly groups: readonly (string | undefined)[];
}

function each(text: string, pattern: RegExp, read: (found: Found) => Entity | null): readonly Entity[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [found, ...groups] = match;
    const span = { text: found, start: match.index, end: match.index + found.length };
    return read({ span, found, groups }) ?? [];
  });
}

/** The check digits must agree. A number with dots and dash is surer than bare digits. */
function findCpf({ span, found }: Found): Entity | null {
  const digits = found.replace(/\D/g, "");
  if (isCpf(digits)) return { ...span, type: "cpf", value: digits, confidence: found === digits ? 0.92 : 0.99 };
  return null;
}

function findCnpj({ span, found }: Found): Entity | null {
  const signs = found.replace(/[./-]/g, "").toUpperCase();
  if (!isCnpj(signs)) return null;
  return { ...span, type: "cnpj", value: signs, confidence: found.length === signs.length ? 0.93 : 0.99 };
}

function findCep({ span, groups: [shaped, named, bare] }: Found): Entity | null {
  const digits = (shaped ?? bare ?? "").replace(/\D/g, "");
  const start = span.start + (named?.length ?? 0);
  const text = span.text.slice(named?.length ?? 0);
  return {
    type: "cep",
    value: `${digits.slice(0, 5)}-${digits.slice(5)}`,
    text,
    start,
    end: span.end,
    confidence: 0.95,
  };
}

/** Old plates look like a word and a year: without a dash they need capitals. */
function findPlate({ span, found }: Found): Entity | null {
  const isMercosul = /^[A-Z]{3}\d[A-Z]\d{2}$/i.test(found);
  if (!isMercosul && found !== found.toUpperCase() && !found.includes("-")) return null;
  return { ...span, type: "plate", value: found.replace(/[- ]/, "").toUpperCase(), confidence: isMercosul ? 0.9 : 0.8 };
}

function orders(text: string, pattern: RegExp, confidence: number): readonly Entity[] {
  return [...text.matchAll(pattern)].map((match) => {
    const number = match[1] ?? match[0];
    const start = match.index + match[0].lastIndexOf(number);
    return {
      type: "order_number",
      value: number.toUpperCase(),
      text: number,
      start,
      end: start + number.length,
      confidence,
    };
  });
}
