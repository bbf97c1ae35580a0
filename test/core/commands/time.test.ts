import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPauseEnd } from "../../../plugin/core/commands/time.ts";
import { minuteOfDay } from "../../../plugin/core/hours.ts";

const ZONE = "America/Sao_Paulo";
/** 14:10 on the wall there. */
const NOW = Date.UTC(2026, 2, 2, 17, 10, 20);
const MINUTE = 60_000;
const read = (text: string, now = NOW, zone = ZONE) => readPauseEnd(text, now, zone);

describe("how long a pause is", () => {
  it.each([
    ["30m", 30],
    ["30 min", 30],
    ["45", 45],
    ["1h", 60],
    ["1h30", 90],
    ["1h30m", 90],
    ["2 horas e 15 minutos", 135],
    ["2 hours and 15 minutes", 135],
    ["por 90 minutos", 90],
    ["for 10m.", 10],
    ["1 dia", 1_440],
    ["30 DIAS", 43_200],
  ])("%j is %d minutes", (text, minutes) => {
    expect(read(text)).toBe(NOW + minutes * MINUTE);
  });

  it.each([
    ["até 18:00", 18 * 60],
    ["until 18:00", 18 * 60],
    ["hasta las 18:00", 18 * 60],
    ["até as 18h", 18 * 60],
    ["ate 18h30", 18 * 60 + 30],
    ["until 6pm", 18 * 60],
    ["until 11:30 am", 11 * 60 + 30],
    ["até 9", 9 * 60],
  ])("%j ends when the inbox's clock shows it next", (text, minute) => {
    const end = read(text) ?? 0;
    expect(minuteOfDay(ZONE, end)).toBe(minute);
    expect(end - NOW).toBeGreaterThan(0);
    expect(end - NOW).toBeLessThanOrEqual(24 * 60 * MINUTE);
  });

  it("lasts until told when nothing is said", () => {
    expect(read("")).toBeNull();
  });

  it.each(["amanhã", "30x", "até 25:00", "até 18:75", "until 13pm", "0m", "31 dias", "1e9 h", "-5m", "30m já"])(
    "%j is no time",
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );

  it("is right on the nights when the clock is changed", () => {
    const beforeSpring = Date.UTC(2026, 2, 29, 0, 30);
    expect(minuteOfDay("Europe/Lisbon", read("até 9:00", beforeSpring, "Europe/Lisbon") ?? 0)).toBe(9 * 60);
    const beforeAutumn = Date.UTC(2026, 9, 24, 23, 30);
    expect(minuteOfDay("Europe/Lisbon", read("até 9:00", beforeAutumn, "Europe/Lisbon") ?? 0)).toBe(9 * 60);
  });

  it("never throws, and never ends in the past", () => {
    const words = fc.oneof(fc.string(), fc.stringMatching(/^(until |até )?\d{1,4}[:hms ]?\d{0,3}[a-z ]{0,6}$/));
    fc.assert(
      fc.property(words, (text) => {
        const end = read(text);
        expect(end === null || end === undefined || end > NOW).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});
