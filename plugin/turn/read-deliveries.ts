import { parseEvent } from "../chatwoot/deliveries/event.ts";
import type { Connection } from "../core/connection.ts";
import type { BatonEvent } from "../core/event.ts";
import type { Arrival } from "../core/turn/settle-turn.ts";
import type { UnsettledDelivery } from "../db/turn/turn-store.ts";

/** A delivery that Baton cannot turn into a turn: trying again will not help, and waiting would block the rest. */
class BadDelivery extends Error {}

/** An arrival and the way it took. */
export interface SourcedArrival extends Arrival {
  readonly source: UnsettledDelivery["source"];
}

/** The deliveries that mean something to Baton. */
export const readDeliveries = (
  deliveries: readonly UnsettledDelivery[],
  connection: Connection,
): readonly SourcedArrival[] =>
  blameDelivery(() =>
    deliveries.flatMap((delivery) => {
      const event = readDelivery(delivery, connection);
      return event ? [{ deliveryId: delivery.id, source: delivery.source, event }] : [];
    }),
  );

/** PostgreSQL's classes for data that it cannot store. Its other classes (gone, busy, too slow) pass by themselves. */
const DATA_ERRORS = /^(22|23|54)/;

export function blameDelivery<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new BadDelivery("A delivery could not be understood", { cause });
  }
}

export function isBad(err: unknown): boolean {
  if (!(err instanceof Error)) return false;
  return err instanceof BadDelivery || ("code" in err && typeof err.code === "string" && DATA_ERRORS.test(err.code));
}

/** What a stored delivery means, in the words of the connection's Chatwoot version. Undefined: nothing for Baton. */
function readDelivery(delivery: UnsettledDelivery, connection: Connection): BatonEvent | undefined {
  const { botId, accountId, abilities } = connection;
  const { contentIsRendered } = abilities;
  const body = JSON.parse(delivery.body);
  const event = parseEvent(body, { botId, accountId, contentIsRendered, receivedAt: delivery.receivedAt });
  // Trust `read_at` only on deliveries that Baton fetched: a sender could forge it.
  const isAsked = event && delivery.source === "reconcile" && typeof body.read_at === "number";
  return isAsked ? { ...event, conversation: { ...event.conversation, readAt: body.read_at } } : event;
}
