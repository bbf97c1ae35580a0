import { expect, it } from "vitest";
import { diffSettings } from "../../../plugin/core/settings/diff.ts";

it("names each place with what was there and what is there now", () => {
  const before = {
    quiet_time_ms: 1500,
    hours: { source: "own", time_zone: "UTC" },
    routing: { default_team: "sales" },
  };
  const after = {
    quiet_time_ms: 3000,
    hours: { source: "own" },
    handoff: { labels: ["bot"] },
    routing: before.routing,
  };
  expect(diffSettings(before, after)).toEqual([
    { path: "/handoff/labels", after: ["bot"] },
    { path: "/hours/time_zone", before: "UTC" },
    { path: "/quiet_time_ms", before: 1500, after: 3000 },
  ]);
});

it("tells a value that is null from one that is not there", () => {
  expect(diffSettings({ routing: { default_team: null } }, { routing: {} })).toEqual([
    { path: "/routing/default_team", before: null },
  ]);
});

it("compares lists of one length entry by entry, others as a whole", () => {
  const rule = (team: string) => ({ topics: ["price"], team });
  expect(diffSettings({ rules: [rule("a"), rule("b")] }, { rules: [rule("a"), rule("c")] })).toEqual([
    { path: "/rules/1/team", before: "b", after: "c" },
  ]);
  expect(diffSettings({ rules: [rule("a")] }, { rules: [] })).toEqual([
    { path: "/rules", before: [rule("a")], after: [] },
  ]);
});

it("does not mind the order of keys", () => {
  expect(diffSettings({ a: 1, b: { c: [{ x: 1, y: 2 }] } }, { b: { c: [{ y: 2, x: 1 }] }, a: 1 })).toEqual([]);
});

it("sees a group become empty", () => {
  expect(diffSettings({ hours: { source: "own" } }, {})).toEqual([{ path: "/hours/source", before: "own" }]);
  expect(diffSettings({}, { hours: {} })).toEqual([{ path: "/hours", after: {} }]);
});
