import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderText } from "../../../plugin/chatwoot/effects/render.ts";

const LIMITS = [
  ["Channel::WebWidget", 150_000],
  ["Channel::Api", 150_000],
  ["Channel::Email", 150_000],
  ["note", 150_000],
  ["Channel::Whatsapp", 4_096],
  ["Channel::Telegram", 4_096],
  ["Channel::TwilioSms", 1_600],
  ["Channel::Sms", 1_600],
  ["Channel::FacebookPage", 2_000],
  ["Channel::Instagram", 1_000],
  ["Channel::Line", 5_000],
  ["Channel::TwitterProfile", 10_000],
  ["Channel::Tiktok", 6_000],
  ["Channel::Smoke", 1_000],
] as const;
const LIQUID = /\{\{|\}\}|\{%|%\}/;
const bare = (text: string) => text.replaceAll("\u200b", "").replace(/\s/g, "");

describe("an ordinary text", () => {
  it.each(LIMITS)("goes out as it is on %s", (channel) => {
    const text = "Olá! **Tudo** bem?\n\n- [x](https://x.example)\n- 5 < 6, 50% e {a}\n";
    expect(renderText(text, channel)).toEqual([text]);
  });

  it.each(["", " ", "\n\n"])("is no message when it is blank: %j", (text) =>
    expect(renderText(text, "Channel::Api")).toEqual([]),
  );
});

describe("Liquid", () => {
  it.each(["{{contact.name}}", "{% if a %}x{% endif %}", "{{{a}}}", "{{ a }", "%}{%", "`{{a}}`", "{\0{a}\0}"])(
    "is not left in %j",
    (text) => {
      const [rendered = ""] = renderText(text, "Channel::Api");
      expect(rendered).not.toMatch(LIQUID);
      expect(bare(rendered)).toBe(bare(text.replaceAll("\0", "")));
    },
  );

  it("cannot be put together from two pieces, or by what stands before", () => {
    for (const piece of ["{a", "}a", "%}"]) expect(`{${renderText(piece, "Channel::Sms")[0]}`).not.toMatch(LIQUID);
    const pieces = renderText(`${"a".repeat(1_598)}{{x}}`, "Channel::Sms");
    expect(pieces.length).toBe(2);
    expect(pieces.join("")).not.toMatch(LIQUID);
  });

  it("is never left, whatever the text", () => {
    const text = fc.string({ unit: fc.constantFrom("{", "}", "%", "a", " ", "\n", "\u200b"), maxLength: 60 });
    fc.assert(fc.property(text, (value) => !LIQUID.test(renderText(value, "Channel::Sms").join(""))));
  });
});

describe("what looks like HTML", () => {
  it.each([
    "<a>",
    "<div>\nOi",
    "  <b class='x'>Oi</b>",
    "</p> Oi",
    "<!-- x -->",
    "<?php",
    "Oi\n<table>",
    "use <b> aqui",
    "<script>",
  ])("is no longer a tag where Markdown is rendered: %j", (text) => {
    for (const channel of ["Channel::Whatsapp", "Channel::Telegram", "Channel::Email", "Channel::Instagram"]) {
      const [rendered = ""] = renderText(text, channel);
      expect(rendered).not.toMatch(/<[a-z/!?]/i);
      expect(bare(rendered)).toBe(bare(text));
    }
    expect(renderText(text, "Channel::WebWidget")).toEqual([text]);
  });

  it.each(["<https://x.example/a>", "<ana@x.example>", "5 <6", "<3", "a < b"])(
    "is left alone when it is none: %j",
    (text) => {
      expect(renderText(text, "Channel::Whatsapp")).toEqual([text]);
    },
  );
});

describe("a text that is too long", () => {
  const sms = (text: string) => renderText(text, "Channel::Sms");

  it("is cut between paragraphs", () => {
    const [a, b] = ["a. ".repeat(300).trim(), "b. ".repeat(400).trim()];
    expect(sms(`${a}\n\n${b}`)).toEqual([a, b]);
  });

  it("is cut between lines, and keeps the indent of the next", () => {
    const [a, b] = ["a. ".repeat(300).trim(), `  ${"b. ".repeat(400).trim()}`];
    expect(sms(`${a}\n${b}`)).toEqual([a, b]);
  });

  it("is cut between sentences", () => {
    const [a, b] = [`${"a".repeat(1_000)} fim!`, `${"b ".repeat(400)}c`];
    expect(sms(`${a} ${b}`)).toEqual([a, b]);
    const chinese = `${"漢".repeat(1_200)}。`;
    expect(sms(`${chinese}${"字".repeat(900)}`)).toEqual([chinese, "字".repeat(900)]);
    const stopBeyond = `${"字".repeat(398)}。`;
    expect(sms(`${chinese}${stopBeyond}${stopBeyond}`)).toEqual([chinese, `${stopBeyond}${stopBeyond}`]);
  });

  it("is cut between words", () => {
    const pieces = sms("palavra ".repeat(500).trim());
    expect(pieces.every((piece) => /^(?:palavra )*palavra$/.test(piece))).toBe(true);
    expect(sms(`veja ${"u".repeat(1_597)}`)).toEqual(["veja", "u".repeat(1_597)]);
  });

  it("uses all the room for a word that just fits", () => {
    expect(sms(`${"a".repeat(1_599)} b`)).toEqual(["a".repeat(1_599), "b"]);
  });

  it("is cut between whole characters only", () => {
    const family = "👨‍👩‍👧‍👦";
    const pieces = sms(family.repeat(400));
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.every((piece) => piece.length % family.length === 0)).toBe(true);
    const accents = `${"a".repeat(1_598)}e\u0301x`;
    expect(sms(accents)).toEqual(["a".repeat(1_598), "e\u0301x"]);
  });

  it("is cut even inside a character that alone is too long, but not inside a pair", () => {
    const pieces = sms(`a${"\u{e0100}".repeat(2_000)}`);
    expect(pieces.join("")).toBe(`a${"\u{e0100}".repeat(2_000)}`);
    expect(pieces.join("\n")).not.toMatch(/\p{Surrogate}/u);
  });

  it("makes no blank messages", () => {
    expect(sms(`a${"\n".repeat(9_000)}b${" ".repeat(9_000)}`)).toEqual(["a", "b"]);
  });

  it.each(LIMITS)("keeps to the limit of %s", (channel, limit) => {
    const pieces = renderText("Uma frase {{com}} <b>de</b> tudo. ".repeat((limit / 30) * 2.5), channel);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(limit);
  });

  it("loses nothing and keeps the order", () => {
    const word = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.constantFrom(
        "\n\n",
        "\n",
        ". ",
        " ",
        "  code",
        "{{",
        "%}",
        "<b>",
        "🇧🇷",
        "é",
        "x".repeat(1_700),
        "👩‍🚀".repeat(300),
        "。",
      ),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 60 }),
        fc.constantFrom("Channel::Instagram", "Channel::Sms"),
        (words, channel) => {
          const text = words.join("");
          const pieces = renderText(text, channel);
          expect(bare(pieces.join(""))).toBe(bare(text.replaceAll("\0", "")));
          for (const piece of pieces) expect(piece.trim() !== "" && piece.length <= 1_600).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
