import { isUtf8 } from "node:buffer";
import { DeliveryInvalid } from "../errors.ts";

/** Much deeper than any delivery of Chatwoot, and safe for recursive readers. */
const MAX_DEPTH = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The JSON of a body. Throws `DeliveryInvalid` with the reason. */
export function parseBody(rawBody: Buffer): unknown {
  if (!isUtf8(rawBody)) throw new DeliveryInvalid("The body is not valid UTF-8");
  if (isTooDeep(rawBody)) throw new DeliveryInvalid(`The body is nested deeper than ${MAX_DEPTH} levels`);
  try {
    return JSON.parse(rawBody.toString("utf8"));
  } catch {
    throw new DeliveryInvalid("The body is not JSON");
  }
}

/** Counts brackets outside of strings before the body is parsed. Strings are skipped: they are most of a body. */
function isTooDeep(rawBody: Buffer): boolean {
  let depth = 0;
  for (let at = 0; at < rawBody.length; at += 1) {
    switch (rawBody[at]) {
      case QUOTE:
        at = endOfString(rawBody, at);
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        if (depth > MAX_DEPTH) return true;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
    }
  }
  return false;
}

function endOfString(rawBody: Buffer, start: number): number {
  let end = rawBody.indexOf(QUOTE, start + 1);
  while (end !== -1 && isEscaped(rawBody, end)) end = rawBody.indexOf(QUOTE, end + 1);
  return end === -1 ? rawBody.length : end;
}

function isEscaped(rawBody: Buffer, at: number): boolean {
  let backslashes = 0;
  while (rawBody[at - 1 - backslashes] === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}
