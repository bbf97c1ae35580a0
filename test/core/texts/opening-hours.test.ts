import { expect, it } from "vitest";
import { type OpeningHours, openingHoursOf } from "../../../plugin/core/hours.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { describeHours } from "../../../plugin/core/texts/opening-hours.ts";

type Weekly = readonly { days: readonly string[]; from: string; to: string }[];

function hoursOf(weekly: Weekly): OpeningHours {
  const { hours } = completeSettings({ hours: { source: "own", time_zone: "America/Sao_Paulo", weekly } });
  const found = openingHoursOf(hours, null);
  if (!found) throw new TypeError("own hours are always known");
  return found;
}
const WEEK = [
  { days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "18:00" },
  { days: ["sat"], from: "09:00", to: "12:30" },
];
const MONDAY_NOON = Date.UTC(2026, 2, 2, 15);
const SUNDAY = Date.UTC(2026, 2, 1, 15);

it("names days with the same times together, in each language", () => {
  expect(describeHours(hoursOf(WEEK), "en", MONDAY_NOON)).toBe(
    "Our team answers here: Monday to Friday, from 09:00 to 18:00; Saturday, from 09:00 to 12:30. People are here right now.",
  );
  expect(describeHours(hoursOf(WEEK), "es", MONDAY_NOON)).toContain("de lunes a viernes, de 09:00 a 18:00; sábado");
});

it("says when people are back", () => {
  expect(describeHours(hoursOf(WEEK), "pt-BR", SUNDAY)).toContain("voltamos segunda-feira, 2 de março, às 09:00");
});

it("knows the whole day, and two times in one", () => {
  const days = ["mon"];
  expect(describeHours(hoursOf([{ days, from: "00:00", to: "00:00" }]), "en", MONDAY_NOON)).toContain(
    "Monday, all day.",
  );
  const broken = [
    { days, from: "09:00", to: "12:00" },
    { days, from: "13:00", to: "18:00" },
  ];
  expect(describeHours(hoursOf(broken), "en", SUNDAY)).toContain("Monday, from 09:00 to 12:00, from 13:00 to 18:00");
});

it("has nothing to say of a shop that never opens", () => {
  expect(describeHours(hoursOf([]), "en", SUNDAY)).toBeNull();
});
