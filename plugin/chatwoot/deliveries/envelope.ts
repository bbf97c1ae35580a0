import { createHash } from "node:crypto";
import { Ajv, type ValidateFunction } from "ajv";
import type { FromSchema } from "json-schema-to-ts";
import { DeliveryInvalid } from "../../errors.ts";
import { cleanText, isObject, objectOf } from "./value.ts";

/** The fields read before a delivery is stored: enough to recognise a repetition and to know the conversation. */
export interface Envelope {
  readonly event: string;
  readonly conversationId: number | null;
  readonly messageId: number | null;
  readonly dedupeKey: string;
}

export interface Arrival {
  /** `X-Chatwoot-Delivery`: the same for each retry of one delivery. Absent before 4.13. */
  readonly deliveryHeader?: string | undefined;
  readonly rawBody: Buffer;
}

type Ids = Pick<Envelope, "conversationId" | "messageId">;
type ReadIds = (body: unknown) => Ids;

const MAX_EVENT_LENGTH = 100;
const DELIVERY_ID = /^[\x21-\x7e]{1,100}$/;

const ID = { type: "integer", minimum: 1, maximum: Number.MAX_SAFE_INTEGER } as const;
const OWNER = { type: "object", required: ["id"], properties: { id: ID } } as const;
const MESSAGE = {
  type: "object",
  required: ["id", "conversation"],
  properties: { id: ID, conversation: OWNER },
} as const;
const TYPING = { type: "object", required: ["conversation"], properties: { conversation: OWNER } } as const;
const WIDGET = {
  type: "object",
  required: ["id"],
  properties: { id: ID, current_conversation: { ...OWNER, type: ["object", "null"] } },
} as const;

const ajv = new Ajv({ allowUnionTypes: true });
const isMessage = ajv.compile<FromSchema<typeof MESSAGE>>(MESSAGE);
const isOwner = ajv.compile<FromSchema<typeof OWNER>>(OWNER);
const isTyping = ajv.compile<FromSchema<typeof TYPING>>(TYPING);
const isWidget = ajv.compile<FromSchema<typeof WIDGET>>(WIDGET);

const readMessage: ReadIds = (body) => {
  const { id, conversation } = checked(isMessage, body);
  return { conversationId: conversation.id, messageId: id };
};
const readConversation: ReadIds = (body) => ({ conversationId: checked(isOwner, body).id, messageId: null });
const readTyping: ReadIds = (body) => ({ conversationId: checked(isTyping, body).conversation.id, messageId: null });
const readWidget: ReadIds = (body) => ({
  conversationId: checked(isWidget, body).current_conversation?.id ?? null,
  messageId: null,
});
const readContact: ReadIds = (body) => {
  checked(isOwner, body);
  return { conversationId: null, messageId: null };
};

const READERS: ReadonlyMap<string, ReadIds> = new Map([
  ["message_created", readMessage],
  ["message_updated", readMessage],
  ["conversation_created", readConversation],
  ["conversation_opened", readConversation],
  ["conversation_resolved", readConversation],
  ["conversation_status_changed", readConversation],
  ["conversation_updated", readConversation],
  ["conversation_typing_on", readTyping],
  ["conversation_typing_off", readTyping],
  ["webwidget_triggered", readWidget],
  ["contact_created", readContact],
  ["contact_updated", readContact],
]);

/** An event that Baton does not know yet passes with its name alone: a newer Chatwoot must not be refused. */
export function readEnvelope(payload: unknown, arrival: Arrival): Envelope {
  const event = readEvent(payload);
  const ids = READERS.get(event)?.(payload) ?? { conversationId: null, messageId: null };
  return { event, ...ids, dedupeKey: dedupeKey(event, ids, arrival) };
}

function readEvent(payload: unknown): string {
  if (!isObject(payload)) {
    throw new DeliveryInvalid("The delivery is not usable: the body must be a JSON object.");
  }
  const { event } = objectOf(payload);
  if (typeof event !== "string") throw new DeliveryInvalid("The delivery is not usable: event must be a text.");
  const name = cleanText(event.slice(0, MAX_EVENT_LENGTH + 1));
  if (name === "" || name.length > MAX_EVENT_LENGTH) {
    throw new DeliveryInvalid(`The delivery is not usable: event must have 1 to ${MAX_EVENT_LENGTH} characters.`);
  }
  return name;
}

function checked<Body>(validate: ValidateFunction<Body>, body: unknown): Body {
  if (validate(body)) return body;
  const [error] = validate.errors ?? [];
  const missing = error?.keyword === "required" ? `/${error.params.missingProperty}` : "";
  const path = `${error?.instancePath ?? ""}${missing}`.slice(1).replaceAll("/", ".");
  throw new DeliveryInvalid(`The delivery is not usable: ${path} ${missing ? "is missing" : error?.message}.`);
}

/**
 * Chatwoot may send one message twice under different delivery ids, and two webhooks may each send it: a new message is
 * known by its own id. Other events are the same only when the delivery id or, before 4.13, the bytes are the same.
 */
function dedupeKey(event: string, { messageId }: Ids, { deliveryHeader, rawBody }: Arrival): string {
  if (event === "message_created") return `message_created:${messageId}`;
  if (deliveryHeader !== undefined && DELIVERY_ID.test(deliveryHeader)) return `delivery:${deliveryHeader}`;
  return `body:${createHash("sha256").update(rawBody).digest("hex")}`;
}
