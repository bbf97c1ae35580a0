import { describe, expect, it } from "vitest";
import { compileMessage, type Inputs, placeholdersOf } from "../../../plugin/core/texts/message.ts";

const say = (template: string, inputs: Inputs) => {
  const message = compileMessage(template);
  return typeof message === "string" ? message : message(inputs);
};

describe("a sentence with inputs", () => {
  it("stays a plain sentence where it names none", () => {
    expect(compileMessage("Olá! {}")).toBe("Olá! {}");
  });

  it.each([
    ["Hello {name}.", { name: "Ana" }, "Hello Ana."],
    ["{count} {count|minute|minutes}", { count: 1 }, "1 minute"],
    ["{count} {count|minute|minutes}", { count: 0 }, "0 minutes"],
    ["Our [[{team} ]]team", { team: "sales" }, "Our sales team"],
    ["Our [[{team} ]]team", { team: null }, "Our team"],
    ["By {name}[[: {reason}||.]]", { name: "Ana", reason: "late" }, "By Ana: late"],
    ["By {name}[[: {reason}||.]]", { name: "Ana", reason: "" }, "By Ana."],
  ])("fills %j with %j", (template, inputs, sentence) => {
    expect(say(template, inputs)).toBe(sentence);
  });

  it("leaves braces alone that come in with an input", () => {
    expect(say("Result: {result}", { result: "{name} [[x]] $1" })).toBe("Result: {name} [[x]] $1");
  });

  it("names each input once, and whether it may be left out", () => {
    expect(placeholdersOf("{a} [[{b} {a}]] {n|one|many}")).toEqual([
      { name: "a", kind: "required" },
      { name: "n", kind: "count" },
      { name: "b", kind: "optional" },
    ]);
  });
});
