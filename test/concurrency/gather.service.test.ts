import { describe, expect, it } from "vitest";
import { gather } from "../../plugin/concurrency/gather.ts";

/** Sends nothing until the test says so. */
function aSlowSender(most = 100) {
  const pieces: number[][] = [];
  const ends: (() => void)[] = [];
  const send = gather<number>((items) => {
    pieces.push([...items]);
    return new Promise((resolve) => ends.push(resolve));
  }, most);
  const end = async () => {
    ends.shift()?.();
    await turn();
  };
  return { send, pieces, end };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("gathering", () => {
  it("sends at once what comes alone", async () => {
    const { send, pieces } = aSlowSender();
    void send([1]);
    await turn();
    expect(pieces).toEqual([[1]]);
  });

  it("sends together what comes while a piece is under way", async () => {
    const { send, pieces, end } = aSlowSender();
    void send([1]);
    await turn();
    void send([2]);
    void send([3, 4]);
    await end();
    expect(pieces).toEqual([[1], [2, 3, 4]]);
  });

  it("makes no piece larger than allowed, and keeps the order", async () => {
    const { send, pieces, end } = aSlowSender(2);
    for (const item of [1, 2, 3, 4, 5]) void send([item]);
    for (let round = 0; round < 3; round += 1) await end();
    expect(pieces).toEqual([[1, 2], [3, 4], [5]]);
  });

  it("promises to each that its own piece was sent, and no other", async () => {
    const { send, end } = aSlowSender();
    const sent: number[] = [];
    void send([1]).then(() => sent.push(1));
    await turn();
    void send([2]).then(() => sent.push(2));
    await end();
    expect(sent).toEqual([1]);
    await end();
    expect(sent).toEqual([1, 2]);
  });
});
