import { describe, expect, it } from "vitest";
import { humanControl } from "../../../handlers/gates/human-control.ts";
import { aConversation, customerMessage, personMessage } from "../../helpers/builders.ts";
import { aBaton, aContext } from "../../helpers/event-context.ts";
import { filledIn, pressed, stopped } from "./events.ts";

const heldBy = (holder: "team" | "agent" | "closed") => aContext({ baton: aBaton({ holder, seq: 4 }) });

describe.each(["team", "agent", "closed"] as const)("while the conversation is with the %s", (holder) => {
  it.each([
    ["a message", customerMessage()],
    ["a button", pressed([{ title: "Sim", value: "yes" }])],
    ["a form", filledIn({ name: "Marina" })],
  ])("%s asks the bot for nothing", (_, event) => {
    expect(stopped(humanControl.run(event, heldBy(holder)))).toEqual({ kind: "stop", because: `held_by_${holder}` });
  });
});

it("lets the customer pass while the bot has the conversation", () => {
  expect(humanControl.run(customerMessage(), aContext()).kind).toBe("pass");
});

it("is no business of what people write", () => {
  expect(humanControl.run(personMessage(), heldBy("agent")).kind).toBe("pass");
});

describe("a threat of harm in the queue of a team", () => {
  const threat = customerMessage({ text: "não aguento mais viver" });

  it("is brought to its front, silently", () => {
    const verdict = stopped(humanControl.run(threat, heldBy("team")));
    expect(verdict.effects?.map(({ kind }) => kind)).toEqual(["set_priority", "note"]);
    expect(verdict.marks).toEqual({ "episode.alarm": 4, "episode.never_close": true });
  });

  it("raises the alarm once", () => {
    expect(
      stopped(humanControl.run(threat, { ...heldBy("team"), marks: { "episode.alarm": 4 } })).effects,
    ).toBeUndefined();
    const urgent = { ...heldBy("team"), conversation: aConversation({ priority: "urgent" }) };
    expect(stopped(humanControl.run(threat, urgent)).effects).toBeUndefined();
  });
});
