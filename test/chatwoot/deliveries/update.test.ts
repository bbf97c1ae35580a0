import { describe, expect, it } from "vitest";
import { parseEvent } from "../../../plugin/chatwoot/deliveries/event.ts";
import { aDelivery, CONTEXT, eventOf } from "./deliveries.ts";

const event = "message_updated";
const BOT = { id: 5, name: "Lia", type: "agent_bot" };
const updated = (message: object, stored: object = {}) =>
  parseEvent(
    aDelivery({ event, message: { ...message }, stored: { updated_at: "2026-02-11T17:05:00.250Z", ...stored } }),
    CONTEXT,
  );
const answered = (content_type: string, content_attributes: object) =>
  updated({ message_type: "outgoing", sender: BOT, content_type, content_attributes });

describe("an update that says nothing new", () => {
  it.each<[string, object]>([
    ["a delivery receipt of the bot's message", { message_type: "outgoing", sender: BOT, source_id: "wamid.1" }],
    ["a receipt of the customer's message", {}],
    ["a translation", { content_attributes: { translations: { en: "Hi" } } }],
    [
      "a failure to deliver",
      { message_type: "outgoing", sender: BOT, content_attributes: { external_error: "131047" } },
    ],
    ["an empty answer", { content_type: "input_select", content_attributes: { submitted_values: [] } }],
    ["an activity line", { message_type: "activity", content_attributes: { deleted: true } }],
    ["audio without words", { attachments: [{ id: 1, file_type: "audio", transcribed_text: "" }] }],
  ])("is no event: %s", (_, message) => expect(updated(message)).toBeUndefined());
});

describe("an answer under a message", () => {
  const items = [
    { title: "Trocar", value: "t" },
    { title: "Devolver", value: "d" },
  ];

  it("is the option that was picked, by the title that was offered", () => {
    const picked = { type: "choice_made", messageId: 40211, choices: [items[1]] };
    expect(answered("input_select", { items, submitted_values: [{ title: "Hackear", value: "d" }] })).toMatchObject(
      picked,
    );
    expect(answered("input_select", { items, submitted_values: [{ value: "d" }] })).toMatchObject(picked);
  });

  it("may be something that was not offered", () => {
    const submitted_values = [{ title: "Outro", value: "o" }, { bogus: 1 }, null];
    expect(answered("input_select", { items, submitted_values })).toMatchObject({
      choices: [{ title: "Outro", value: "o" }],
    });
    expect(answered("input_select", { items, submitted_values: [{ bogus: 1 }] })).toBeUndefined();
  });

  it("is a filled-in form", () => {
    const submitted_values = [
      { name: "nome", value: "Bruno" },
      { name: "idade", value: 31 },
      { name: "aceito", value: true },
      { name: "loja", value: { label: "Recife", value: "rec" } },
      { name: "vazio", value: null },
      { name: "", value: "x" },
    ];
    const fields = { nome: "Bruno", idade: "31", aceito: "true", loja: "rec", vazio: "" };
    expect(answered("form", { submitted_values })).toMatchObject({ type: "form_submitted", messageId: 40211, fields });
    expect(answered("later_form", { submitted_values })).toMatchObject({ type: "form_submitted" });
  });

  it("is an e-mail address", () => {
    expect(answered("input_email", { submitted_email: " bruno@example.org " })).toMatchObject({
      type: "email_submitted",
      messageId: 40211,
      email: "bruno@example.org",
    });
  });

  it("is a rating", () => {
    const rate = (rating: unknown, feedback_message?: unknown) =>
      updated({
        message_type: "template",
        sender: null,
        content_type: "input_csat",
        content_attributes: { submitted_values: { csat_survey_response: { rating, feedback_message } } },
      });
    expect(rate(4, " Muito bom ")).toMatchObject({
      type: "rating_given",
      messageId: 40211,
      rating: 4,
      feedback: "Muito bom",
    });
    expect(rate("5", "")).toMatchObject({ rating: 5, feedback: null });
    for (const nonsense of [0, 6, 2.5, "bom", null]) expect(rate(nonsense)).toBeUndefined();
  });
});

describe("new content", () => {
  const audio = [{ id: 1, file_type: "audio", transcribed_text: "quero trocar" }];

  it("is a transcript that arrived for the customer's voice note", () => {
    expect(updated({ content: null, attachments: audio })).toMatchObject({
      type: "message_edited",
      at: 1770829500250,
      message: { id: 40211, text: "", author: { kind: "customer" }, attachments: [{ transcript: "quero trocar" }] },
    });
  });

  it("is not the transcript of what we sent", () => {
    expect(updated({ message_type: "outgoing", sender: BOT, attachments: audio })).toBeUndefined();
    expect(updated({ message_type: "outgoing", sender: { id: 5, type: "user" }, attachments: audio })).toBeUndefined();
  });

  it.each([
    { is_edited: true },
    { edited: true },
    { previous_content: "antes" },
    { previous_contents: [{ content: "antes" }] },
  ])("is an edit that is marked as one: %o", (content_attributes) => {
    expect(updated({ content: "depois", content_attributes })).toMatchObject({
      type: "message_edited",
      message: { text: "depois" },
    });
    expect(updated({ message_type: "outgoing", sender: BOT, content_attributes })).toBeUndefined();
  });
});

describe("the time of an update", () => {
  const deleted = { message: { content_attributes: { deleted: true } } };

  it("is that of the stored copy", () => {
    const stored = { updated_at: "2026-02-11T17:05:00.250Z" };
    expect(eventOf({ event, ...deleted, stored })).toMatchObject({ type: "message_deleted", at: 1770829500250 });
  });

  it("is at least the conversation's, where there is no copy", () => {
    const late = { event, ...deleted, conversation: { messages: [], updated_at: 1770829999.5 } };
    expect(eventOf(late).at).toBe(1770829999500);
    expect(eventOf({ ...late, conversation: { messages: [], updated_at: null } }).at).toBe(1770829350400);
  });
});
