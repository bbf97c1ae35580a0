import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { hostileInput } from "../../handlers/gates/hostile-input.ts";
import { loops } from "../../handlers/gates/loops.ts";
import { switchedOff } from "../../handlers/gates/switched-off.ts";
import { episodeLimit } from "../../handlers/timers/episode-limit.ts";
import type { Gate } from "../../plugin/core/handler.ts";
import { noteTexts } from "../../plugin/core/texts/texts.ts";
import { LOCALES, type Locale } from "../../plugin/language/locale.ts";
import { customerMessage } from "../helpers/builders.ts";
import { aBaton, aContext } from "../helpers/event-context.ts";

const remarkOf = (
  gate: Gate,
  locale: Locale,
  message: Parameters<typeof customerMessage>[0],
  settings = {},
  marks = {},
) => gate.run(customerMessage(message), aContext({ settings: { locale, ...settings }, marks })).handOff?.remark;

describe.each(LOCALES)("a remark for agents of an inbox in %s", (locale) => {
  const words = noteTexts[locale];

  it("is in that language", () => {
    expect(remarkOf(hostileInput, locale, { text: "I want to kill myself" })).toBe(words.selfHarm);
    expect(remarkOf(switchedOff, locale, {}, { enabled: false })).toBe(words.switchedOff);
    const loop = { lastId: 0, lastAt: 1_000_000, strikes: 3, quick: 0, quickTo: 0, prints: [], times: [] };
    expect(remarkOf(loops, locale, { autoReply: true }, {}, { loop })).toBe(words.automatic);
    const late = { kind: "episode_limit", dueAt: 0, data: {} };
    const context = aContext({ baton: aBaton({ lastAskedAt: 999_999 }), settings: { locale } });
    expect(episodeLimit.run(late, context).handOff?.remark).toBe(words.keptTooLong);
  });
});

it("no sentence for agents is written into the code", () => {
  const files = ["handlers", "plugin/core/turn", "plugin/turn", "plugin/catch-up"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
  );
  const literal = /(?:remark(?: =|:)|\bnote\(|\bmention\([^"`]*,)\s*["`][A-Z]/;
  expect(files.filter((file) => file.endsWith(".ts") && literal.test(readFileSync(file, "utf8")))).toEqual([]);
});
