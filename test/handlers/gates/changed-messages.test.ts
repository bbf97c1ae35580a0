import { expect, it } from "vitest";
import { changedMessages } from "../../../handlers/gates/changed-messages.ts";
import { customerMessage } from "../../helpers/builders.ts";
import { aContext } from "../../helpers/event-context.ts";
import { deleted, edited, stopped } from "./events.ts";

it("says why a deleted message goes no further", () => {
  expect(stopped(changedMessages.run(deleted(5), aContext())).because).toBe("deleted");
});

it("no longer waits for a deleted message that was held", () => {
  const marks = { "episode.held": [4, 5] };
  expect(changedMessages.run(deleted(5), aContext({ marks })).marks).toEqual({ "episode.held": [4] });
  expect(changedMessages.run(deleted(5), aContext({ marks: { "episode.held": [5] } })).marks).toEqual({
    "episode.held": null,
  });
});

it("stops a correction of what was answered already: the transcript has it, and that is all", () => {
  expect(stopped(changedMessages.run(edited({ id: 6 }), aContext({ owed: [7] }))).because).toBe("edited");
});

it("takes a correction of what nobody has answered yet for the message itself", () => {
  const verdict = changedMessages.run(edited({ id: 7, text: "PARAR" }), aContext({ owed: [7] }));
  expect(verdict).toMatchObject({ kind: "pass", event: { type: "customer_message", message: { text: "PARAR" } } });
});

it("lets a voice note through again once its transcript is there", () => {
  const verdict = changedMessages.run(edited({ id: 8 }), aContext({ marks: { "episode.listening": [8] } }));
  expect(verdict).toMatchObject({ kind: "pass", event: { type: "customer_message" } });
});

it("never takes a person's correction for a customer's message", () => {
  const byPerson = edited({ id: 7, author: { kind: "person", id: 7, name: "Ines" } });
  expect(stopped(changedMessages.run(byPerson, aContext({ owed: [7] }))).because).toBe("edited");
});

it("lets new messages pass", () => {
  expect(changedMessages.run(customerMessage(), aContext()).kind).toBe("pass");
});
