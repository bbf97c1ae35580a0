import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSecretBox } from "../../../plugin/db/postgres/secret-box.ts";

const KEY = "a key of thirty-two characters !";
const box = createSecretBox(KEY);

describe("a secret box", () => {
  it("gives back what was put in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (secret) => {
        expect(box.open(box.seal(secret))).toBe(secret);
      }),
    );
  });

  it("seals the same secret differently each time, and shows nothing of it", () => {
    const sealed = [box.seal("tOkEn-123"), box.seal("tOkEn-123")];
    expect(sealed[0]).not.toBe(sealed[1]);
    expect(sealed.join()).not.toMatch(/tOkEn|123/);
    expect(sealed[0]).not.toContain(Buffer.from("tOkEn-123").toString("base64url"));
  });

  it("stays shut for another key", () => {
    const other = createSecretBox("another key of thirty-two chars!");
    expect(() => other.open(box.seal("secret"))).toThrow();
  });

  it("opens for the same key in another process", () => {
    expect(createSecretBox(KEY).open(box.seal("secret"))).toBe("secret");
  });

  it("notices when any byte of it was changed", () => {
    const sealed = box.seal("a secret");
    const [format = "", ...parts] = sealed.split(".");
    parts.forEach((part, place) => {
      const bytes = Buffer.from(part, "base64url");
      for (let at = 0; at < bytes.length; at += 1) {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
        const forged = parts.with(place, changed.toString("base64url"));
        expect(() => box.open([format, ...forged].join("."))).toThrow();
      }
    });
  });

  it.each([4, 8, 12, 15])("does not take a seal that was cut to %d bytes, which could be guessed", (length) => {
    const [format = "", iv = "", tag = "", body = ""] = box.seal("a secret").split(".");
    const short = Buffer.from(tag, "base64url").subarray(0, length).toString("base64url");
    expect(() => box.open([format, iv, short, body].join("."))).toThrow();
  });

  it.each(["", "secret", "v1", "v1..", "v1.a.b", "v2.YQ.YQ.YQ", "v1.YQ.YQ.YQ"])(
    "refuses what it did not make: %j",
    (text) => {
      expect(() => box.open(text)).toThrow();
    },
  );
});
