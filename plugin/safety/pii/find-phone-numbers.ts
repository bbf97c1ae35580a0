import { overlaps, type Span } from "../../language/entities/entity.ts";
import { findIdentifiers } from "../../language/entities/identifiers.ts";
import { findPhones } from "../../language/entities/phones.ts";
import { around, findAll, type PiiSpan } from "./pii-span.ts";

const EXTENSION = "(?:\\s?(?:x|ext\\.?|ramal)\\s?\\d{1,5})?";
const GROUPED = new RegExp(
  `(?<![\\p{L}\\d/$€£#-]|\\d[.,:])(?:\\+\\s?|00)?\\(?\\d{1,4}\\)?(?:[ .-]?\\(\\d{1,4}\\))?(?:[ .-]{1,2}\\d{2,8}|(?<=\\))\\d{2,8}){1,5}${EXTENSION}(?![\\p{L}\\d/%]|-\\d|[.,:]\\d)`,
  "giu",
);
const BARE = /(?<![\p{L}\d/$€£#-]|\d[.,:])\+?\d{7,14}(?![\p{L}\d/%]|-\d|[.,:]\d)/gu;
const NORTH_AMERICAN = /^1?[2-9]\d{2}[2-9]\d{6}$/;

const SAYS_PHONE =
  /(?:phone|\btel\b|\btel\.|telefone|tel[eé]fono|\bfone|\bfax|\bcel\b|celular|m[oó]vil|mobile|whats|\bwpp\b|\bzap|\bligar?\b|\bligue|\bcall|\bcontact|\bcontato|llam[ae]|\bsms\b|\bn[uú]mero\b|\bnumber|\breach|\btext me|answering at|messages to)[^\n\d]{0,24}$/i;
/** Words before a number that is no telephone number. */
export const SAYS_OTHER =
  /(?:pedido|protocolo|\border\b|orden|ticket|chamado|nota fiscal|\bnfe?\b|invoice|fatura|rastrei[oa]|rastreamento|tracking|c[oó]d(?:igo)?|\bcode|\bsku|\bean|s[eé]rie|serial|lote|boleto|\bconta\b|ag[eê]ncia|account|cuenta|\bref|\bid\b|processo|matr[ií]cula|compra|encomenda|licen[cs]e|passport|passaporte|vers[aã]o|version|\bvalor|\bpre[cç]o|custa|custou|total|r\$|us\$|\bsaldo)[^\n\d]{0,16}$/i;
const SAYS_MONEY = /^\s?(?:reais|d[oó]lares|euros?|dollars?|pesos|usd|brl|eur|km|kg|mil\b|%)/i;
const NO_PHONE = [
  /^(?:\d{1,2}[-./ ]\d{1,2}[-./ ](?:\d{4}|\d{2})|\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2})$/,
  /^(?:19|20)\d\d\s?-\s?(?:19|20)?\d\d$/,
  /^\d{1,3}(?:\.\d{3})+$/,
  /^\d{1,3}(?: 000)+$/,
  /^[0-8]\d{4}-\d{4}$/,
  /^(?:19|20)\d{2}[-.](?:0\d|1[0-2])[-.][0-3]\d/,
  /^(\d)\1{6,}$/,
  // The shape of a CPF, an RG or a CNPJ: with wrong check digits it is no telephone number either.
  /^\d{3}\.\d{3}\.\d{3}-\d{2}$/,
  /^\d{1,2}\.\d{3}\.\d{3}-\d$/,
  /^\d{2}\.\d{3}\.\d{3}\/?\d{4}-\d{2}$/,
];

/** Telephone numbers of Brazil and the world: by a distinctive shape, else by the words before them. */
export function findPhoneNumbers(text: string): readonly PiiSpan[] {
  const orders = findIdentifiers(text).filter(({ type }) => type === "order_number");
  const isOther = (place: Span) => {
    const { before, after } = around(text, place);
    return SAYS_OTHER.test(before) || SAYS_MONEY.test(after) || orders.some((order) => overlaps(order, place));
  };
  const known = findPhones(text).flatMap((phone): readonly PiiSpan[] => {
    return isOther(phone) || NO_PHONE.some((shape) => shape.test(phone.text))
      ? []
      : [{ kind: "phone", start: phone.start, end: phone.end, confidence: Math.min(phone.confidence, 0.92) }];
  });
  return [
    ...known,
    ...findAll(text, GROUPED, (found, place) =>
      isOther(place) ? null : readGrouped(found, around(text, place).before),
    ),
    ...findAll(text, BARE, (found, place) => (isOther(place) ? null : readBare(found, around(text, place).before))),
  ];
}

function readGrouped(found: string, before: string) {
  const number = found.replace(/\s?(?:x|ext\.?|ramal)\s?\d{1,5}$/i, "");
  const count = number.replace(/\D/g, "").length;
  if (count < 7 || count > 15 || NO_PHONE.some((shape) => shape.test(number))) return null;
  if (SAYS_PHONE.test(before)) return { kind: "phone", confidence: 0.93 } as const;
  /** Single digits in a row are a list; nine digits in a row are an amount or an article number. */
  const isUneven = /(?:^|[ .-])\d(?:[ .-]|$)/.test(number.replace(/^\+?\d[ -]/, "")) || /\d{9}/.test(number);
  /** Two bare groups also occur before the name of a street. */
  const isPlain = /^\d{3,5}[ -]\d{3,5}$/.test(number);
  return isUneven ? null : ({ kind: "phone", confidence: isPlain ? 0.72 : 0.88 } as const);
}

function readBare(found: string, before: string) {
  if (SAYS_PHONE.test(before)) return { kind: "phone", confidence: 0.9 } as const;
  const isLikely = found.startsWith("+") || NORTH_AMERICAN.test(found);
  return isLikely ? ({ kind: "phone", confidence: 0.8 } as const) : null;
}
