import { randomUUID } from "node:crypto";
import type { Directory } from "../accounts/directory.ts";
import { boundBrain } from "../brain/bounded-brain.ts";
import { createLookAgain } from "../catch-up/look-again.ts";
import { renderChange } from "../chatwoot/effects/render-change.ts";
import type { AgentHelp } from "../core/commands/agent-help.ts";
import type { ConversationKey } from "../core/conversation.ts";
import type { Brain } from "../core/decision.ts";
import { typing } from "../core/effect.ts";
import type { Handlers } from "../core/handler.ts";
import type { RecordGap } from "../core/knowledge.ts";
import type { ToolDesk } from "../core/tool-desk.ts";
import type { Stores } from "../db/stores.ts";
import type { TurnStore } from "../db/turn/turn-store.ts";
import type { JobQueue } from "../queue/queue.ts";
import type { Logger } from "../telemetry/logger.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { createOwnChanges } from "./change-conversation.ts";
import { createCommandRunner } from "./command-runner.ts";
import { createDeliverer, type Deliverer } from "./deliver.ts";
import { createListener, type Ear } from "./listen.ts";
import type { Pacer } from "./pace.ts";
import { createSettler, type Settler } from "./settle.ts";
import { createThinker, type Thinker, type ThinkerParts } from "./think.ts";
import { createTimerRunner } from "./timers.ts";
import { createWorkers, type Workers } from "./workers.ts";

export interface Path {
  readonly settler: Settler;
  readonly thinker: Thinker;
  readonly deliverer: Deliverer;
  startWorkers(announceAbort: (key: ConversationKey) => Promise<void>): Workers;
}

export interface PathParts {
  readonly stores: Stores;
  readonly directory: Directory;
  readonly queue: JobQueue;
  readonly handlers: Handlers;
  readonly pacer: Pacer;
  readonly brain: Brain;
  /** Records unanswered questions of customers; optional. */
  readonly recordGap?: RecordGap | undefined;
  readonly help: AgentHelp;
  /** Runs approved tool calls; absent without tools. */
  readonly tools?: ToolDesk | undefined;
  /** Null: only Chatwoot transcribes voice notes. */
  readonly ear: Ear | null;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly now: () => number;
  readonly concurrency: number;
}

/** The parts of the path of a message: settle → think → deliver, and timers. */
export function createPath(parts: PathParts): Path {
  const { stores, directory, handlers, log, now, queue } = parts;
  const turns: TurnStore = { ...stores.turns, commit: (change) => stores.turns.commit(renderChange(change)) };
  const shared = { ...stores, turns, directory, handlers, log, now };
  const showTyping: ThinkerParts["showTyping"] = async (key, { baton: { seq: batonSeq } }, on) => {
    await stores.effects.append(key, { id: randomUUID(), batonSeq, cause: "thinking", effect: typing(on) });
    await queue.nudge("deliver", [key]);
  };
  const thinker = createThinker({
    ...shared,
    brain: boundBrain(parts.brain),
    recordGap: parts.recordGap,
    showTyping,
  });
  const settler = createSettler({ ...shared, pacer: parts.pacer });
  const timers = createTimerRunner(shared);
  const commands = createCommandRunner({
    ...shared,
    commands: handlers.commands,
    store: stores.commands,
    brain: boundBrain(parts.brain),
    help: parts.help,
    tools: parts.tools,
    metrics: parts.metrics,
    usualWaitMs: stores.handoffs.usualWaitMs,
    nudgeDelivery: (key) => queue.nudge("deliver", [key]),
  });
  const listener = createListener({ ...shared, ear: parts.ear });
  const deliverer = createDeliverer({
    ...shared,
    metrics: parts.metrics,
    ownChanges: createOwnChanges(turns),
    lookAgain: createLookAgain({ ...shared, nudgeSettle: (key) => queue.nudge("settle", [key]) }),
  });
  return {
    settler,
    thinker,
    deliverer,
    startWorkers(announceAbort) {
      const workers = createWorkers({
        ...parts,
        settler,
        thinker,
        deliverer,
        timers,
        commands,
        listener,
        announceAbort,
      });
      workers.start();
      return workers;
    },
  };
}
