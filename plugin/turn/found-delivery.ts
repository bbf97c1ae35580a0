import { toDelivery, toStateDelivery } from "../chatwoot/parse-rest.ts";
import type { RestConversation } from "../chatwoot/resources/rest-conversation.ts";
import type { RestMessage } from "../chatwoot/resources/rest-message.ts";
import type { NewDelivery } from "../db/delivery-store.ts";

/** Something that Chatwoot has and never told, found by asking. Stored as a delivery, so that it takes the one path. */
interface Found {
  readonly connectionId: string;
  readonly conversation: RestConversation;
  readonly now: number;
}

export function foundMessage(message: RestMessage, found: Found): readonly NewDelivery[] {
  const payload = toDelivery(message, found.conversation);
  if (payload === undefined) return [];
  return [
    {
      ...common(found),
      dedupeKey: `message_created:${message.id}`,
      event: "message_created",
      messageId: message.id,
      body: JSON.stringify(payload),
    },
  ];
}

export function foundState(found: Found): readonly NewDelivery[] {
  const payload = toStateDelivery(found.conversation);
  if (payload === undefined) return [];
  const { id, status, updated_at, meta } = found.conversation;
  const state = [id, updated_at, status, meta.assignee_type ?? "", meta.assignee?.id ?? 0].join(":");
  return [
    {
      ...common(found),
      dedupeKey: `state:${state}`,
      event: "conversation_updated",
      messageId: null,
      body: JSON.stringify(payload),
    },
  ];
}

const common = ({ connectionId, conversation, now }: Found) =>
  ({ connectionId, source: "reconcile", conversationId: conversation.id, receivedAt: now }) as const;
