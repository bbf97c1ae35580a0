import { describe, expect, it } from "vitest";
import { isPrivateHost } from "../../sandbox/webhooks/private-hosts.ts";
import { railsJson, signatureHeaders } from "../../sandbox/webhooks/wire.ts";

describe("the wire", () => {
  it("signs as the published test vector says", () => {
    const headers = signatureHeaders(
      "pNq6sQ7r3vYtXw2ZkLmB8cDe",
      '{"event":"message_created","id":9101}',
      1_768_900_503_000,
    );
    expect(headers).toEqual({
      "X-Chatwoot-Timestamp": "1768900503",
      "X-Chatwoot-Signature": "sha256=de0374b3853180710d1cf786a3e51352777420fb1cf4566c7aa648d54e2e7183",
    });
  });

  it("escapes what Rails escapes and stays the same JSON", () => {
    const value = { text: "a & b <c> \u2028 \u2029 é" };
    expect(railsJson(value)).toBe('{"text":"a \\u0026 b \\u003cc\\u003e \\u2028 \\u2029 é"}');
    expect(JSON.parse(railsJson(value))).toEqual(value);
  });
});

describe("private hosts", () => {
  it.each(["localhost", "127.0.0.1", "10.1.2.3", "172.20.0.5", "192.168.1.1", "[::1]", "bot", "baton.local"])(
    "%s",
    (host) => {
      expect(isPrivateHost(host)).toBe(true);
    },
  );

  it.each(["chat.example.com", "8.8.8.8", "172.32.0.1"])("%s is none", (host) => {
    expect(isPrivateHost(host)).toBe(false);
  });
});
