import { toDelivery, toStateDelivery } from "../chatwoot/deliveries/rest.ts";
import type { SeenConversation, SeenMessage } from "../chatwoot/deliveries/seen.ts";
import { type Known, learn } from "../core/baton/observe.ts";
import type { ConversationState } from "../core/event.ts";
import type { NewDelivery } from "../db/turn/delivery-store.ts";

/** A read of a conversation that may show changes no webhook reported. */
export interface Sighting {
  readonly connectionId: string;
  readonly conversation: SeenConversation;
  /** When the read began, by Chatwoot's clock: earlier writes of Baton cannot be missing in the answer. */
  readonly readAt: number;
  /** By Baton's clock. */
  readonly now: number;
}

/** A message that no webhook reported, as the delivery it would have been: it takes the same path. */
export function foundMessage({ id, raw }: SeenMessage, sighting: Sighting): readonly NewDelivery[] {
  return delivery(toDelivery(raw, sighting.conversation.raw), sighting, {
    dedupeKey: `message_created:${id}`,
    event: "message_created",
    messageId: id,
  });
}

/** A state that no webhook reported. A second read may show more, so its key holds the time of the read. */
export function foundState(sighting: Sighting): readonly NewDelivery[] {
  const { conversation, readAt } = sighting;
  return delivery(toStateDelivery(conversation.raw), sighting, {
    dedupeKey: `state:${conversation.id}:${readAt}`,
    event: "conversation_updated",
    messageId: null,
  });
}

function delivery(
  payload: object | undefined,
  { connectionId, conversation, readAt, now }: Sighting,
  facts: Pick<NewDelivery, "dedupeKey" | "event" | "messageId">,
): readonly NewDelivery[] {
  if (payload === undefined) return [];
  const body = JSON.stringify({ ...payload, read_at: readAt });
  return [{ ...facts, connectionId, source: "reconcile", conversationId: conversation.id, receivedAt: now, body }];
}

/** Whether Chatwoot shows another status or another assignee than Baton knows. */
export function hasDrifted(known: Known, { state }: SeenConversation, readAt: number): boolean {
  if (!state) return false;
  const now = learn(known, { ...state, readAt }).state;
  return now.status !== known.state.status || personOf(now) !== personOf(known.state);
}

const personOf = ({ assignee }: ConversationState) => (assignee?.kind === "person" ? assignee.id : null);
