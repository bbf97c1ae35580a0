import fc from "fast-check";
import { expect, it } from "vitest";
import { diffSettings } from "../../../plugin/core/settings/diff.ts";
import { errorsIn, findSettingsProblems } from "../../../plugin/core/settings/problems.ts";
import { completeSettings } from "../../../plugin/core/settings/settings.ts";
import { brokenDocument, soundDocument } from "./arbitrary.ts";

const errorPaths = (document: unknown) => errorsIn(findSettingsProblems(document)).map(({ path }) => path);

it("takes a thousand sound documents", () => {
  fc.assert(
    fc.property(soundDocument, (document) => {
      expect(errorPaths(document)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

it("refuses a thousand documents with one mistake each, and names its place", () => {
  fc.assert(
    fc.property(brokenDocument, ({ document, path }) => {
      expect(new Set(errorPaths(document))).toEqual(new Set([path]));
    }),
    { numRuns: 1_000 },
  );
});

it("names both places of two mistakes that stand apart", () => {
  fc.assert(
    fc.property(brokenDocument, ({ document, path }) => {
      fc.pre(path !== "" && path !== "/limits" && typeof document === "object");
      const both = { ...(document ?? {}), limits: { auto_replies: 0 } };
      expect(new Set(errorPaths(both))).toEqual(new Set([path, "/limits/auto_replies"]));
    }),
    { numRuns: 300 },
  );
});

it("never throws on a document it refuses, and always has settings for a turn", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), brokenDocument, (odd, { document }) => {
      expect(() => findSettingsProblems(odd)).not.toThrow();
      if (typeof document === "object" && document !== null && !Array.isArray(document))
        expect(completeSettings({ ...document })).toHaveProperty("ladders.waiting_in_team");
    }),
    { numRuns: 300 },
  );
});

it("finds no difference between a document and itself, and one as soon as there is one", () => {
  fc.assert(
    fc.property(soundDocument, soundDocument, (a, b) => {
      expect(diffSettings(a, structuredClone(a))).toEqual([]);
      const isSame = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
      expect(diffSettings(a, b).length === 0).toBe(isSame);
    }),
    { numRuns: 300 },
  );
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, sorted(inner)]);
}
