import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayRead, withoutHidden } from "../../../plugin/core/consent.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { readable } from "../../../plugin/core/turn/readable.ts";
import { shorten } from "../../../plugin/language/shorten.ts";
import { anAttachment } from "../../handlers/gates/events.ts";
import { aMessage } from "../../helpers/builders.ts";

/** Half a character does not survive being written down. */
const isWhole = (text: string) => Buffer.from(text).toString() === text;

describe("a shortened text", () => {
  const text = `${"Começo da história. ".repeat(50)}${"Meio que não interessa. ".repeat(200)}Fim: quero trocar o produto.`;

  it("keeps its beginning and its end, in whole sentences", () => {
    const short = shorten(text, 300);
    expect(short).toMatch(/^Começo da história\./);
    expect(short).toMatch(/\.\n\[…\]\n/);
    expect(short).toMatch(/Fim: quero trocar o produto\.$/);
  });

  it("is left alone when it fits", () => {
    expect(shorten("Oi", 2)).toBe("Oi");
  });

  it("never breaks a character in two, nor the limit", () => {
    const wild = fc.string({ unit: "grapheme", minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(wild, fc.integer({ min: 10, max: 120 }), (raw, limit) => {
        const short = shorten(raw, limit);
        expect(short.length).toBeLessThanOrEqual(limit);
        if (isWhole(raw)) expect(isWhole(short)).toBe(true);
      }),
    );
  });
});

describe("what the brain sees of a message", () => {
  const settings = completeSettings({ limits: { long_message_chars: 100 } });

  it("is the transcript of a voice note", () => {
    const heard = aMessage({ text: "", attachments: [anAttachment({ kind: "audio", transcript: " qual o preço? " })] });
    expect(readable(heard, settings).text).toBe("qual o preço?");
  });

  it("is short, unless the inbox wants it whole", () => {
    const novel = aMessage({ text: "Era uma vez. ".repeat(50) });
    expect(readable(novel, settings).text.length).toBeLessThanOrEqual(100);
    const whole = completeSettings({ gates: { long_message: false } });
    expect(readable(novel, whole).text).toBe(novel.text);
  });

  it("says that there was a picture, but opens it only where the inbox lets it be read", () => {
    const sent = aMessage({ attachments: [anAttachment({ title: "rg.jpg" })] });
    expect(readable(sent, settings).attachments).toMatchObject([{ kind: "image", url: null, title: null }]);
    const reading = completeSettings({ gates: { media: { image: "read" } } });
    expect(readable(sent, reading).attachments).toEqual(sent.attachments);
  });
});

describe("consent", () => {
  const required = completeSettings({ gates: { consent: { required: true, version: "2" } } });
  const consent = (version: string, accepted: boolean) => ({ consent: { version, at: 1, accepted } });

  it("is needed only where the inbox asks for it, and for the very version that it asks about", () => {
    expect(mayRead(completeSettings(null), null)).toBe(true);
    expect(mayRead(required, null)).toBe(false);
    expect(mayRead(required, consent("1", true))).toBe(false);
    expect(mayRead(required, consent("2", false))).toBe(false);
    expect(mayRead(required, consent("2", true))).toBe(true);
  });

  it("that came after a refusal does not open what was written before", () => {
    const before = aMessage({ id: 1, createdAt: 10 });
    const bot = aMessage({ id: 2, createdAt: 15, author: { kind: "bot", id: 2, name: "Nova" } });
    const after = aMessage({ id: 3, createdAt: 30 });
    expect(withoutHidden([before, bot, after], { hidden_up_to: 20 })).toEqual([bot, after]);
    expect(withoutHidden([before, bot, after], {})).toHaveLength(3);
  });
});
