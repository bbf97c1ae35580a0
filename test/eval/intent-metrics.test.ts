import { describe, expect, it } from "vitest";
import { parseCsv } from "../../plugin/eval/csv.ts";
import { matthewsCorrelation, type Prediction, summarise } from "../../plugin/eval/intent-metrics.ts";
import { parseLabelledTexts } from "../../plugin/eval/labelled-texts.ts";
import { crossValidate } from "../../plugin/eval/run-intents.ts";

const predicted = (expected: string | null, best: string, confidence: number): Prediction => {
  return { text: "…", expected, best, confidence };
};

describe("summarise", () => {
  const mixed = [
    predicted("a", "a", 0.9),
    predicted("a", "a", 0.4),
    predicted("b", "a", 0.8),
    predicted("b", "b", 0.7),
    predicted(null, "b", 0.6),
    predicted(null, "a", 0.1),
  ];

  it("counts what the threshold makes of messages in and out of scope", () => {
    expect(summarise(mixed, 0.5)).toMatchObject({
      count: 6,
      outOfScope: 2,
      scope: "open",
      accuracy: 3 / 6,
      closedAccuracy: 3 / 4,
      atThreshold: { inScopeAccuracy: 2 / 4, oosRecall: 1 / 2, oosPrecision: 1 / 2 },
    });
  });

  it("takes the best intent of each message when none is out of scope", () => {
    const inScope = mixed.filter(({ expected }) => expected !== null);
    expect(summarise(inScope, 0.99)).toMatchObject({ scope: "closed", accuracy: 3 / 4, microF1: 3 / 4 });
  });

  it("averages F1 over the classes", () => {
    const items = [predicted("a", "a", 1), predicted("a", "b", 1), predicted("b", "b", 1)];
    expect(summarise(items, 0).macroF1).toBeCloseTo((2 / 3 + 2 / 3) / 2);
  });

  it("finds the threshold with the best correlation", () => {
    const items = [
      predicted("a", "a", 0.9),
      predicted("b", "b", 0.8),
      predicted(null, "a", 0.3),
      predicted(null, "b", 0.2),
    ];
    const { bestMcc } = summarise(items, 0.5);
    expect(bestMcc.mcc).toBe(1);
    expect(bestMcc.threshold).toBeGreaterThan(0.3);
    expect(bestMcc.threshold).toBeLessThanOrEqual(0.8);
  });

  it("draws a curve on which recall never falls as the threshold rises", () => {
    const recalls = summarise(mixed, 0.5).curve.map(({ oosRecall }) => oosRecall ?? 0);
    expect(recalls).toEqual([...recalls].sort((first, second) => first - second));
  });
});

describe("matthewsCorrelation", () => {
  it("is one for right, zero for constant and the known value for two classes", () => {
    const pairs = (text: string) => text.split(" ").map((pair) => ({ expected: pair[0] ?? "", actual: pair[1] ?? "" }));
    expect(matthewsCorrelation(pairs("aa bb cc"))).toBe(1);
    expect(matthewsCorrelation(pairs("aa ba ca"))).toBe(0);
    // 3 true positives, 1 false negative, 2 false positives, 4 true negatives
    const expected = (3 * 4 - 2 * 1) / Math.sqrt(5 * 4 * 6 * 5);
    expect(matthewsCorrelation(pairs("aa aa aa ab ba ba bb bb bb bb"))).toBeCloseTo(expected);
  });
});

describe("parseCsv", () => {
  it.each([
    [
      "a,b\nc,d\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      '"x, y",b\r\n"say ""hi""",d',
      [
        ["x, y", "b"],
        ['say "hi"', "d"],
      ],
    ],
    ['"two\nlines",b', [["two\nlines", "b"]]],
    [
      "a,\n\nb,c",
      [
        ["a", ""],
        ["b", "c"],
      ],
    ],
    ["\uFEFFa,b", [["a", "b"]]],
    ["", []],
  ])("reads %j", (text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });
});

describe("parseLabelledTexts", () => {
  it("takes a missing, empty or named label for out of scope", () => {
    const csv = "text,intent\nhi,greeting\nwhat,\nwhy,oos\nhm,NO_NODES_DETECTED\nlast";
    expect(parseLabelledTexts(csv, "x.csv").map(({ intent }) => intent)).toEqual(["greeting", null, null, null, null]);
    const json = JSON.stringify([{ text: "hi", intent: "greeting" }, { text: "what" }, { text: "why", intent: null }]);
    expect(parseLabelledTexts(json, "x.json").map(({ intent }) => intent)).toEqual(["greeting", null, null]);
  });

  it("knows headings by their names, in any order, and does without", () => {
    expect(parseLabelledTexts("category,sentence\nbuy,i want it", "x.csv")).toEqual([
      { text: "i want it", intent: "buy" },
    ]);
    expect(parseLabelledTexts("i want it,buy", "x.csv")).toEqual([{ text: "i want it", intent: "buy" }]);
  });

  it("says what is wrong with a file", () => {
    expect(() => parseLabelledTexts("[{]", "x.json")).toThrow("x.json is not valid JSON");
    expect(() => parseLabelledTexts('[{"intent":"a"}]', "x.json")).toThrow("item 1 has no text");
    expect(() => parseLabelledTexts("", "x.csv")).toThrow("holds no texts");
  });
});

describe("crossValidate", () => {
  it("predicts every text once, by a model that never saw it", () => {
    const texts = Array.from({ length: 20 }, (_, index) => ({
      text: index % 2 === 0 ? `where is my parcel ${index}` : `i forgot my password ${index}`,
      intent: index % 2 === 0 ? "track" : "password",
    }));
    const items = crossValidate(texts, 5);
    expect(items.map(({ text }) => text).sort()).toEqual(texts.map(({ text }) => text).sort());
    expect(items.every(({ expected, best }) => expected === best)).toBe(true);
  });
});
