import { describe, expect, it } from "vitest";
import { choiceAnswer } from "../../../handlers/gates/choice-answer.ts";
import { customerMessage } from "../../helpers/builders.ts";
import { aContext } from "../../helpers/event-context.ts";
import { pressed } from "./events.ts";

const offer = [
  { title: "Vendas", value: "sales" },
  { title: "Suporte", value: "support" },
];
const [sales, support] = offer;
const asked = aContext({ offer, marks: { asked_in: 900 } });

describe("a typed answer", () => {
  it.each(["2", "opção 2", "Suporte", "support"])("%s means the option that was offered last", (text) => {
    const verdict = choiceAnswer.run(customerMessage({ text }), asked);
    expect(verdict).toMatchObject({ event: { message: { text, choices: [support] } }, offerAnswered: true });
  });

  it("means nothing of the kind when nothing was offered, or it is none of the options", () => {
    expect(choiceAnswer.run(customerMessage({ text: "2" }), aContext())).toEqual({ kind: "pass" });
    expect(choiceAnswer.run(customerMessage({ text: "7" }), asked)).toEqual({ kind: "pass" });
  });
});

describe("a pressed button", () => {
  it("of the newest question is its option, whatever the browser sent besides", () => {
    const verdict = choiceAnswer.run(pressed([{ title: "<b>Vendas</b>", value: "sales" }]), asked);
    expect(verdict).toMatchObject({ event: { type: "choice_made", choices: [sales] }, offerAnswered: true });
  });

  it("counts before the question's own echo has come back", () => {
    expect(choiceAnswer.run(pressed([offer[0] ?? { title: "", value: "" }]), aContext({ offer })).offerAnswered).toBe(
      true,
    );
  });

  it.each([
    ["of an older question", pressed(offer.slice(0, 1), 850), asked],
    ["of a question that has had its answer", pressed(offer.slice(0, 1)), aContext({ marks: { asked_in: 900 } })],
    [
      "that was never offered",
      pressed([{ title: "Vendas", value: "x" }].map((one) => ({ ...one, title: "Outra" }))),
      asked,
    ],
  ])("%s is only what is written on it", (_, event, context) => {
    const verdict = choiceAnswer.run(event, context);
    const text = event.choices[0]?.title;
    expect(verdict).toMatchObject({ event: { type: "customer_message", message: { text, choices: [] } } });
    expect(verdict.offerAnswered).toBeUndefined();
  });
});

it("can be switched off", () => {
  const off = { ...asked, settings: aContext({ settings: { gates: { choice_answers: false } } }).settings };
  expect(choiceAnswer.run(customerMessage({ text: "2" }), off)).toEqual({ kind: "pass" });
});
