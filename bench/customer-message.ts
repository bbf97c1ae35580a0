import { createHmac, randomUUID } from "node:crypto";

/** What the bench knows of the one connection and inbox it plays. */
export const ACCOUNT_ID = 1;
export const INBOX_ID = 1;
export const CONNECTION_ID = "bench";
export const BOT_SECRET = "bench-webhook-secret-0123456789";
export const WEBHOOK_PATH = `/webhooks/chatwoot/${CONNECTION_ID}`;

export interface CustomerMessage {
  readonly messageId: number;
  readonly conversationId: number;
  /** A greeting, so that the brain without a model answers it. */
  readonly text: string;
  readonly at: number;
}

/** A customer's message as Chatwoot 4.16 tells it to a bot: about 1.5 KB, as a short chat message in an API inbox is. */
export function deliveryBody({ messageId, conversationId, text, at }: CustomerMessage): string {
  const seconds = Math.floor(at / 1000);
  const account = { id: ACCOUNT_ID, name: "Padaria Boa Massa" };
  const contact = {
    account,
    additional_attributes: { city: "Recife" },
    avatar: "",
    custom_attributes: {},
    email: `cliente.${conversationId}@example.org`,
    id: conversationId,
    identifier: null,
    name: `Cliente ${conversationId}`,
    phone_number: null,
    thumbnail: "",
    blocked: false,
  };
  return JSON.stringify({
    account,
    additional_attributes: {},
    content_attributes: {},
    content_type: "text",
    content: text,
    conversation: {
      additional_attributes: {},
      can_reply: true,
      channel: "Channel::Api",
      contact_inbox: { id: conversationId, contact_id: conversationId, inbox_id: INBOX_ID, source_id: randomUUID() },
      id: conversationId,
      inbox_id: INBOX_ID,
      messages: [],
      labels: ["loja"],
      meta: {
        sender: contact,
        assignee: { id: 1, name: "Bench", avatar_url: "", type: "agent_bot" },
        assignee_type: "AgentBot",
        team: null,
        hmac_verified: false,
      },
      status: "pending",
      custom_attributes: {},
      snoozed_until: null,
      unread_count: 1,
      priority: null,
      waiting_since: seconds,
      last_activity_at: seconds,
      timestamp: seconds,
      created_at: seconds,
      updated_at: at / 1000,
      account,
    },
    created_at: new Date(at).toISOString(),
    id: messageId,
    inbox: { id: INBOX_ID, name: "Loja" },
    message_type: "incoming",
    private: false,
    sender: contact,
    source_id: null,
    event: "message_created",
  });
}

/** The bytes Chatwoot would put on the wire, signed now: a signature older than five minutes is refused. */
export function signedDelivery(message: CustomerMessage): Buffer {
  const body = deliveryBody(message);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", BOT_SECRET).update(`${timestamp}.${body}`).digest("hex");
  return postRequest(WEBHOOK_PATH, body, [
    `X-Chatwoot-Delivery: ${randomUUID()}`,
    `X-Chatwoot-Timestamp: ${timestamp}`,
    `X-Chatwoot-Signature: sha256=${signature}`,
  ]);
}

export function postRequest(path: string, body: string, headers: readonly string[] = []): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Accept: application/json",
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}
