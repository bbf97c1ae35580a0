import { pino } from "pino";
import { describe, expect, it } from "vitest";
import type { ConversationKey } from "../../plugin/core/conversation.ts";
import type { JobKind, JobQueue } from "../../plugin/queue/queue.ts";
import { createMetrics } from "../../plugin/telemetry/metrics.ts";
import { createWorkers } from "../../plugin/turn/workers.ts";

const keysOf = (count: number): ConversationKey[] =>
  Array.from({ length: count }, (_, index) => ({ connectionId: "shop", conversationId: index + 1 }));

/** Workers that do one conversation at a time, let four wait and never finish one, and a queue that remembers what it was told. */
function someWorkers() {
  const told: { kind: JobKind; ids: number[] }[] = [];
  const begun: number[] = [];
  const queue: JobQueue = {
    async nudge(kind, keys) {
      if (keys.length > 0) told.push({ kind, ids: keys.map(({ conversationId }) => conversationId) });
    },
    startWorker: () => ({ stop: async () => undefined }),
    ping: async () => undefined,
    close: async () => undefined,
  };
  const settle = (key: ConversationKey) => {
    begun.push(key.conversationId);
    return new Promise<never>(() => undefined);
  };
  const workers = createWorkers({
    queue,
    settler: { settle },
    thinker: {
      think: async () => ({ deliver: false, again: false, speaks: false }),
      abort: () => undefined,
      abortAll: () => undefined,
    },
    deliverer: { deliver: async () => ({ retryInMs: null }) },
    timers: { fire: async () => undefined },
    commands: { run: async () => undefined },
    listener: { listen: async () => false },
    announceAbort: async () => undefined,
    metrics: createMetrics(),
    log: pino({ level: "silent" }),
    concurrency: 1,
  });
  return { workers, told, begun };
}

describe("workers that are told of new deliveries", () => {
  it("begin here what there is room for", () => {
    const { workers, told, begun } = someWorkers();
    workers.nudge("settle", keysOf(1));
    expect({ begun, told }).toEqual({ begun: [1], told: [] });
  });

  it("let some wait, and leave the rest to the queue, in one job", () => {
    const { workers, told, begun } = someWorkers();
    workers.nudge("settle", keysOf(7));
    expect({ begun, told }).toEqual({ begun: [1], told: [{ kind: "settle", ids: [6, 7] }] });
  });

  it("begin nothing any more once they are stopping", async () => {
    const { workers, told, begun } = someWorkers();
    await workers.stop(0);
    workers.nudge("settle", keysOf(1));
    expect({ begun, told }).toEqual({ begun: [], told: [{ kind: "settle", ids: [1] }] });
  });
});
