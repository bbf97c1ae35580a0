import { parseEvent } from "../chatwoot/parse-event.ts";
import type { BatonEvent } from "../core/event.ts";
import type { Connection } from "../db/connection-store.ts";
import type { UnsettledDelivery } from "../db/turn-store.ts";

/** What a stored delivery means, in the words of the connection's Chatwoot version. Undefined: nothing for Baton. */
export function readDelivery(delivery: UnsettledDelivery, connection: Connection): BatonEvent | undefined {
  const { botId, accountId, abilities } = connection;
  const { contentIsRendered } = abilities;
  return parseEvent(JSON.parse(delivery.body), {
    botId,
    accountId,
    contentIsRendered,
    receivedAt: delivery.receivedAt,
  });
}
