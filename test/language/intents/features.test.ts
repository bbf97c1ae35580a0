import { describe, expect, it } from "vitest";
import { extractFeatures, featureGroups } from "../../../plugin/language/intents/features.ts";

function meaningPairs(text: string): readonly string[] {
  return extractFeatures(text)[featureGroups.findIndex(({ name }) => name === "meaning_pair")] ?? [];
}

describe("pairs of meanings", () => {
  it("hold an idea and a word together, however many words lie between and in either order", () => {
    expect(meaningPairs("quanto custa mesmo hoje esse colar")).toContain("col&price");
    expect(meaningPairs("colar, qual o preço")).toContain("col&price");
  });

  it("stay bounded for a long message", () => {
    const words = Array.from({ length: 200 }, (_, index) => `palavra${String.fromCharCode(97 + (index % 26))}x`);
    expect(meaningPairs(words.join(" ")).length).toBeLessThanOrEqual((16 * 15) / 2);
  });

  it("are none for a single word", () => {
    expect(meaningPairs("colar")).toEqual([]);
  });
});
