import { describe, expect, it } from "vitest";
import { openingHoursOf } from "../../../plugin/core/hours.ts";
import { nobodyKnown } from "../../../plugin/core/people.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { policyOf } from "../../../plugin/core/turn/policy-of.ts";

const settings = completeSettings({ hours: { source: "own", time_zone: "UTC" } });
const hours = openingHoursOf(settings.hours, null);
// A Friday, nine to six.
const policyAt = (time: string) => policyOf({ settings, hours, people: nobodyKnown, now: Date.parse(time) });

describe("when people are there", () => {
  it("waiting counts at once, also from an event that is some milliseconds old by now", () => {
    expect(policyAt("2026-11-20T12:00:00.250Z").staffedAt).toBeLessThanOrEqual(Date.parse("2026-11-20T12:00:00.000Z"));
  });

  it("or away, waiting counts from the next opening", () => {
    expect(policyAt("2026-11-20T20:00:00Z").staffedAt).toBe(Date.parse("2026-11-23T09:00:00Z"));
  });
});
