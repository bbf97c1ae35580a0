import { describe, expect, it } from "vitest";
import { parseEvent } from "../../../plugin/chatwoot/deliveries/event.ts";
import { aDelivery, CONTEXT, eventOf, messageOf } from "./deliveries.ts";

const PERSON = { id: 5, name: "Rafaela Couto", email: "r@aurora.example", type: "user" };
const BOT = { id: 5, name: "Lia", type: "agent_bot" };
const EFFECT = "6d0f3c1e-9a41-4c77-8f0a-2b7c5d9e1a34";
const outgoing = (fields: object) => ({ message: { message_type: "outgoing", ...fields } });

describe("who wrote a message", () => {
  it.each<[string, string, object, object]>([
    ["a customer", "customer_message", {}, { kind: "customer", id: 731, name: "Bruno Tavares" }],
    [
      "a customer without a sender",
      "customer_message",
      { sender: null },
      { kind: "customer", id: 731, name: "Bruno Tavares" },
    ],
    [
      "a person",
      "person_message",
      { message_type: "outgoing", sender: PERSON },
      { kind: "person", id: 5, name: "Rafaela Couto" },
    ],
    ["the own bot", "bot_message", { message_type: "outgoing", sender: BOT }, { kind: "bot", id: 5, name: "Lia" }],
    ["another bot", "bot_message", { message_type: "outgoing", sender: { ...BOT, id: 6 } }, { kind: "bot", id: 6 }],
    [
      "Captain",
      "bot_message",
      { message_type: "outgoing", sender: { id: 9, name: "C", type: "captain_assistant" } },
      { kind: "bot", id: 9 },
    ],
    ["a greeting", "system_message", { message_type: "template", sender: null }, { kind: "system", id: null }],
    [
      "an automation",
      "system_message",
      { message_type: "outgoing", sender: null, content_attributes: { automation_rule_id: 3 } },
      { kind: "system" },
    ],
    [
      "a campaign",
      "system_message",
      { message_type: "outgoing", sender: null, additional_attributes: { campaign_id: 3 } },
      { kind: "system" },
    ],
    [
      "a campaign in a person's name",
      "system_message",
      { message_type: "outgoing", sender: PERSON, additional_attributes: { campaign_id: 3 } },
      { kind: "system" },
    ],
    [
      "the channel's own app",
      "person_message",
      { message_type: "outgoing", sender: null, content_attributes: { external_echo: true } },
      { kind: "person", id: null },
    ],
    ["nobody, in public", "person_message", { message_type: "outgoing", sender: null }, { kind: "person", id: null }],
    [
      "a person, in a note",
      "private_note",
      { message_type: "outgoing", private: true, sender: PERSON },
      { kind: "person", id: 5 },
    ],
    [
      "the bot, in a note",
      "bot_message",
      { message_type: "outgoing", private: true, sender: BOT },
      { kind: "bot", id: 5 },
    ],
    [
      "nobody, in a note",
      "system_message",
      { message_type: "outgoing", private: true, sender: null },
      { kind: "system" },
    ],
    ["a customer, in a note", "private_note", { private: true }, { kind: "customer", id: 731 }],
    ["a phone call", "system_message", { content_type: "voice_call" }, { kind: "system" }],
  ])("%s is a %s", (_, type, message, author) => {
    expect(eventOf({ message: { ...message } })).toMatchObject({ type, message: { author } });
  });

  it("knows a bot by the stored copy when the version leaves the sender out", () => {
    const stored = { sender_type: "AgentBot", sender: { id: 6, name: "Ada", type: "agent_bot" } };
    const message = { message_type: "outgoing", sender: undefined };
    expect(eventOf({ message, stored })).toMatchObject({
      type: "bot_message",
      message: { author: { kind: "bot", id: 6 } },
    });
  });

  it("believes a sender that is null rather than the stored copy", () => {
    const stored = { sender_type: null, sender: { id: 5, name: "Lia", type: "agent_bot" } };
    const message = { message_type: "outgoing", sender: null };
    expect(eventOf({ message, stored })).toMatchObject({ type: "person_message", message: { author: { id: null } } });
  });

  it.each([0, "incoming"])("reads the type %s", (message_type) => {
    expect(eventOf({ message: { message_type } }).type).toBe("customer_message");
  });

  it.each(["activity", 2, "carrier_pigeon", 17, null])("leaves a message of type %s alone", (message_type) => {
    expect(parseEvent(aDelivery({ message: { message_type } }), CONTEXT)).toBeUndefined();
  });
});

describe("the echo of an effect", () => {
  const echo = (effect: unknown, sender: object = BOT) =>
    outgoing({ sender, content_attributes: { baton: { effect } } });

  it("names the effect of the own bot", () => expect(messageOf(echo(EFFECT.toUpperCase())).effectId).toBe(EFFECT));

  it("counts for any bot while the own id is unknown", () => {
    expect(messageOf(echo(EFFECT, { ...BOT, id: 6 }), { ...CONTEXT, botId: null }).effectId).toBe(EFFECT);
  });

  it.each([
    ["another bot", echo(EFFECT, { ...BOT, id: 6 })],
    ["an assistant with the same number", echo(EFFECT, { id: 5, name: "C", type: "captain_assistant" })],
    ["a person with the same number", echo(EFFECT, PERSON)],
    ["something that is no effect", echo("reply-1")],
  ])("is not claimed for %s", (_, changes) => expect(messageOf(changes).effectId).toBeNull());
});

describe("the parts of a message", () => {
  it("keeps the options that it offers", () => {
    const items = [{ title: "Sim", value: "y" }, { title: "Não" }, { value: 3 }, "x", null];
    const message = messageOf(outgoing({ sender: BOT, content_type: "input_select", content_attributes: { items } }));
    expect(message.choices).toEqual([
      { title: "Sim", value: "y" },
      { title: "Não", value: "Não" },
      { title: "3", value: "3" },
    ]);
  });

  it("does not take the fields of a form for options", () => {
    const items = [{ name: "email", title: "Mail", value: "" }];
    expect(messageOf(outgoing({ sender: BOT, content_type: "form", content_attributes: { items } })).choices).toEqual(
      [],
    );
  });

  it("knows what it answers", () => {
    expect(messageOf({ message: { content_attributes: { in_reply_to: 40100 } } }).inReplyTo).toBe(40100);
    expect(messageOf({ message: { content_attributes: { in_reply_to: "40100" } } }).inReplyTo).toBeNull();
  });

  it.each([
    ["2026-02-11T17:02:30.402Z", 1770829350402],
    ["2026-02-11T14:02:30-03:00", 1770829350000],
    ["2026-02-11 17:02:30 UTC", 1770829350000],
    ["2026-02-11T17:02:30", 1770829350000],
    [1770829350, 1770829350000],
    [1770829350.402, 1770829350402],
    [1770829350402, 1770829350402],
    ["1770829350", 1770829350000],
  ])("reads the time %s", (created_at, ms) => {
    expect(eventOf({ message: { created_at } })).toMatchObject({ at: ms, message: { createdAt: ms } });
  });

  it.each([0, -5, 1e30, "yesterday", "2026-13-45T99:99:99Z", null, {}])(
    "reads %o as the conversation's time",
    (created_at) => {
      expect(eventOf({ message: { created_at }, conversation: { updated_at: 1770000000.5 } }).at).toBe(1770000000500);
    },
  );

  it("gives a deleted message no words", () => {
    const deleted = eventOf({
      message: { content: "Esta mensagem foi apagada", content_attributes: { deleted: true } },
    });
    expect(deleted).toMatchObject({ type: "message_deleted", messageId: 40211 });
  });
});

describe("hostile characters", () => {
  const NASTY = "a\u0000b\ud800c\udc00d";
  const NICE = "ab\ufffdc\ufffdd";

  it("never leave the parser", () => {
    const event = eventOf({
      message: { content: NASTY, sender: { id: 731, name: NASTY } },
      conversation: { labels: [NASTY], custom_attributes: { [NASTY]: [NASTY, { deep: NASTY }] } },
      meta: { team: { id: 1, name: NASTY } },
    });
    expect(event).toMatchObject({
      message: { text: NICE, author: { name: NICE } },
      conversation: { labels: [NICE], attributes: { [NICE]: [NICE, { deep: NICE }] }, team: { name: NICE } },
    });
  });

  it("leaves no number that JSON cannot write", () => {
    const custom_attributes = JSON.parse('{"a":1e999,"b":[-1e999,2]}');
    expect(eventOf({ conversation: { custom_attributes } }).conversation.attributes).toEqual({ a: null, b: [null, 2] });
  });

  it("keeps long texts whole and cuts attributes that are nested without end", () => {
    const content = "ã".repeat(140_000);
    const custom_attributes = JSON.parse(`${'{"a":['.repeat(50_000)}1${"]}".repeat(50_000)}`);
    const event = eventOf({ message: { content }, conversation: { custom_attributes } });
    expect(event).toMatchObject({ message: { text: content } });
    expect(JSON.stringify(event.conversation.attributes).length).toBeLessThan(200);
  });
});
