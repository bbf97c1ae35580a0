import { expect, it } from "vitest";
import { pace } from "../../../handlers/gates/pace.ts";
import { gateTexts } from "../../../plugin/core/texts/texts.ts";
import { customerMessage } from "../../helpers/builders.ts";
import { aContext } from "../../helpers/event-context.ts";
import { privateNote, said, stopped } from "./events.ts";

const first = { allowed: false, isFirstRefusal: true };
const further = { allowed: false, isFirstRefusal: false };

it("lets pass who keeps the pace, and whom nobody counted", () => {
  expect(pace.run(customerMessage(), aContext({ pace: { allowed: true, isFirstRefusal: false } })).kind).toBe("pass");
  expect(pace.run(customerMessage(), aContext({ pace: null })).kind).toBe("pass");
});

it("answers the first message too many with one polite line", () => {
  expect(said(pace.run(customerMessage(), aContext({ pace: first })))).toEqual([gateTexts["pt-BR"].tooFast]);
});

it("is quiet afterwards, and keeps every message for the answer to come", () => {
  const verdict = stopped(
    pace.run(customerMessage({ id: 9 }), aContext({ pace: further, marks: { "episode.held": [7, 8] } })),
  );
  expect(verdict.effects).toEqual([]);
  expect(verdict.marks).toEqual({ "episode.held": [7, 8, 9] });
});

it("never stands between a person in danger, or one who wants people, and them", () => {
  for (const text of ["quero me matar", "quero falar com um atendente"])
    expect(pace.run(customerMessage({ text }), aContext({ pace: further })).kind).toBe("pass");
});

it("tells an agent once that there are too many commands", () => {
  const verdict = stopped(pace.run(privateNote("@bot resume"), aContext({ pace: first })));
  expect(verdict.effects).toEqual([{ kind: "note", text: gateTexts["pt-BR"].tooManyCommands }]);
  expect(stopped(pace.run(privateNote("@bot resume"), aContext({ pace: further }))).effects).toEqual([]);
});
