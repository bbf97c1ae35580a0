import { describe, expect, it } from "vitest";
import { findDifference } from "../../../plugin/core/texts/text-file.ts";
import { checkTexts, nameOf, recapTexts } from "../../../plugin/core/texts/texts.ts";

describe("the files of sentences", () => {
  it("have the same keys and inputs in every language", () => {
    expect(() => checkTexts()).not.toThrow();
  });

  it("are read in the language that is asked for", () => {
    expect(recapTexts["pt-BR"].customer).toBe("Cliente");
    expect(recapTexts.en.toolFailed({ name: "orders" })).toBe("orders failed");
  });

  const english = { talk: { hello: "Hello {name}", bye: "Bye" } };

  it.each([
    [{ talk: { hello: "Hola {name}" } }, "texts/es.yaml: talk.bye is missing"],
    [{ talk: { hello: "Hola {name} {x}", bye: "Adiós" } }, "talk.hello wants {x}"],
    [{ talk: { hello: "Hola", bye: "Adiós" } }, "talk.hello does not say {name}"],
    [{ talk: { hello: "Hola {name}", bye: "Adiós", more: "x" } }, "has no talk.more"],
  ])("name what %j lacks", (tree, sentence) => {
    expect(findDifference("es", tree, english)).toContain(sentence);
  });

  it("refuse an input that is always said where English can leave it out", () => {
    const difference = findDifference("es", { away: "El equipo {team}" }, { away: "The [[{team} ]]team" });
    expect(difference).toContain("away has {team} outside of [[ ]]");
  });
});

describe("the name of an intent or entity", () => {
  it("is the reader's word", () => {
    expect(nameOf("order_number", "es")).toBe("número de pedido");
  });

  it("is the inbox's own where Baton has none", () => {
    expect(nameOf("my_own_intent", "en")).toBe("my own intent");
  });
});
