import { createBatch } from "../concurrency/batch.ts";
import type { ConversationKey } from "../core/conversation.ts";
import type { DeliveryStore, NewDelivery } from "../db/turn/delivery-store.ts";
import { StoreUnavailable } from "../errors.ts";
import type { Metrics } from "../telemetry/metrics.ts";

export interface Receiver {
  /** Resolves once the delivery is committed; only then may Chatwoot be told 200. */
  store(delivery: NewDelivery): Promise<void>;
  drained(): Promise<void>;
}

const MIB = 1024 * 1024;
const BATCH = { items: 250, size: 8 * MIB };
const LANES = 2;
/** Beyond this the database is too slow to promise anything: Chatwoot is refused before its own time-out. */
const QUEUE = {
  items: 5_000,
  size: 64 * MIB,
  full: () => new StoreUnavailable("Too many deliveries wait for the database"),
};

/** The queue, or the workers of this very process. */
interface Nudged {
  nudge(kind: "settle", keys: readonly ConversationKey[]): void;
}

/** Group commit, then one nudge for all conversations that got something new. */
export function createReceiver(parts: { deliveries: DeliveryStore; queue: Nudged; metrics: Metrics }): Receiver {
  const { deliveries, queue, metrics } = parts;
  const commits = createBatch<NewDelivery, void>({
    sizeOf: ({ body }) => body.length,
    batch: BATCH,
    lanes: LANES,
    queue: QUEUE,
    async run(batch) {
      queue.nudge("settle", await deliveries.insertAll(batch));
      return batch.map(() => undefined);
    },
  });
  return {
    async store(delivery) {
      await commits.add(delivery).catch((cause: unknown) => {
        if (cause instanceof StoreUnavailable) throw cause;
        throw new StoreUnavailable("The delivery could not be stored", { cause });
      });
      metrics.deliveries.inc({ source: delivery.source });
    },
    drained: () => commits.drained(),
  };
}
