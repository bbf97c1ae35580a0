import { every, type Repeating } from "../concurrency/every.ts";
import { type ConversationKey, keyName } from "../core/conversation.ts";
import type { SweepStore, SweptKind, Waiting } from "../db/sweep-store.ts";
import type { Logger } from "../telemetry/logger.ts";
import type { Metrics } from "../telemetry/metrics.ts";

const PAUSE_MS = 500;
const LIMIT = 500;

/**
 * Finds work in PostgreSQL whose nudge is missing: a job lost with Redis, a dead worker, a due timer. It runs the work
 * in this process, so that the path goes on even while the queue's backend is away.
 */
export function startSweeper(parts: {
  sweeps: SweepStore;
  metrics: Metrics;
  log: Logger;
  run: (kind: SweptKind, key: ConversationKey) => Promise<void>;
  now?: () => number;
}): Repeating {
  const { sweeps, metrics, log, run, now = Date.now } = parts;
  const underWay = new Set<string>();

  /** Not awaited: one slow conversation must not delay the work of all others. */
  const start = ({ kind, ...key }: Waiting) => {
    const name = `${kind}/${keyName(key)}`;
    if (underWay.has(name)) return;
    underWay.add(name);
    metrics.swept.inc({ kind });
    void run(kind, key)
      .catch((err: unknown) => log.warn({ err, kind, ...key }, "swept work failed"))
      .finally(() => underWay.delete(name));
  };

  const work = async () => {
    for (const waiting of await sweeps.listWaiting(LIMIT, now())) start(waiting);
  };
  return every(PAUSE_MS, { name: "sweep", log, work });
}
