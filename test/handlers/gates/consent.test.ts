import { describe, expect, it } from "vitest";
import { consent } from "../../../handlers/gates/consent.ts";
import { noMemory } from "../../../plugin/core/contact-memory.ts";
import type { EventContext } from "../../../plugin/core/handler.ts";
import { gateTexts } from "../../../plugin/core/texts/texts.ts";
import { customerMessage } from "../../helpers/builders.ts";
import { aContext } from "../../helpers/event-context.ts";
import { pressed, said, stopped } from "./events.ts";

const words = gateTexts["pt-BR"];
const NOW = 1_000_000;
const required = (terms: object = {}) => ({ settings: { gates: { consent: { required: true, ...terms } } } });
const asked = { version: "1", askedAt: NOW - 30_000, times: 1 };

const write = (text: string, context: EventContext, id = 11) =>
  consent.run(customerMessage({ id, text, createdAt: NOW }), context);
const first = stopped(write("Oi, quanto custa?", aContext(required())));
const offer = first.effects?.flatMap((effect) => (effect.kind === "choice" ? effect.choices : [])) ?? [];
const open = (changes: Partial<Omit<EventContext, "settings">> = {}, terms = {}) =>
  aContext({ ...required(terms), offer, marks: { consent: asked, "episode.held": [10] }, ...changes });
const given = (accepted: boolean, version = "1") => ({ ...noMemory, consent: { version, at: 1, accepted } });

it("asks for nothing where the inbox does not want it", () => {
  expect(write("Oi", aContext()).kind).toBe("pass");
});

describe("before the terms are accepted", () => {
  it("shows them, offers both answers, and keeps the message", () => {
    expect(said(first)).toEqual([words.terms, words.consentQuestion]);
    expect(offer.map(({ title }) => title)).toEqual([words.accept, words.decline]);
    expect(first.marks).toMatchObject({ "episode.held": [11], consent: { version: "1", times: 1 } });
    expect(first.owes).toBeUndefined();
  });

  it("shows the inbox's own terms", () => {
    expect(said(write("Oi", aContext(required({ text: "Termos da loja" }))))[0]).toBe("Termos da loja");
  });

  it("only keeps what crossed the question on its way", () => {
    const marks = { consent: { ...asked, askedAt: NOW - 2_000 }, "episode.held": [10] };
    const verdict = stopped(write("e qual o prazo?", open({ marks })));
    expect(verdict).toMatchObject({ because: "consent_awaited", marks: { "episode.held": [10, 11] } });
    expect(verdict.effects).toBeUndefined();
  });

  it("asks once more, shorter, when the customer writes something else", () => {
    const verdict = stopped(write("qual o prazo?", open()));
    expect(said(verdict)).toEqual([words.consentAgain]);
    expect(verdict.marks).toMatchObject({ "episode.held": [10, 11], consent: { times: 2 } });
  });

  it("calls people when the question stays without an answer", () => {
    const verdict = stopped(
      write("qual o prazo?", open({ marks: { consent: { ...asked, times: 2 }, "episode.held": [10] } })),
    );
    expect(verdict.handOff).toMatchObject({ reason: "policy", sayFirst: words.declined });
    expect(verdict.person).toBeUndefined();
  });

  it("never stands between a person in danger, or one who wants people, and them", () => {
    for (const text of ["quero me matar", "atendente"]) expect(write(text, aContext(required())).kind).toBe("pass");
  });
});

describe("the terms are accepted", () => {
  it.each(["ACEITO", "aceito", "Sim", "1", "Eu concordo", "I agree"])("by writing %s", (text) => {
    const verdict = stopped(write(text, open()));
    expect(verdict.person).toEqual({ consent: { version: "1", at: NOW, accepted: true } });
    expect(verdict.record).toEqual({ action: "consent_given", data: { version: "1" } });
  });

  it("by the button, even once another question is newer", () => {
    const context = open({ offer: [{ title: "Vendas", value: "sales" }] });
    expect(stopped(consent.run(pressed(offer.slice(0, 1)), context)).because).toBe("consent_given");
  });

  it("and what came before is answered", () => {
    expect(stopped(write("ACEITO", open()))).toMatchObject({ owes: [10], effects: [], offerAnswered: true });
  });

  it("and who had asked nothing yet is asked what they need", () => {
    const verdict = stopped(write("ACEITO", open({ marks: { consent: asked } })));
    expect(said(verdict)).toEqual([words.accepted]);
    expect(verdict.owes).toEqual([]);
  });

  it("once: everything passes from then on", () => {
    expect(write("Oi", aContext({ ...required(), person: given(true) })).kind).toBe("pass");
  });

  it("for one version: a new one asks again", () => {
    const verdict = write("Oi", aContext({ ...required({ version: "2" }), person: given(true) }));
    expect(stopped(verdict).because).toBe("consent_asked");
  });

  it("not by a yes before anything was asked", () => {
    expect(stopped(write("sim", aContext(required()))).because).toBe("consent_asked");
    expect(stopped(write("aceito", aContext(required()))).because).toBe("consent_asked");
  });
});

describe("the terms are refused", () => {
  it.each(["Não aceito", "não", "2"])("by writing %s: people only, and it is on record", (text) => {
    const verdict = stopped(write(text, open()));
    expect(verdict.handOff).toMatchObject({ reason: "policy", announce: true, sayFirst: words.declined });
    expect(verdict.person).toEqual({ consent: { version: "1", at: NOW, accepted: false } });
    expect(verdict.record?.action).toBe("consent_declined");
  });

  it("by the button", () => {
    expect(stopped(consent.run(pressed(offer.slice(1)), open())).because).toBe("consent_declined");
  });

  it("and what was written before is hidden from the bot for good", () => {
    expect(stopped(write("não aceito", open())).marks).toMatchObject({ "episode.held": null, hidden_up_to: NOW });
  });

  it("and whoever writes again meets people, without the sentence", () => {
    const verdict = stopped(write("Oi de novo", aContext({ ...required(), person: given(false) })));
    expect(verdict).toMatchObject({ because: "no_consent", handOff: { announce: false } });
  });

  it("and may still be accepted later, without what was written until then", () => {
    const context = aContext({ ...required(), person: given(false), marks: { "episode.held": [10] } });
    const verdict = stopped(write("aceito", context));
    expect(verdict).toMatchObject({ because: "consent_given", marks: { "episode.held": null, hidden_up_to: NOW } });
    expect(verdict.owes).toEqual([]);
  });
});
