import { describe, expect, it } from "vitest";
import { isOpen, nextOpening, openingHoursOf } from "../../plugin/core/hours.ts";
import { completeSettings, type SettingsDocument } from "../../plugin/core/settings/settings.ts";

const hoursOf = (hours: SettingsDocument, business: Parameters<typeof openingHoursOf>[1] = null) =>
  openingHoursOf(completeSettings({ hours }).hours, business);
const at = (iso: string) => Date.parse(iso);

// 2026-11-20 is a Friday; São Paulo is three hours behind UTC.
const weekdays = hoursOf({ source: "own", time_zone: "America/Sao_Paulo" });

describe("own hours", () => {
  it.each([
    ["2026-11-20T11:59:00Z", false],
    ["2026-11-20T12:00:00Z", true],
    ["2026-11-20T20:59:59Z", true],
    ["2026-11-20T21:00:00Z", false],
    ["2026-11-21T15:00:00Z", false],
  ])("at %s: open is %s", (time, open) => {
    expect(isOpen(weekdays, at(time))).toBe(open);
  });

  it.each([
    ["a moment before opening", "2026-11-20T11:30:20Z", "2026-11-20T12:00:00Z"],
    ["on Friday evening", "2026-11-20T22:15:00Z", "2026-11-23T12:00:00Z"],
    ["on Sunday", "2026-11-22T15:00:00Z", "2026-11-23T12:00:00Z"],
  ])("%s people are back at the next opening", (_when, time, opening) => {
    expect(nextOpening(weekdays, at(time))).toBe(at(opening));
  });

  it("are open now while they are open", () => {
    expect(nextOpening(weekdays, at("2026-11-20T15:00:00Z"))).toBe(at("2026-11-20T15:00:00Z"));
  });

  it("leave out a holiday, once or every year", () => {
    const holidays = hoursOf({ source: "own", holidays: [{ date: "2026-11-23" }, { date: "11-24" }] });
    expect(nextOpening(holidays, at("2026-11-22T15:00:00Z"))).toBe(at("2026-11-25T12:00:00Z"));
  });

  it("may go past midnight", () => {
    const bar = hoursOf({ source: "own", weekly: [{ days: ["fri"], from: "20:00", to: "02:00" }] });
    expect(isOpen(bar, at("2026-11-21T04:59:00Z"))).toBe(true);
    expect(isOpen(bar, at("2026-11-21T05:00:00Z"))).toBe(false);
  });

  it("that never open have no next opening", () => {
    expect(nextOpening(hoursOf({ source: "own", weekly: [] }), at("2026-11-20T15:00:00Z"))).toBeNull();
  });
});

describe("Chatwoot's hours", () => {
  const friday = { day: 5, closed: false, allDay: false, from: 600, to: 660 };
  const business = { enabled: true, timeZone: "UTC", days: [friday] };

  it("count when the inbox has them switched on", () => {
    const hours = hoursOf({}, business);
    expect([isOpen(hours, at("2026-11-20T10:30:00Z")), isOpen(hours, at("2026-11-20T11:00:00Z"))]).toEqual([
      true,
      false,
    ]);
  });

  it("mean people are always there when they are switched off", () => {
    expect(hoursOf({}, { ...business, enabled: false })).toBeNull();
  });
});
