import { describe, expect, it } from "vitest";
import { fuse } from "../../plugin/knowledge/fusion.ts";

const passage = (id: number, points: number, score = 0) => ({ id, points, score });
const idsOf = (fused: readonly { id: number }[]) => fused.map(({ id }) => id);

describe("one order from words and meaning", () => {
  it("puts first what both find", () => {
    const fused = fuse(
      [passage(1, 9), passage(2, 8), passage(3, 0)],
      new Map([
        [3, 0.9],
        [2, 0.8],
      ]),
    );
    expect(idsOf(fused)).toEqual([2, 1, 3]);
  });

  it("keeps the order of the words where meaning found nothing else", () => {
    expect(idsOf(fuse([passage(1, 1), passage(2, 5)], new Map()))).toEqual([2, 1]);
  });

  it("is surer of what both find than of either, and never beyond certain", () => {
    const nearness = new Map([1, 2, 3, 4, 5, 6].map((id) => [id, id === 1 ? 1 : 0.2] as const));
    const [best] = fuse(
      [1, 2, 3, 4, 5, 6].map((id) => passage(id, id === 1 ? 5 : 0, id === 1 ? 0.6 : 0)),
      nearness,
    );
    expect(best).toMatchObject({ id: 1, score: 1 });
  });

  it("takes the furthest neighbour for one that has nothing to do with the question", () => {
    const nearness = new Map([1, 2, 3, 4, 5].map((id) => [id, 0.7 - id / 1000] as const));
    const fused = fuse(
      [1, 2, 3, 4, 5].map((id) => passage(id, 0)),
      nearness,
    );
    for (const { score } of fused) expect(score).toBeLessThan(0.05);
  });
});
