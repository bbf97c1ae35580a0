import { findPii } from "../pii/find-pii.ts";
import type { PiiKind } from "../pii/pii-span.ts";
import type { ViolationCode } from "../violation.ts";

const CONTACTS: ReadonlySet<PiiKind> = new Set(["url", "email", "phone"]);
const MIN_PHONE_DIGITS = 7;
/** People write country and area codes in many ways, so only the last digits are compared. */
const COMPARED_DIGITS = 8;

/** Finds links, e-mail addresses and telephone numbers in an answer that the known texts do not contain. */
export function findInventions(
  answer: string,
  known: string,
  allowedHosts: readonly string[],
): readonly ViolationCode[] {
  const named = findPii(answer, CONTACTS);
  const knownUrls = findPii(known, CONTACTS)
    .filter(({ kind }) => kind === "url")
    .map(({ start, end }) => plainUrl(known.slice(start, end)));
  const isKnownUrl = (url: string) => knownUrls.includes(url) || isAllowed(url, allowedHosts);
  const found = named.flatMap(({ kind, start, end }): readonly ViolationCode[] => {
    const value = answer.slice(start, end);
    if (kind === "url") return isKnownUrl(plainUrl(value)) ? [] : ["invented_link"];
    return kind !== "email" || known.toLowerCase().includes(value.toLowerCase()) ? [] : ["invented_email"];
  });
  const knownDigits = [...known.matchAll(/\d[\d\s().+-]{5,}\d/g)].map(([number]) => number.replace(/\D/g, ""));
  const isKnownPhone = (digits: string) =>
    knownDigits.some((number) => number.includes(digits.slice(-COMPARED_DIGITS)));
  const phones = named
    .filter(({ kind }) => kind === "phone")
    .map(({ start, end }) => answer.slice(start, end).replace(/\D/g, ""));
  const invented = phones.some((digits) => digits.length >= MIN_PHONE_DIGITS && !isKnownPhone(digits));
  return [...new Set([...found, ...(invented ? (["invented_phone"] as const) : [])])];
}

/** A URL without the parts that do not change its target. */
function plainUrl(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/#?)\].,;:!*_]+$/, "");
}

function isAllowed(url: string, hosts: readonly string[]): boolean {
  const host = url.split(/[/?#:]/)[0] ?? "";
  return hosts.map(plainUrl).some((allowed) => host === allowed || host.endsWith(`.${allowed}`));
}
