import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Known, learn, learnEvent, learnOwn, observe } from "../../../plugin/core/baton/observe.ts";
import { beginOwn, nothingOwn } from "../../../plugin/core/baton/own-write.ts";
import { aConversation, conversationChanged, personMessage } from "../../helpers/builders.ts";

const known = (changes: Partial<Known> = {}): Known => ({
  state: aConversation(),
  own: nothingOwn,
  ...changes,
});

/** After Baton has opened it, as far as it knows at that time. */
const opened = (at: number) => {
  const making = { change: { status: "open" }, at } as const;
  return learnOwn({ ...known(), own: beginOwn(nothingOwn, making) }, making);
};

describe("a change of status", () => {
  it("by somebody else passes the baton", () => {
    expect(observe(known(), conversationChanged({ status: "open" }))).toMatchObject([
      { type: "opened", assigned: false },
    ]);
  });

  it("that Baton is just making is nobody's act, even when its news overtakes the answer", () => {
    const making = { ...known(), own: beginOwn(nothingOwn, { change: { status: "open" }, at: 2_000_000 }) };
    expect(observe(making, conversationChanged({ status: "open", updatedAt: 2_000_100 }))).toEqual([]);
  });

  it("that Baton has made since is not undone by older news", () => {
    const after = opened(2_000_000);
    expect(observe(after, conversationChanged({ status: "pending", updatedAt: 1_999_900 }))).toEqual([]);
    expect(learn(after, aConversation({ status: "pending", updatedAt: 1_999_900 })).state.status).toBe("open");
  });

  it("that Baton has made is not undone by older news when it reads Chatwoot's clock a second wrong", () => {
    expect(observe(opened(2_000_000), conversationChanged({ status: "pending", updatedAt: 2_000_900 }))).toEqual([]);
  });

  it("back to what it was, made right after Chatwoot told of Baton's own, is somebody's act", () => {
    const told = learn(opened(2_000_000), aConversation({ status: "open", updatedAt: 2_000_400 }));
    expect(observe(told, conversationChanged({ status: "pending", updatedAt: 2_000_401 }))).toMatchObject([
      { type: "returned" },
    ]);
  });

  it("that overtook Baton's own is somebody's act, and so is the status that Baton then brings about", () => {
    const making = { ...known(), own: beginOwn(nothingOwn, { change: { status: "open" }, at: 2_000_000 }) };
    const resolved = conversationChanged({ status: "resolved", updatedAt: 2_000_100 });
    expect(observe(making, resolved)).toMatchObject([{ type: "resolved" }]);
    const after = learn(making, resolved.conversation);
    expect(observe(after, conversationChanged({ status: "open", updatedAt: 2_000_200 }))).toMatchObject([
      { type: "opened" },
    ]);
  });

  it("that Baton began long ago and never finished is somebody's act", () => {
    const making = { ...known(), own: beginOwn(nothingOwn, { change: { status: "open" }, at: 2_000_000 }) };
    expect(observe(making, conversationChanged({ status: "open", updatedAt: 2_060_000 }))).toMatchObject([
      { type: "opened" },
    ]);
  });

  it("made by Baton is never taken for a person's, in whatever order its news come", () => {
    const skew = fc.integer({ min: -1_400, max: 1_400 });
    const news = fc.array(fc.constantFrom("before", "own", "answer"), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(skew, news, (skewMs, order) => {
        const change = { status: "open" } as const;
        let now: Known = { ...known(), own: beginOwn(nothingOwn, { change, at: 2_000_000 + skewMs }) };
        for (const step of order) {
          const isBefore = step === "before";
          const event = conversationChanged({
            status: isBefore ? "pending" : "open",
            updatedAt: 2_000_000 - (isBefore ? 1 : 0),
          });
          if (step === "answer") now = learnOwn(now, { change, at: 2_000_000 + skewMs });
          else {
            expect(observe(now, event)).toEqual([]);
            now = learn(now, event.conversation);
          }
        }
      }),
    );
  });

  it("in a snapshot older than what is known is no news", () => {
    expect(observe(known(), conversationChanged({ status: "open", updatedAt: 999_999 }))).toEqual([]);
  });
});

describe("a person's words", () => {
  const said = (at: number) => ({ ...personMessage(), at });

  it("are a takeover, however late they are heard", () => {
    expect(observe(known(), said(500_000))).toMatchObject([{ type: "person_spoke" }]);
  });

  it("from before somebody gave the conversation back are none", () => {
    const back = { ...conversationChanged({ updatedAt: 3_000_000 }), changed: ["status"], changedAt: 2_500_000 };
    const after = learnEvent(known({ state: aConversation({ status: "open" }) }), back);
    expect(observe(after, said(2_499_000))).toEqual([]);
    expect(observe(after, said(2_499_001))).toMatchObject([{ type: "person_spoke" }]);
    expect(observe(learn(after, aConversation({ updatedAt: 4_000_000 })), said(2_400_000))).toEqual([]);
  });
});

describe("a change of assignee", () => {
  it("to a person while pending is a takeover", () => {
    const event = conversationChanged({ assignee: { kind: "person", id: 7, name: "Ines" } });
    expect(observe(known(), event)).toMatchObject([{ type: "assigned", personId: 7 }]);
  });

  it("that a message has shown before its own news is a takeover all the same", () => {
    const assignee = { kind: "person", id: 7, name: "Ines" } as const;
    const shown = known({ state: aConversation({ assignee }) });
    const event = { ...conversationChanged({ assignee }), changed: ["assignee_id"] };
    expect(observe(shown, event)).toMatchObject([{ type: "assigned", personId: 7 }]);
    const late = { ...conversationChanged({ assignee, updatedAt: 999_999 }), changed: ["assignee_id"] };
    expect(observe(shown, late)).toEqual([]);
  });

  it("made before Baton heard of a new conversation is a takeover; an old one keeps its former agent", () => {
    const assignee = { kind: "person", id: 7, name: "Ines" } as const;
    const event = conversationChanged({ assignee, createdAt: 1_000_000 });
    expect(observe(null, { ...event, at: 1_000_500 })).toMatchObject([{ type: "assigned", personId: 7 }]);
    expect(observe(null, { ...event, at: 90_000_000 })).toEqual([]);
  });

  it("to the bot is none, also when a person has the same id", () => {
    expect(observe(known(), conversationChanged({ assignee: { kind: "bot", id: 7, name: "Nova" } }))).toEqual([]);
  });
});
