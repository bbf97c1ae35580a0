import { describe, expect, it } from "vitest";
import { isHil, publicStatusOf } from "../../../plugin/core/baton/public-status.ts";
import { aBaton } from "../../helpers/event-context.ts";

describe("the words that other systems know a state by", () => {
  it.each([
    ["bot", false, { status: "pending" }, false],
    ["bot", true, { status: "progress" }, false],
    ["team", true, { status: "human_handoff", detail: "waiting_agent" }, true],
    ["agent", true, { status: "human_handoff", detail: "assigned" }, true],
  ] as const)("held by the %s, answered %s: %j", (holder, hasAnswered, status, hil) => {
    expect(publicStatusOf(aBaton({ holder }), hasAnswered)).toMatchObject(status);
    expect(isHil(aBaton({ holder }))).toBe(hil);
  });

  it("a resolved conversation was closed by somebody", () => {
    expect(publicStatusOf(aBaton({ holder: "closed", reason: "resolved" }), true)).toMatchObject({
      status: "agent_closed",
    });
  });
});
