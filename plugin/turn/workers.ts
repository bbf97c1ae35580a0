import { createLane, type Lane } from "../concurrency/lane.ts";
import { within } from "../concurrency/time-limit.ts";
import { type ConversationKey, keyName } from "../core/conversation.ts";
import type { Settled } from "../core/turn/settled.ts";
import { JOB_KINDS, type JobKind, type JobQueue, type RunningWorker } from "../queue/queue.ts";
import type { Logger } from "../telemetry/logger.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import type { CommandRunner } from "./command-runner.ts";
import type { Deliverer } from "./deliver.ts";
import type { Listener } from "./listen.ts";
import type { Settler } from "./settle.ts";
import type { Thinker } from "./think.ts";
import type { TimerRunner } from "./timers.ts";

/**
 * Commands are few, and an agent watches: they run in the process that received them, and the sweeper finds those of
 * dead processes. Voice notes are transcribed in the receiving process, too: when it dies, their timer ends the wait.
 */
export type WorkKind = JobKind | "command" | "listen";

export interface Workers {
  /** Starts one kind of work for a conversation as soon as a slot is free. */
  run(kind: WorkKind, key: ConversationKey): Promise<void>;
  /** Starts work here when a slot is free, and sends the rest to the queue. */
  nudge(kind: JobKind, keys: readonly ConversationKey[]): void;
  /** Listens to the queue. */
  start(): void;
  /** Takes no new work, and finishes or returns running work within the grace time. */
  stop(graceMs: number): Promise<void>;
}

interface WorkerParts {
  readonly queue: JobQueue;
  readonly settler: Settler;
  readonly thinker: Thinker;
  readonly deliverer: Deliverer;
  readonly timers: TimerRunner;
  readonly commands: CommandRunner;
  readonly listener: Listener;
  /** Tells thinkers in other processes that an answer is no longer wanted. */
  readonly announceAbort: (key: ConversationKey) => Promise<void>;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly concurrency: number;
}

/** Waiting here for a moment is free; telling the queue costs two transactions. */
const LINE = 4;

/**
 * One lane for each kind of work, and the work that follows from each. A process that has just received or settled work
 * goes on with it when a slot is free: the queue is for work that has to wait or that another process has to do.
 */
export function createWorkers(parts: WorkerParts): Workers {
  const { queue, settler, thinker, deliverer, timers, commands, listener, metrics, log, concurrency } = parts;
  let stopping = false;
  let listening: readonly RunningWorker[] = [];

  const lanes: Readonly<Record<WorkKind, Lane<ConversationKey>>> = {
    settle: lane("settle", async (key) => goOn(key, await settler.settle(key))),
    think: lane("think", async (key) => {
      const { deliver, again } = await thinker.think(key);
      if (deliver) follow("deliver", [key]);
      if (again && !stopping) follow("think", [key]);
    }),
    deliver: lane("deliver", async (key) => {
      const { retryInMs } = await deliverer.deliver(key);
      if (retryInMs !== null) follow("deliver", [key], retryInMs);
    }),
    timer: lane("timer", async (key) => {
      // The new event may be the reply that the timer would remind of.
      await lanes.settle.run(key);
      const fired = await timers.fire(key);
      if (fired) await goOn(key, fired);
    }),
    // Not in the lane of thinking: `@pause` must not wait for the answer that it stops.
    command: lane("command", (key) => commands.run(key, (settled) => goOn(key, settled))),
    listen: lane("listen", async (key) => {
      if (await listener.listen(key)) follow("settle", [key]);
    }),
  };

  async function goOn(
    key: ConversationKey,
    { deliver, thinkInMs, abortThink, hasCommands, listens }: Settled,
  ): Promise<void> {
    if (abortThink) {
      thinker.abort(key);
      // Never waited for: on a connection that died silently it would hold up the conversation.
      void parts.announceAbort(key).catch((err: unknown) => onError(err, "think", key));
    }
    if (deliver) follow("deliver", [key]);
    if (hasCommands) start("command", key);
    if (listens) start("listen", key);
    if (thinkInMs !== null) follow("think", [key], thinkInMs);
  }

  function lane(kind: WorkKind, work: (key: ConversationKey) => Promise<void>): Lane<ConversationKey> {
    return createLane({
      width: concurrency,
      line: concurrency * LINE,
      nameOf: keyName,
      work: async (key) => {
        const end = metrics.turnSeconds.startTimer({ step: kind });
        await work(key).finally(end);
      },
      onError: (err, key) => onError(err, kind, key),
    });
  }

  function start(kind: WorkKind, key: ConversationKey): void {
    lanes[kind].run(key).catch((err: unknown) => onError(err, kind, key));
  }

  function onError(err: unknown, kind: WorkKind, key: ConversationKey): void {
    log.warn({ err, kind, ...key }, "work failed; it will be tried again");
  }

  function follow(kind: JobKind, keys: readonly ConversationKey[], inMs = 0): void {
    const mayBegin = inMs <= 0 && !stopping;
    const rest = mayBegin ? keys.filter((key) => !lanes[kind].tryRun(key)) : keys;
    void queue.nudge(kind, rest, inMs);
  }

  return {
    run: (kind, key) => lanes[kind].run(key),
    nudge: (kind, keys) => follow(kind, keys),
    start() {
      listening = JOB_KINDS.map((kind) => queue.startWorker(kind, { concurrency, run: (key) => lanes[kind].run(key) }));
    },
    async stop(graceMs) {
      stopping = true;
      const closed = Promise.all(listening.map((worker) => worker.stop(graceMs)));
      const idle = Promise.all(Object.values(lanes).map((each) => each.idle()));
      const giveBack = setTimeout(() => thinker.abortAll(), graceMs / 2);
      await within(graceMs, Promise.all([closed, idle]), undefined);
      clearTimeout(giveBack);
    },
  };
}
