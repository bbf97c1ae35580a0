import { parseEvent } from "../chatwoot/deliveries/event.ts";
import type { Connection } from "../core/connection.ts";
import type { BatonEvent } from "../core/event.ts";
import type { UnsettledDelivery } from "../db/turn/turn-store.ts";

/** What a stored delivery means, in the words of the connection's Chatwoot version. Undefined: nothing for Baton. */
export function readDelivery(delivery: UnsettledDelivery, connection: Connection): BatonEvent | undefined {
  const { botId, accountId, abilities } = connection;
  const { contentIsRendered } = abilities;
  const body = JSON.parse(delivery.body);
  const event = parseEvent(body, { botId, accountId, contentIsRendered, receivedAt: delivery.receivedAt });
  // Only what Baton has asked for itself says when that was; what comes from outside says so in vain.
  const isAsked = event && delivery.source === "reconcile" && typeof body.read_at === "number";
  return isAsked ? { ...event, conversation: { ...event.conversation, readAt: body.read_at } } : event;
}
