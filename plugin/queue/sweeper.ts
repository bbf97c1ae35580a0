import type { ConversationKey } from "../core/conversation.ts";
import type { SweepStore } from "../db/sweep-store.ts";
import type { Logger } from "../logger.ts";
import type { Metrics } from "../metrics.ts";
import { every, type Repeating } from "./every.ts";
import type { JobKind } from "./queue.ts";

const PAUSE_MS = 500;
const LIMIT = 500;

/**
 * Finds in PostgreSQL what nobody was nudged about: a job lost with Redis, a worker that died, a timer that is due. It
 * works in this very process, so that the path goes on even while the queue's backend is away.
 */
export function startSweeper(parts: {
  sweeps: SweepStore;
  metrics: Metrics;
  log: Logger;
  run: (kind: JobKind, key: ConversationKey) => Promise<void>;
}): Repeating {
  const { sweeps, metrics, log, run } = parts;
  const work = async () => {
    const waiting = await sweeps.listWaiting(LIMIT);
    const runs = waiting.map(({ kind, ...key }) => {
      metrics.swept.inc({ kind });
      return run(kind, key).catch((err: unknown) => log.warn({ err, kind, ...key }, "swept work failed"));
    });
    await Promise.all(runs);
  };
  return every(PAUSE_MS, { name: "sweep", log, work });
}
