import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Unauthorized } from "../../plugin/errors.ts";
import { sign, verifySignature, verifyToken } from "../../plugin/http/signature.ts";

/** The test vector of Chatwoot's signing, as its own code makes it. */
const SECRET = "pNq6sQ7r3vYtXw2ZkLmB8cDe";
const TIMESTAMP = "1768900503";
const BODY = '{"event":"message_created","id":9101}';
const SIGNATURE = "sha256=de0374b3853180710d1cf786a3e51352777420fb1cf4566c7aa648d54e2e7183";
const NOW = Number(TIMESTAMP) * 1000;

interface Attempt {
  readonly secret?: string;
  readonly body?: string | Buffer;
  readonly timestamp?: string | undefined;
  readonly signature?: string | undefined;
  readonly nowMs?: number;
}

function verify(attempt: Attempt = {}): void {
  const { secret = SECRET, body = BODY, nowMs = NOW } = attempt;
  const timestamp = "timestamp" in attempt ? attempt.timestamp : TIMESTAMP;
  const signature = "signature" in attempt ? attempt.signature : SIGNATURE;
  verifySignature(secret, { rawBody: Buffer.from(body), timestamp, signature }, nowMs);
}

/** Signed with the right secret: only the time can be wrong with it. */
const signedAt = (timestamp: string): Attempt => ({ timestamp, signature: sign(SECRET, timestamp, BODY) });

describe("signing", () => {
  it("makes the signature that Chatwoot makes", () => {
    expect(sign(SECRET, TIMESTAMP, BODY)).toBe(SIGNATURE);
    expect(sign(SECRET, TIMESTAMP, Buffer.from(BODY))).toBe(SIGNATURE);
  });

  it("takes what Chatwoot signed", () => {
    expect(() => verify()).not.toThrow();
  });

  it("checks the bytes as they came, escapes included", () => {
    const body = Buffer.from('{"content":"a \\u0026 b \\u003c c – ção"}');
    const signature = sign(SECRET, TIMESTAMP, body);
    expect(() => verify({ body, signature })).not.toThrow();
    expect(() => verify({ body: JSON.stringify(JSON.parse(body.toString())), signature })).toThrow(Unauthorized);
  });
});

describe("a signature is refused when", () => {
  const digest = SIGNATURE.slice("sha256=".length);
  const bodyOnly = createHmac("sha256", SECRET).update(BODY).digest("hex");
  const sha1 = createHmac("sha1", SECRET).update(`${TIMESTAMP}.${BODY}`).digest("hex");
  const sha512 = createHmac("sha512", SECRET).update(`${TIMESTAMP}.${BODY}`).digest("hex");

  it.each<[string, Attempt]>([
    ["it was made with another secret", { signature: sign("another secret of the same kind", TIMESTAMP, BODY) }],
    ["it was made with an empty secret", { signature: sign("", TIMESTAMP, BODY) }],
    ["it is for another body", { signature: sign(SECRET, TIMESTAMP, `${BODY} `) }],
    ["it is for another time", { signature: sign(SECRET, "1768900502", BODY) }],
    ["it covers the body without the time", { signature: `sha256=${bodyOnly}` }],
    ["it is missing", { signature: undefined }],
    ["it is empty", { signature: "" }],
    ["it holds nothing but the algorithm", { signature: "sha256=" }],
    ["it lacks the algorithm", { signature: digest }],
    ["it names another algorithm", { signature: `sha1=${sha1}` }],
    ["it names an algorithm that is stronger", { signature: `sha512=${sha512}` }],
    ["it has another algorithm's digest", { signature: `sha256=${sha1}` }],
    ["it is in capitals", { signature: `sha256=${digest.toUpperCase()}` }],
    ["its algorithm is in capitals", { signature: `SHA256=${digest}` }],
    ["it is not hexadecimal", { signature: `sha256=${"g".repeat(64)}` }],
    ["it is too short", { signature: SIGNATURE.slice(0, -1) }],
    ["it is too long", { signature: `${SIGNATURE}0` }],
    ["it has a line end", { signature: `${SIGNATURE}\n` }],
    ["there are two of them", { signature: `${SIGNATURE}, ${SIGNATURE}` }],
    ["its first digit differs", { signature: SIGNATURE.replace("sha256=d", "sha256=e") }],
    ["its last digit differs", { signature: SIGNATURE.replace(/3$/, "4") }],
    ["the time is missing", { timestamp: undefined, signature: sign(SECRET, "", BODY) }],
    ["the time is empty", signedAt("")],
    ["the time is a word", signedAt("now")],
    ["the time is a date", signedAt("2026-01-20T09:15:03Z")],
    ["the time is in milliseconds", signedAt(String(NOW))],
    ["the time is in another notation", signedAt("1.768900503e9")],
    ["the time has a sign", signedAt(`+${TIMESTAMP}`)],
  ])("%s", (_why, attempt) => {
    expect(() => verify(attempt)).toThrow(Unauthorized);
  });

  it("says the same whatever is wrong with it", () => {
    const wrong = [{ signature: undefined }, { signature: "sha256=00" }, { secret: "other" }, { nowMs: 0 }];
    const messages = wrong.map((attempt) => {
      try {
        verify(attempt);
        return "taken";
      } catch (error) {
        return error instanceof Error ? error.message : "";
      }
    });
    expect(new Set(messages).size).toBe(1);
    expect(messages[0]).not.toBe("taken");
  });
});

describe("the time of a delivery", () => {
  const at = (offsetSeconds: number) => () => verify({ nowMs: NOW + offsetSeconds * 1000 });

  it.each([0, 1, -1, 299, -299, 300, -300])("may be off by %d s", (offset) => {
    expect(at(offset)).not.toThrow();
  });

  it.each([301, -301, 300.001, -300.001, 86_400, -86_400])("may not be off by %d s", (offset) => {
    expect(at(offset)).toThrow(Unauthorized);
  });
});

describe("the token of an address", () => {
  const TOKEN = "0zK3-an-unguessable-part-of-the-address";

  it("is taken when it is the very same", () => {
    expect(() => verifyToken(TOKEN, TOKEN)).not.toThrow();
  });

  it.each([
    ["missing", undefined],
    ["empty", ""],
    ["another", "1zK3-an-unguessable-part-of-the-address"],
    ["cut short", TOKEN.slice(0, -1)],
    ["longer", `${TOKEN}0`],
    ["in capitals", TOKEN.toUpperCase()],
    ["not even ASCII", "ção"],
  ])("is refused when it is %s", (_why, given) => {
    expect(() => verifyToken(TOKEN, given)).toThrow(Unauthorized);
  });

  it("is never taken for a connection that has none", () => {
    expect(() => verifyToken("", "")).toThrow(Unauthorized);
    expect(() => verifyToken("", undefined)).toThrow(Unauthorized);
  });
});
