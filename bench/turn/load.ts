import { setTimeout as sleep } from "node:timers/promises";
import { answerParent } from "../child.ts";
import { type Latency, latencyOf } from "../statistics.ts";
import { startConversations, type Target } from "./conversations.ts";
import { type Recorder, startRecorder } from "./recorder.ts";

export interface TurnTask {
  readonly target: Target;
  readonly seconds: number;
  readonly customers: number;
  /** So many messages are always on their way, or so many are written each second whatever becomes of them. */
  readonly pace: { readonly inFlight: number } | { readonly perSecond: number };
}

export interface TurnResult {
  readonly repliesPerSecond: number;
  /** From sending a message to its reply. */
  readonly latency: Latency;
  readonly replies: number;
}

const REPLY_PATIENCE_MS = 30_000;

/** Far above the ids of any stored history. */
let lastId = 50_000_000;
const nextId = () => {
  lastId += 1;
  return lastId;
};

async function run(recorder: Recorder, task: TurnTask): Promise<TurnResult> {
  const { seconds, pace } = task;
  const milliseconds: number[] = [];
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  const isRunning = () => performance.now() < endsAt;
  let inTime = 0;
  const conversations = startConversations({
    ...task,
    recorder,
    nextId,
    onReply(took) {
      milliseconds.push(took);
      if (!isRunning()) return;
      inTime += 1;
      if ("inFlight" in pace) conversations.write();
    },
  });
  if ("inFlight" in pace) for (let count = 0; count < pace.inFlight; count += 1) conversations.write();
  else
    for (let count = 0; count < pace.perSecond * seconds; count += 1) {
      await sleep(Math.max(0, startedAt + (count * 1000) / pace.perSecond - performance.now()));
      conversations.write();
    }
  await sleep(Math.max(0, endsAt - performance.now()));
  const { lost, unasked } = await conversations.settle(REPLY_PATIENCE_MS);
  conversations.close();
  if (lost + unasked > 0) throw new Error(`${lost} messages got no reply and ${unasked} replies were not asked for`);
  return { repliesPerSecond: inTime / seconds, latency: latencyOf(milliseconds), replies: milliseconds.length };
}

const recorder = await startRecorder(nextId);
answerParent(recorder.port, (task: TurnTask) => run(recorder, task));
