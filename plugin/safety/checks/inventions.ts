import { findPii } from "../pii/find-pii.ts";
import type { PiiKind } from "../pii/pii-span.ts";
import type { ViolationCode } from "../violation.ts";

const CONTACTS: ReadonlySet<PiiKind> = new Set(["url", "email", "phone"]);
const SHORTEST_PHONE = 7;
/** Without codes of country and area one number is written in many ways; its end stays. */
const PHONE_END = 8;

/** Addresses and telephone numbers of an answer that nothing the bot knows contains. */
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
  const isKnownPhone = (digits: string) => knownDigits.some((number) => number.includes(digits.slice(-PHONE_END)));
  const phones = named
    .filter(({ kind }) => kind === "phone")
    .map(({ start, end }) => answer.slice(start, end).replace(/\D/g, ""));
  const invented = phones.some((digits) => digits.length >= SHORTEST_PHONE && !isKnownPhone(digits));
  return [...new Set([...found, ...(invented ? (["invented_phone"] as const) : [])])];
}

/** Without what does not change where it leads. */
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
