import { describe, expect, it } from "vitest";
import { parseConversation } from "../../../plugin/chatwoot/deliveries/conversation.ts";
import { readEnvelope } from "../../../plugin/chatwoot/deliveries/envelope.ts";
import { parseEvent } from "../../../plugin/chatwoot/deliveries/event.ts";
import { parseRestMessage, toDelivery } from "../../../plugin/chatwoot/deliveries/rest.ts";
import type { ConversationState } from "../../../plugin/core/event.ts";
import { CONTEXT } from "./deliveries.ts";

const CONTACT = {
  id: 731,
  name: "Bruno Tavares",
  email: "bruno.tavares@example.org",
  phone_number: null,
  custom_attributes: {},
};
const PERSON = { id: 5, name: "Rafaela Couto", available_name: "Rafaela", type: "user", thumbnail: "" };
const BOT = { id: 5, name: "Lia", avatar_url: "", type: "agent_bot" };
const EFFECT = "6d0f3c1e-9a41-4c77-8f0a-2b7c5d9e1a34";

const CONVERSATION = {
  meta: {
    sender: CONTACT,
    channel: "Channel::WebWidget",
    assignee: { id: 5, name: "Lia", description: "", outgoing_url: "https://baton.example", bot_type: "webhook" },
    assignee_type: "AgentBot",
    team: { id: 2, name: "trocas", description: null, allow_auto_assign: true, account_id: 3, is_member: false },
    hmac_verified: false,
  },
  id: 8807,
  messages: [],
  account_id: 3,
  uuid: "6f1d9d4e-12aa-4b8e-9f9a-7c54f8f2a001",
  additional_attributes: { referer: "https://loja.aurora.example" },
  can_reply: true,
  custom_attributes: { pedido: "AU-1188" },
  inbox_id: 11,
  labels: ["troca"],
  snoozed_until: null,
  status: "pending",
  created_at: 1770829350,
  updated_at: 1770829360.125,
  timestamp: 1770829360,
  last_non_activity_message: { id: 1, content: "Segredo" },
  last_activity_at: 1770829360,
  priority: "high",
  waiting_since: 1770829350,
};
const MESSAGE = {
  id: 40211,
  content: "Oi!\\\nTudo <b>bem</b>?",
  inbox_id: 11,
  conversation_id: 8807,
  message_type: 0,
  content_type: "text",
  status: "sent",
  content_attributes: {},
  created_at: 1770829350,
  private: false,
  source_id: null,
  sender: { ...CONTACT, type: "contact" },
};

const STATE: ConversationState = {
  id: 8807,
  inboxId: 11,
  channel: "Channel::WebWidget",
  status: "pending",
  assignee: { kind: "bot", id: 5, name: "Lia" },
  team: { id: 2, name: "trocas" },
  priority: "high",
  labels: ["troca"],
  attributes: { pedido: "AU-1188" },
  additionalAttributes: { referer: "https://loja.aurora.example" },
  contact: {
    id: 731,
    name: "Bruno Tavares",
    email: "bruno.tavares@example.org",
    phone: null,
    identifier: null,
    blocked: false,
    attributes: {},
  },
  canReply: true,
  snoozedUntil: null,
  waitingSince: 1770829350000,
  createdAt: 1770829350000,
  updatedAt: 1770829360125,
};

const MESSAGES: readonly [string, string | undefined, object][] = [
  ["a customer's message", "customer_message", {}],
  [
    "a voice note",
    "customer_message",
    {
      content: null,
      attachments: [{ id: 9, file_type: "audio", data_url: "https://x.example/a.ogg", transcribed_text: "oi" }],
    },
  ],
  ["a person's reply", "person_message", { message_type: 1, sender: PERSON }],
  ["a reply from the channel's own app", "person_message", { message_type: 1, sender: undefined }],
  [
    "a note that looks rendered",
    "private_note",
    { message_type: 1, private: true, sender: PERSON, content: "<p>@lia resuma</p>\n" },
  ],
  [
    "the bot's reply",
    "bot_message",
    { message_type: 1, sender: BOT, content_attributes: { baton: { effect: EFFECT } } },
  ],
  ["a greeting", "system_message", { message_type: 3, sender: undefined }],
  [
    "an automation",
    "system_message",
    { message_type: 1, sender: undefined, content_attributes: { automation_rule_id: 4 } },
  ],
  ["a deleted message", "message_deleted", { content_attributes: { deleted: true } }],
  [
    "a mail",
    "customer_message",
    { content_type: "incoming_email", content_attributes: { email: { text_content: { quoted: "novo" } } } },
  ],
  ["an activity line", undefined, { message_type: 2, sender: undefined }],
];

it("reads a conversation", () => {
  expect(parseConversation(CONVERSATION)).toEqual(STATE);
  expect(parseConversation({ ...CONVERSATION, id: null })).toBeUndefined();
});

describe.each(MESSAGES)("%s", (_, type, change) => {
  const message = { ...MESSAGE, ...change };
  const read = parseRestMessage(message, STATE, CONTEXT);

  it(`is read as ${type}`, () => expect(read?.type).toBe(type));

  it.each([undefined, true, false])("comes back the same as a delivery (rendered content: %s)", (contentIsRendered) => {
    const delivery = toDelivery(message, CONVERSATION);
    const sent: unknown = delivery && JSON.parse(JSON.stringify(delivery));
    expect(parseEvent(sent, { ...CONTEXT, contentIsRendered })).toEqual(read);
  });
});

describe("a message read back", () => {
  it("is the stored text, in the words of a webhook", () => {
    expect(parseRestMessage(MESSAGE, STATE, CONTEXT)).toMatchObject({
      accountId: 3,
      at: 1770829350000,
      conversation: STATE,
      message: { id: 40211, text: "Oi!\nTudo <b>bem</b>?", author: { kind: "customer", id: 731 } },
    });
  });

  it("tells which effect it is", () => {
    const sent = { ...MESSAGE, message_type: 1, sender: BOT, content_attributes: { baton: { effect: EFFECT } } };
    expect(parseRestMessage(sent, STATE, CONTEXT)).toMatchObject({ message: { effectId: EFFECT } });
  });
});

describe("a delivery made from what was polled", () => {
  it("passes the envelope and has the key that the lost delivery would have had", () => {
    const envelope = readEnvelope(toDelivery(MESSAGE, CONVERSATION), { rawBody: Buffer.from("") });
    const dedupeKey = "message_created:40211";
    expect(envelope).toEqual({ event: "message_created", conversationId: 8807, messageId: 40211, dedupeKey });
  });

  it("has the shape of a webhook", () => {
    const delivery = toDelivery(MESSAGE, CONVERSATION);
    expect(delivery).toMatchObject({
      message_type: "incoming",
      created_at: "2026-02-11T17:02:30.000Z",
      inbox: { id: 11 },
    });
    expect(delivery).toMatchObject({
      account: { id: 3 },
      conversation: { channel: "Channel::WebWidget", account: { id: 3 } },
    });
    expect(JSON.stringify(delivery)).not.toContain("Segredo");
  });

  it.each([
    ["a message without an id", { ...MESSAGE, id: undefined }, CONVERSATION],
    ["a conversation without an id", MESSAGE, {}],
    ["an activity line", { ...MESSAGE, message_type: 2 }, CONVERSATION],
    ["a message of an unknown type", { ...MESSAGE, message_type: 9 }, CONVERSATION],
    ["nothing", null, null],
  ])("cannot be made from %s", (_, message, conversation) => expect(toDelivery(message, conversation)).toBeUndefined());
});
