import { createHmac, timingSafeEqual } from "node:crypto";
import { Unauthorized } from "../errors.ts";

/** The largest difference of the clocks. An older delivery may be a replayed recording. */
const TOLERANCE_SECONDS = 300;
const HEX_DIGEST = /^sha256=[0-9a-f]{64}$/;

export interface SignedRequest {
  readonly rawBody: Buffer;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
}

/** Chatwoot signs `timestamp.body`. The received bytes are checked, because Chatwoot escapes `&<>` in its own way. */
export function sign(secret: string, timestamp: string, rawBody: Buffer | string): string {
  return `sha256=${createHmac("sha256", secret).update(`${timestamp}.`).update(rawBody).digest("hex")}`;
}

/** Throws unless the body was signed with this secret within the last minutes. All causes give the same message. */
export function verifySignature(secret: string, { rawBody, timestamp, signature }: SignedRequest, nowMs: number): void {
  const isRecent =
    timestamp !== undefined &&
    /^\d{1,12}$/.test(timestamp) &&
    Math.abs(nowMs / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS;
  const expected = sign(secret, timestamp ?? "", rawBody);
  const isSigned =
    signature !== undefined &&
    HEX_DIGEST.test(signature) &&
    timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
  if (!isRecent || !isSigned) throw refused();
}

/** For Chatwoot versions that do not sign: the address holds a secret token. */
export function verifyToken(expected: string, given: string | undefined): void {
  if (given === undefined || expected === "" || !isSame(given, expected)) throw refused();
}

/** Compares texts in constant time. Comparing digests also hides the length. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHmac("sha256", "compare").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

export function refused(): Unauthorized {
  return new Unauthorized("This delivery is not signed by a Chatwoot account that is connected here");
}
