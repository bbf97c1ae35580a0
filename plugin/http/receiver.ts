import { createGroupCommit } from "../concurrency/group-commit.ts";
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
const QUEUE = { items: 5_000, size: 64 * MIB };

/** The queue, or the workers of this very process. */
interface Nudged {
  nudge(kind: "settle", keys: readonly ConversationKey[]): void;
}

/** Group commit, then one nudge for all conversations that got something new. */
export function createReceiver(parts: { deliveries: DeliveryStore; queue: Nudged; metrics: Metrics }): Receiver {
  const { deliveries, queue, metrics } = parts;
  const commits = createGroupCommit<NewDelivery>({
    sizeOf: ({ body }) => body.length,
    batch: BATCH,
    lanes: LANES,
    queue: QUEUE,
    async commit(batch) {
      const keys = await deliveries.insertAll(batch).catch((cause: unknown) => {
        throw new StoreUnavailable("The delivery could not be stored", { cause });
      });
      queue.nudge("settle", keys);
    },
  });
  return {
    async store(delivery) {
      await commits.add(delivery);
      metrics.deliveries.inc({ source: delivery.source });
    },
    drained: () => commits.drained(),
  };
}
