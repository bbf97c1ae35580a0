import { describe, expect, it } from "vitest";
import { type Known, learn, observe } from "../../plugin/core/observe.ts";
import { aConversation, conversationChanged } from "../helpers/builders.ts";

const known = (changes: Partial<Known> = {}): Known => ({
  state: aConversation(),
  statusSetAt: null,
  assigneeSetAt: null,
  ...changes,
});

describe("a change of status", () => {
  it("by somebody else passes the baton", () => {
    expect(observe(known(), conversationChanged({ status: "open" }))).toMatchObject([
      { type: "opened", assigned: false },
    ]);
  });

  it("that Baton is just making is nobody's act, even when its news overtakes the answer", () => {
    expect(observe(known({ expects: "open" }), conversationChanged({ status: "open" }))).toEqual([]);
  });

  it("that Baton has made since is not undone by older news", () => {
    const after = known({ statusSetAt: 2_000_000 });
    expect(observe(after, conversationChanged({ status: "open" }))).toEqual([]);
    expect(learn(after, aConversation({ status: "open", updatedAt: 1_500_000 })).state.status).toBe("pending");
  });

  it("in a snapshot older than what is known is no news", () => {
    expect(observe(known(), conversationChanged({ status: "open", updatedAt: 999_999 }))).toEqual([]);
  });
});

describe("a change of assignee", () => {
  it("to a person while pending is a takeover", () => {
    const event = conversationChanged({ assignee: { kind: "person", id: 7, name: "Ines" } });
    expect(observe(known(), event)).toMatchObject([{ type: "assigned", personId: 7 }]);
  });

  it("to the bot is none, also when a person has the same id", () => {
    expect(observe(known(), conversationChanged({ assignee: { kind: "bot", id: 7, name: "Nova" } }))).toEqual([]);
  });
});
