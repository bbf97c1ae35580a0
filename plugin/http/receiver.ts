import { createBatch } from "../concurrency/batch.ts";
import type { ConversationKey } from "../core/conversation.ts";
import type { DeliveryStore, NewDelivery } from "../db/turn/delivery-store.ts";
import { StoreUnavailable } from "../errors.ts";
import type { Metrics } from "../telemetry/metrics.ts";

export interface Receiver {
  /** Resolves when the delivery is committed. Only then may the answer be 200. */
  store(delivery: NewDelivery): Promise<void>;
  drained(): Promise<void>;
}

const MIB = 1024 * 1024;
const BATCH = { items: 250, size: 8 * MIB };
const LANES = 2;
/** A longer queue means that the database is too slow: Baton refuses the delivery before Chatwoot times out. */
const QUEUE = {
  items: 5_000,
  size: 64 * MIB,
  full: () => new StoreUnavailable("Too many deliveries wait for the database"),
};

/** The queue, or the workers of this process. */
interface NudgeTarget {
  nudge(kind: "settle", keys: readonly ConversationKey[]): void;
}

/** Commits deliveries in groups, then nudges the queue once for all their conversations. */
export function createReceiver(parts: { deliveries: DeliveryStore; queue: NudgeTarget; metrics: Metrics }): Receiver {
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
