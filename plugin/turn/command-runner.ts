import { randomUUID } from "node:crypto";
import type { Directory } from "../accounts/directory.ts";
import type { Conversation, ConversationKey } from "../core/conversation.ts";
import { privateTyping } from "../core/effect.ts";
import { commandDraft, type DoneCommand } from "../core/turn/command-draft.ts";
import { type Settled, whatFollows } from "../core/turn/settled.ts";
import type { Surroundings } from "../core/turn/surroundings.ts";
import type { CommandStore, CommandView, TakenCommand } from "../db/turn/command-store.ts";
import type { EffectStore } from "../db/turn/effect-store.ts";
import type { TurnStore } from "../db/turn/turn-store.ts";
import { maskPeople } from "../safety/pii/masker.ts";
import type { Logger } from "../telemetry/logger.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { COMMAND_LIMIT_MS, type CommandParts, runCommand } from "./command-run.ts";

export interface CommandRunner {
  /** Runs the commands of a conversation, one after the other, and returns the work that follows. */
  run(key: ConversationKey, follow: (settled: Settled) => Promise<void>): Promise<void>;
}

interface RunnerParts extends CommandParts {
  readonly store: CommandStore;
  readonly turns: TurnStore;
  readonly effects: EffectStore;
  readonly directory: Directory;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly now: () => number;
  readonly nudgeDelivery: (key: ConversationKey) => Promise<void>;
}

/** The limit of a run, with time to store the result. */
const LEASE_MS = COMMAND_LIMIT_MS + 15_000;
/** An agent who sees no reaction for longer types the command again. */
const RECEIPT_AFTER_MS = 2_000;
/** The most messages that `@summary last:N` reads. */
const MESSAGES = 200;
/** When the baton moves during a run, the command runs again, at most this often. */
const MAX_ROUNDS = 5;

interface Running {
  readonly key: ConversationKey;
  readonly taken: TakenCommand;
  readonly owner: string;
}

/** Commands may be slow and hold no lock; each is written in one transaction with all its changes. */
export function createCommandRunner(parts: RunnerParts): CommandRunner {
  return {
    async run(key, follow) {
      const owner = randomUUID();
      for (;;) {
        const taken = await parts.store.take(key, { owner, leaseMs: LEASE_MS });
        if (!taken) return;
        const settled = await finish(parts, { key, taken, owner });
        if (settled) await follow(settled);
      }
    },
  };
}

async function finish(parts: RunnerParts, running: Running): Promise<Settled | undefined> {
  const { key, taken } = running;
  const startedAt = parts.now();
  const receipt = showReceipt(parts, key);
  try {
    for (let round = 1; ; round += 1) {
      const made = await make(parts, running);
      if (!made) return undefined;
      const done = { ...made.done, isTyping: receipt.wasShown() };
      const settled = await commit(parts, running, { ...made, done, isLastRound: round === MAX_ROUNDS });
      if (settled === "again") continue;
      const { name } = taken.call;
      const { status } = done;
      parts.metrics.commands.inc({ name, status });
      parts.log.info({ ...key, command: name, status, ms: parts.now() - startedAt }, "command");
      return settled;
    }
  } finally {
    receipt.stop();
  }
}

interface Made {
  readonly view: CommandView;
  readonly surroundings: Surroundings;
  readonly done: DoneCommand;
}

async function make(parts: RunnerParts, { key, taken }: Running): Promise<Made | undefined> {
  const view = await parts.store.read(key, MESSAGES);
  if (!view) return undefined;
  const surroundings = await parts.directory.loadSurroundings(key.connectionId, view.conversation.inboxId);
  const { call, attempts } = taken;
  const done = await runCommand(parts, { call, attempts, view, surroundings, now: parts.now() });
  return { view, surroundings, done: { ...done, isTyping: false } };
}

/** Commits on the newest version; a command that passes the baton commits only if the baton has not moved. */
async function commit(
  parts: RunnerParts,
  { key, taken, owner }: Running,
  { view, surroundings, done, isLastRound }: Made & { readonly isLastRound: boolean },
): Promise<Settled | "again" | undefined> {
  let latest: Conversation | undefined = view.conversation;
  while (latest) {
    const hasMoved = latest.baton.seq !== view.conversation.baton.seq;
    if (hasMoved && passesBaton(done) && !isLastRound) return "again";
    const change = commandDraft(latest, done, {
      surroundings,
      person: view.person,
      now: parts.now(),
      mask: maskPeople,
    });
    if (await parts.turns.commit(change)) return whatFollows(latest, change, parts.now());
    latest = await parts.turns.find(key);
    // In this order: a worker that finished the command meanwhile has moved the version that was just read.
    if (!(await parts.store.isHeld(taken.id, owner))) return undefined;
  }
  return undefined;
}

const passesBaton = ({ result, handoff }: DoneCommand) =>
  result.pass !== undefined || result.send !== undefined || handoff !== null;

/** The agent sees that the command is running; the customer does not. */
function showReceipt({ effects, nudgeDelivery }: RunnerParts, key: ConversationKey) {
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    const effect = { id: randomUUID(), batonSeq: 0, cause: "command", effect: privateTyping(true) };
    void effects
      .append(key, effect)
      .then(() => nudgeDelivery(key))
      .catch(() => undefined);
  }, RECEIPT_AFTER_MS);
  return { wasShown: () => shown, stop: () => clearTimeout(timer) };
}
