import { describe, expect, it } from "vitest";
import { optOut } from "../../../handlers/gates/opt-out.ts";
import { noMemory } from "../../../plugin/core/contact-memory.ts";
import { gateTexts } from "../../../plugin/core/texts/texts.ts";
import { customerMessage } from "../../helpers/builders.ts";
import { aBaton, aContext } from "../../helpers/event-context.ts";
import { pressed, said, stopped } from "./events.ts";

const write = (text: string, context = aContext()) => optOut.run(customerMessage({ text }), context);
const out = { ...noMemory, optedOutAt: 5 };

describe("a contact who asks for silence", () => {
  it("is remembered, labelled and told once, and nothing asked before is answered", () => {
    const verdict = stopped(write("SAIR"));
    expect(said(verdict)).toEqual([gateTexts["pt-BR"].optedOut]);
    expect(verdict.effects).toContainEqual({ kind: "change_labels", add: ["baton-opt-out"], remove: [] });
    expect(verdict).toMatchObject({
      person: { optedOutAt: 1_000_000 },
      forgetsOwed: true,
      marks: { "episode.held": null },
    });
    expect(verdict.record?.action).toBe("opted_out");
  });

  it("is answered in the language of the word", () => {
    expect(said(write("unsubscribe"))).toEqual([gateTexts.en.optedOut]);
    expect(said(write("baja"))).toEqual([gateTexts.es.optedOut]);
  });

  it.each(["team", "agent"] as const)("hears nothing from the bot while the %s has the conversation", (holder) => {
    const verdict = stopped(write("SAIR", aContext({ baton: aBaton({ holder }) })));
    expect(said(verdict)).toEqual([]);
    expect(verdict.effects?.map(({ kind }) => kind)).toEqual(["note", "change_labels"]);
    expect(verdict.person).toEqual({ optedOutAt: 1_000_000 });
  });

  it("may use the inbox's own words", () => {
    const settings = { gates: { opt_out_words: ["chega"] } };
    expect(write("Chega!", aContext({ settings })).kind).toBe("stop");
    expect(write("Chega!").kind).toBe("pass");
  });
});

it.each(["quero parar meu pedido", "posso sair com o produto?", "voltar"])("lets pass: %s", (text) => {
  expect(write(text).kind).toBe("pass");
});

it("leaves “Sair” to the question whose option it is, typed or pressed", () => {
  const offer = [{ title: "Sair", value: "exit" }];
  expect(write("sair", aContext({ offer })).kind).toBe("pass");
  expect(optOut.run(pressed(offer), aContext({ offer })).kind).toBe("pass");
});

describe("a contact who opted out", () => {
  it("and writes again is given to people, silently", () => {
    const verdict = stopped(write("Cadê meu pedido?", aContext({ person: out })));
    expect(verdict.handOff).toMatchObject({ reason: "policy", announce: false, priority: null });
    expect(said(verdict)).toEqual([]);
  });

  it("and is in danger is given to people as urgent", () => {
    const verdict = stopped(write("quero me matar", aContext({ person: out })));
    expect(verdict.handOff?.priority).toBe("urgent");
  });

  it("is not told again that the bot is silent", () => {
    const verdict = stopped(write("SAIR", aContext({ person: out })));
    expect(verdict).toEqual({ kind: "stop", because: "opted_out_already" });
  });

  it("is left to the people who have the conversation", () => {
    expect(write("Oi", aContext({ person: out, baton: aBaton({ holder: "agent" }) })).kind).toBe("pass");
  });

  it("comes back by a word, and is told so", () => {
    const verdict = stopped(write("VOLTAR", aContext({ person: out })));
    expect(said(verdict)).toEqual([gateTexts["pt-BR"].optedIn]);
    expect(verdict).toMatchObject({ person: { optedOutAt: null }, forgetsOwed: true });
    expect(verdict.effects).toContainEqual({ kind: "change_labels", add: [], remove: ["baton-opt-out"] });
  });

  it("who comes back gets the bot back, if only the silence had called the team", () => {
    const context = aContext({
      person: out,
      baton: aBaton({ holder: "team" }),
      marks: { "episode.opted_out_handoff": true },
    });
    expect(stopped(write("START", context)).pass?.type).toBe("returned");
  });

  it("who comes back stays with people who have the conversation for another reason", () => {
    const verdict = stopped(write("ALTA", aContext({ person: out, baton: aBaton({ holder: "agent" }) })));
    expect(verdict.pass).toBeUndefined();
    expect(said(verdict)).toEqual([]);
    expect(verdict.person).toEqual({ optedOutAt: null });
  });
});

it("can be switched off", () => {
  expect(write("SAIR", aContext({ settings: { gates: { opt_out: false } } })).kind).toBe("pass");
});
