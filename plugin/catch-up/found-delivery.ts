import { toDelivery, toStateDelivery } from "../chatwoot/deliveries/rest.ts";
import type { RestConversation } from "../chatwoot/resources/rest-conversation.ts";
import type { RestMessage } from "../chatwoot/resources/rest-message.ts";
import type { NewDelivery } from "../db/turn/delivery-store.ts";

/** Something that Chatwoot has and never told, found by asking. Stored as a delivery, so that it takes the one path. */
interface Found {
  readonly connectionId: string;
  readonly conversation: RestConversation;
  /** When Baton began to ask, by Chatwoot's clock: nothing that Baton had done by then can be missing in the answer. */
  readonly readAt: number;
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
      body: JSON.stringify({ ...payload, read_at: found.readAt }),
    },
  ];
}

export function foundState(found: Found): readonly NewDelivery[] {
  const payload = toStateDelivery(found.conversation);
  if (payload === undefined) return [];
  return [
    {
      ...common(found),
      // Read again it may say more: whether Baton's own change was made before or after.
      dedupeKey: `state:${found.conversation.id}:${found.readAt}`,
      event: "conversation_updated",
      messageId: null,
      body: JSON.stringify({ ...payload, read_at: found.readAt }),
    },
  ];
}

const common = ({ connectionId, conversation, now }: Found) =>
  ({ connectionId, source: "reconcile", conversationId: conversation.id, receivedAt: now }) as const;
