import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readEnvelope } from "../../../plugin/chatwoot/deliveries/envelope.ts";
import { loadDeliveries, loadDelivery } from "./deliveries.ts";

const rawBody = Buffer.from('{"event":"anything"}');
const BODY_KEY = `body:${createHash("sha256").update(rawBody).digest("hex")}`;
const deliveryHeader = "5b9a5a5e-8d1f-4b7c-9c7b-0c5d2a4f3e21";
const read = (payload: unknown, header?: string) => readEnvelope(payload, { rawBody, deliveryHeader: header });

describe("every delivery", () => {
  it.each(loadDeliveries())("has an envelope: $version $name", ({ body, event }) => {
    const envelope = read(body, deliveryHeader);
    const { conversation, message, messageId } = Object(event);
    expect(envelope.event).toBe(body.event);
    expect(envelope.conversationId).toBe(conversation?.id ?? null);
    expect(envelope.messageId).toBe(message?.id ?? messageId ?? null);
  });
});

describe("the ids of an event", () => {
  const conversation = { id: 8807 };

  it.each<[string, object, number | null, number | null]>([
    ["message_created", { id: 40211, conversation }, 8807, 40211],
    ["message_updated", { id: 40211, conversation }, 8807, 40211],
    ["conversation_created", { id: 8807 }, 8807, null],
    ["conversation_opened", { id: 8807 }, 8807, null],
    ["conversation_resolved", { id: 8807 }, 8807, null],
    ["conversation_status_changed", { id: 8807 }, 8807, null],
    ["conversation_updated", { id: 8807 }, 8807, null],
    ["conversation_typing_on", { conversation }, 8807, null],
    ["conversation_typing_off", { conversation }, 8807, null],
    ["webwidget_triggered", { id: 601, current_conversation: conversation }, 8807, null],
    ["webwidget_triggered", { id: 601, current_conversation: null }, null, null],
    ["webwidget_triggered", { id: 601 }, null, null],
    ["contact_created", { id: 731 }, null, null],
    ["contact_updated", { id: 731 }, null, null],
    ["agent_bot_handed_over", { id: "anything", conversation: 7 }, null, null],
    ["toString", {}, null, null],
  ])("%s", (event, fields, conversationId, messageId) => {
    expect(read({ event, ...fields, extra: [{}] })).toMatchObject({ event, conversationId, messageId });
  });
});

describe("the key that recognises a delivery", () => {
  const message = { id: 40211, conversation: { id: 8807 } };
  const keyOf = (event: string, header?: string) => read({ event, ...message }, header).dedupeKey;

  it("is the message for a new message, whoever delivers it", () => {
    expect(keyOf("message_created", deliveryHeader)).toBe("message_created:40211");
    expect(keyOf("message_created")).toBe("message_created:40211");
  });

  it("is the delivery for everything else", () => {
    expect(keyOf("message_updated", deliveryHeader)).toBe(`delivery:${deliveryHeader}`);
    expect(keyOf("agent_bot_handed_over", "x".repeat(100))).toBe(`delivery:${"x".repeat(100)}`);
  });

  it.each([undefined, "", "x".repeat(101), "a b", "a\nb", "ção"])("is the body when the header is %j", (header) => {
    expect(keyOf("message_updated", header)).toBe(BODY_KEY);
  });
});

describe("a delivery that cannot be used", () => {
  const { body } = loadDelivery("4.16.2", "message_created_incoming_web_widget");

  it.each<[string, unknown]>([
    ["the body must be a JSON object", null],
    ["the body must be a JSON object", [body]],
    ["the body must be a JSON object", "message_created"],
    ["event must be a text", {}],
    ["event must be a text", { event: 7 }],
    ["event must have 1 to 100 characters", { event: "" }],
    ["event must have 1 to 100 characters", { event: "\0" }],
    ["event must have 1 to 100 characters", { event: "x".repeat(101) }],
    ["id is missing", { ...body, id: undefined }],
    ["id is missing", { event: "message_created", conversation: { id: 1 } }],
    ["id must be integer", { ...body, id: "40211" }],
    ["id must be >= 1", { ...body, id: 0 }],
    ["id must be <= 9007199254740991", { ...body, id: 2 ** 53 }],
    ["conversation is missing", { event: "message_created", id: 1 }],
    ["conversation must be object", { ...body, conversation: null }],
    ["conversation.id is missing", { ...body, conversation: {} }],
    ["conversation.id must be integer", { ...body, conversation: { id: 1.5 } }],
    ["id is missing", { event: "conversation_updated" }],
    ["conversation.id must be >= 1", { event: "conversation_typing_on", conversation: { id: -1 } }],
    ["current_conversation.id is missing", { event: "webwidget_triggered", id: 1, current_conversation: {} }],
    ["id must be integer", { event: "contact_updated", id: null }],
  ])("%s", (reason, payload) => {
    expect(() => read(payload)).toThrowError(expect.objectContaining({ code: "delivery_invalid" }));
    expect(() => read(payload)).toThrowError(`The delivery is not usable: ${reason}.`);
  });

  it("does not repeat what the customer wrote", () => {
    expect(() => read({ event: "message_created", id: "segredo", conversation: { id: 1 } })).toThrowError(
      /^(?!.*segredo)/,
    );
  });
});

it("takes no time for a body that is nested without end", () => {
  const nested: unknown = JSON.parse(
    `{"event":"message_created","id":1,"conversation":{"id":2},"x":${"[".repeat(400_000)}${"]".repeat(400_000)}}`,
  );
  const started = performance.now();
  expect(read(nested).messageId).toBe(1);
  expect(performance.now() - started).toBeLessThan(1_000);
});
