import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { sign } from "../../../plugin/http/signature.ts";
import { CONNECTION, type Play } from "../../helpers/running-baton.ts";

export interface Told {
  readonly conversationId: number;
  readonly messageId: number;
  readonly content: string | null;
  /** A change of a message that is known already. */
  readonly isUpdate?: boolean;
  readonly attachments?: readonly Readonly<Record<string, unknown>>[];
  readonly contentAttributes?: Readonly<Record<string, unknown>>;
}

export type Tell = (told: Told) => Promise<void>;

/** Chatwoot's webhook of a customer's message: faster than the sandbox, and with what only a real channel sends. */
export async function webhooksOf({ baton, api }: Play): Promise<Tell> {
  const connection = await baton.stores.connections.find(CONNECTION);
  const inbox = { id: api.facts.inboxes[0]?.id, name: "API" };
  return async (told) => {
    const { conversationId: id, messageId, content, isUpdate, attachments, contentAttributes } = told;
    const sender = { id: 50_000 + id, name: "Maya Okafor" };
    const conversation = { id, inbox_id: inbox.id, status: "pending", channel: "Channel::Api" };
    const body = JSON.stringify({
      event: isUpdate ? "message_updated" : "message_created",
      id: messageId,
      content,
      content_type: "text",
      content_attributes: contentAttributes ?? {},
      created_at: new Date().toISOString(),
      message_type: "incoming",
      private: false,
      sender,
      account: { id: api.facts.account_id, name: "Play" },
      inbox,
      conversation: { ...conversation, labels: [], messages: [], meta: { sender, assignee: null, team: null } },
      ...(attachments ? { attachments } : {}),
    });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const answered = await fetch(`${baton.url}/webhooks/chatwoot/${CONNECTION}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-chatwoot-timestamp": timestamp,
        "x-chatwoot-signature": sign(connection?.botSecret ?? "", timestamp, Buffer.from(body)),
        "x-chatwoot-delivery": randomUUID(),
      },
      body,
    });
    expect(answered.status).toBe(200);
  };
}
