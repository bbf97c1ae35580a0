import { describe, expect, it } from "vitest";
import { parseEvent } from "../../../plugin/chatwoot/deliveries/event.ts";
import { aDelivery, CONTEXT, eventOf } from "./deliveries.ts";

const conversationOf = (changes: Parameters<typeof eventOf>[0]) => eventOf(changes).conversation;

describe("the assignee", () => {
  it.each([
    ["a person", { id: 5, name: "Rafaela", type: "user" }, "User", "person"],
    ["a bot", { id: 5, name: "Lia", type: "agent_bot" }, "AgentBot", "bot"],
    ["Captain", { id: 1, name: "C", type: "captain_assistant" }, "Captain::Assistant", "assistant"],
    ["a person without a type of its own", { id: 5, name: "Rafaela", role: "agent" }, "User", "person"],
    ["a bot without a type of its own", { id: 5, name: "Lia", bot_type: "webhook" }, "AgentBot", "bot"],
    ["a person before 4.8", { id: 5, name: "Rafaela", type: "user" }, undefined, "person"],
    ["somebody of a kind still to come", { id: 5, name: "X", type: "oracle" }, "Oracle", "person"],
  ])("is %s", (_, assignee, assignee_type, kind) => {
    expect(conversationOf({ meta: { assignee, assignee_type } }).assignee).toEqual({
      kind,
      id: assignee.id,
      name: assignee.name,
    });
  });

  it.each([null, undefined, [], "Rafaela", { name: "Rafaela" }, { id: 1.5 }])("is nobody for %o", (assignee) => {
    expect(conversationOf({ meta: { assignee } }).assignee).toBeNull();
  });
});

describe("values that a later version may add", () => {
  it("reads an unknown status as open, so that the bot keeps quiet", () => {
    expect(conversationOf({ conversation: { status: "dreaming" } }).status).toBe("open");
    expect(conversationOf({ conversation: { status: undefined } }).status).toBe("open");
  });

  it("reads an unknown priority as none", () => {
    expect(conversationOf({ conversation: { priority: "urgent" } }).priority).toBe("urgent");
    expect(conversationOf({ conversation: { priority: "volcanic" } }).priority).toBeNull();
  });
});

describe("missing parts", () => {
  it("are empty", () => {
    const bare = {
      labels: null,
      custom_attributes: "x",
      additional_attributes: [],
      meta: 3,
      channel: "",
      can_reply: null,
    };
    expect(
      conversationOf({
        conversation: { ...bare, created_at: 0, waiting_since: 0, updated_at: null, snoozed_until: "later" },
      }),
    ).toEqual({
      id: 8807,
      inboxId: 11,
      channel: "unknown",
      status: "pending",
      assignee: null,
      team: null,
      priority: null,
      labels: [],
      attributes: {},
      additionalAttributes: {},
      contact: null,
      canReply: true,
      snoozedUntil: null,
      waitingSince: null,
      createdAt: null,
      updatedAt: null,
    });
  });

  it("finds the inbox wherever the body names it", () => {
    const nowhere = { inbox_id: undefined, contact_inbox: null, messages: [] };
    expect(conversationOf({ conversation: { ...nowhere, contact_inbox: { inbox_id: 21 } } }).inboxId).toBe(21);
    expect(conversationOf({ conversation: { ...nowhere, messages: [{ inbox_id: 22 }] } }).inboxId).toBe(22);
    expect(conversationOf({ conversation: nowhere, message: { inbox: { id: 23 } } }).inboxId).toBe(23);
    expect(parseEvent({ ...aDelivery({ conversation: nowhere }), inbox: null }, CONTEXT)).toBeUndefined();
  });
});

it("knows when the messaging window is over and whether the contact is blocked", () => {
  const seen = conversationOf({
    conversation: { can_reply: false },
    meta: { sender: { id: 731, blocked: true, email: " " } },
  });
  expect(seen.canReply).toBe(false);
  expect(seen.contact).toMatchObject({ id: 731, name: "", blocked: true, email: null });
});

it("reads a snooze as ISO text or as unix seconds", () => {
  expect(conversationOf({ conversation: { snoozed_until: "2026-02-12T11:00:00.000Z" } }).snoozedUntil).toBe(
    1770894000000,
  );
  expect(conversationOf({ conversation: { snoozed_until: 1770894000 } }).snoozedUntil).toBe(1770894000000);
});
