import { describe, expect, it } from "vitest";
import { followUp } from "../../../handlers/timers/follow-up.ts";
import { aConversation } from "../../helpers/builders.ts";
import { aBaton, aContext } from "../../helpers/event-context.ts";

const due = { kind: "follow_up", dueAt: 0, data: {} };

describe("a follow-up", () => {
  it("writes again in the customer's language", () => {
    const { effects } = followUp.run(due, aContext());
    expect(effects).toMatchObject([{ kind: "say", text: expect.stringContaining("Como combinamos") }]);
  });

  it("is silent while people have the conversation, or an answer is on its way", () => {
    expect(followUp.run(due, aContext({ baton: aBaton({ holder: "agent" }) }))).toEqual({});
    expect(followUp.run(due, aContext({ owed: [1] }))).toEqual({});
  });

  it("tells people where the channel allows no message any more", () => {
    const { effects } = followUp.run(due, aContext({ conversation: aConversation({ canReply: false }) }));
    expect(effects).toMatchObject([{ kind: "note" }]);
  });
});
