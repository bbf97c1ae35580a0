import { isIPv4, isIPv6 } from "node:net";
import { findIdentifiers } from "../../language/entities/identifiers.ts";
import { findAll, type PiiSpan } from "./pii-span.ts";

const IP_V4 = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d|\w)/g;
const IP_V6 = /(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\.\d{1,3}){0,3}(?![\w:])/gi;
/** "e-mail arroba empresa ponto com" and "joao (at) empresa (dot) com": written to hide the address from programs. */
const SPOKEN_EMAIL =
  /(?<![\p{L}\d._-])[\p{L}\d._%+-]{2,64} ?(?:\(at\)|\[at\]| arroba ) ?[\p{L}\d-]{2,63}(?: ?(?:\(dot\)|\[dot\]|\.| ponto | punto ) ?[\p{L}]{2,24}){1,3}(?![\p{L}\d])/giu;
const ANY_DOMAIN =
  /(?<![@\p{L}\d._/-])(?:[\p{L}\d-]{2,63}\.){1,4}([a-z]{2,12})(?:\/[^\s<>"']*[^\s<>"'.,;:!?)\]])?(?![@\p{L}\d_-])/giu;
const ENDINGS = new Set(
  "com net org info biz edu gov io app dev shop store site online tech blog club xyz cloud live world email wiki page link pro tv ai br ar mx cl co pe uy py bo ec ve pt uk fr it nl be ch at dk fi pl cz sk hu ro bg gr tr ru ua jp kr cn tw hk in au nz za ca us eu".split(
    " ",
  ),
);
/** Endings that are also words: a missing space after a full stop makes them look like an address. */
const DOUBTFUL = new Set("in it at be us eu pro live world page link co com".split(" "));

/** Internet addresses: e-mail, web pages, IP addresses. */
export function findNet(text: string): readonly PiiSpan[] {
  const known = findIdentifiers(text).flatMap(({ type, start, end }): readonly PiiSpan[] => {
    if (type !== "email" && type !== "url") return [];
    return [{ kind: type, start, end, confidence: type === "email" ? 0.99 : 0.97 }];
  });
  return [
    ...known,
    ...findAll(text, SPOKEN_EMAIL, () => ({ kind: "email", confidence: 0.95 })),
    ...findAll(text, IP_V4, (found) => (isIPv4(found) ? { kind: "ip", confidence: 0.96 } : null)),
    ...findAll(text, IP_V6, (found) => (found.length > 5 && isIPv6(found) ? { kind: "ip", confidence: 0.96 } : null)),
    ...findAll(text, ANY_DOMAIN, readDomain),
  ];
}

function readDomain(found: string) {
  const ending = /\.(\p{L}+)(?:\/|$)/u.exec(found)?.[1]?.toLowerCase() ?? "";
  if (!ENDINGS.has(ending)) return null;
  const isSure = /[/]|\..*\./.test(found) || !DOUBTFUL.has(ending) || (ending === "com" && !/\.Com$/.test(found));
  return isSure ? ({ kind: "url", confidence: 0.9 } as const) : null;
}
