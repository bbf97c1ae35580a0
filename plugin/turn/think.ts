import type { Conversation, ConversationKey } from "../core/conversation.ts";
import type { Brain, Explanation, Recap, TurnContext } from "../core/decision.ts";
import type { Message } from "../core/event.ts";
import { type HandoffWish, wishHandoff } from "../core/handoff.ts";
import type { InboxSettings } from "../core/settings.ts";
import type { HandoffStore } from "../db/handoff-store.ts";
import type { ThinkView, TurnStore } from "../db/turn-store.ts";
import type { Logger } from "../logger.ts";
import { answerDraft, type Made } from "./answer.ts";
import type { Directory, Surroundings } from "./directory.ts";
import { planHandoff } from "./hand-off.ts";

export interface Thinker {
  /** Makes the answer that is due, if one is. */
  think(key: ConversationKey): Promise<Thought>;
  /** The answer in the making is not wanted any more: stops the model call at once. */
  abort(key: ConversationKey): void;
  /** Stops everything in the making and gives it back for another worker. */
  abortAll(): void;
}

export interface Thought {
  readonly deliver: boolean;
  /** The answer was overtaken; another one is due. */
  readonly again: boolean;
}

/** Longer than any pause of a healthy process, shorter than a customer's patience with a dead one. */
const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
const CONTEXT_MESSAGES = 30;
const NOTHING: Thought = { deliver: false, again: false };

interface ThinkerParts {
  readonly turns: TurnStore;
  readonly handoffs: HandoffStore;
  readonly brain: Brain;
  readonly directory: Directory;
  readonly log: Logger;
  readonly now: () => number;
  /** Tells the customer's widget that something is being written, once thinking takes noticeably long. */
  readonly showTyping: (key: ConversationKey, conversation: Conversation) => Promise<void>;
}

/** How long the customer sees nothing before the typing dots: a quick answer needs none. */
const TYPING_AFTER_MS = 800;

/**
 * Thinking is slow and holds no lock. What was decided counts only if the baton and the newest customer message are still
 * those it was made for.
 */
export function createThinker(parts: ThinkerParts): Thinker {
  const running = new Map<string, AbortController>();
  return {
    async think(key) {
      const view = await parts.turns.leaseForThink(key, { leaseMs: LEASE_MS, messages: CONTEXT_MESSAGES });
      if (!view) return NOTHING;
      const abort = new AbortController();
      const renewal = setInterval(
        () => void parts.turns.renewThinkLease(key, LEASE_MS).catch(() => undefined),
        RENEW_MS,
      );
      const typing = setTimeout(
        () => void parts.showTyping(key, view.conversation).catch(() => undefined),
        TYPING_AFTER_MS,
      );
      running.set(nameOf(key), abort);
      try {
        return await thinkAndCommit(parts, view, abort.signal);
      } finally {
        clearInterval(renewal);
        clearTimeout(typing);
        running.delete(nameOf(key));
      }
    },
    abort: (key) => running.get(nameOf(key))?.abort(),
    abortAll() {
      for (const abort of running.values()) abort.abort();
    },
  };
}

async function thinkAndCommit(parts: ThinkerParts, view: ThinkView, signal: AbortSignal): Promise<Thought> {
  const { conversation } = view;
  const { connectionId, conversationId } = conversation;
  const surroundings = await parts.directory.loadSurroundings(connectionId, conversation.inboxId);
  const context = contextOf(view, surroundings.settings, parts.now());
  const startedAt = parts.now();
  const made = await decide(parts, { context, conversation, surroundings }, signal);
  if (made === "aborted") return giveBack(parts, conversation);
  const committed = await commit(parts, view, { made, surroundings });
  const fields = { connectionId, conversationId, decision: made.kind, ms: parts.now() - startedAt, committed };
  parts.log.info(fields, "thought");
  return committed ? { deliver: true, again: false } : giveBack(parts, conversation);
}

interface Task {
  readonly context: TurnContext;
  readonly conversation: Conversation;
  readonly surroundings: Surroundings;
}

/** Somebody who wants a person gets one without the brain being asked; a brain that fails is itself such a wish. */
async function decide(parts: ThinkerParts, task: Task, signal: AbortSignal): Promise<Made | "aborted"> {
  const { context, conversation } = task;
  if (conversation.wish) return handOff(parts, task, { wish: conversation.wish, because: null, signal });
  try {
    const decision = await parts.brain.decide(context, signal);
    if (decision.kind !== "hand_off") return { kind: "words", decision };
    const wish = wishHandoff(decision.reason, { topic: decision.topic });
    return await handOff(parts, task, { wish, because: decision.because, signal });
  } catch (err) {
    if (signal.aborted) return "aborted";
    const { connectionId, conversationId } = conversation;
    parts.log.error({ err, connectionId, conversationId }, "the brain failed; a person takes over");
    const wish = wishHandoff("error", { remark: "The bot failed while it was deciding." });
    return handOff(parts, task, { wish, because: null, signal });
  }
}

interface Reasons {
  readonly wish: HandoffWish;
  readonly because: Explanation | null;
  readonly signal: AbortSignal;
}

async function handOff(
  parts: ThinkerParts,
  { context, conversation, surroundings }: Task,
  { wish, because, signal }: Reasons,
): Promise<Made> {
  const recap = await parts.brain.recap(context, because, signal).catch(() => bareRecap);
  const team = surroundings.settings.routing.default_team;
  const usualWaitMs = await parts.handoffs.usualWaitMs(conversation.connectionId, team);
  const handoff = planHandoff({ wish, recap, because, surroundings, usualWaitMs, now: parts.now() });
  return { kind: "handoff", reason: wish.reason, handoff, because };
}

const bareRecap: Recap = { text: "The bot asks for a person. Please read the conversation above.", madeBy: "rules" };

/** Commits on the newest version as long as nothing that matters for the answer has changed in it. */
async function commit(
  parts: ThinkerParts,
  view: ThinkView,
  decided: { made: Made; surroundings: Surroundings },
): Promise<boolean> {
  let latest: Conversation | undefined = view.conversation;
  while (latest && isStillWanted(view.conversation, latest)) {
    const options = { surroundings: decided.surroundings, covered: view.conversation.owed, now: parts.now() };
    if (await parts.turns.commit(answerDraft(latest, decided.made, options))) return true;
    latest = await parts.turns.find(latest);
  }
  return false;
}

/** Nothing due any more: another worker took this one for dead and has answered since. */
const isStillWanted = (asked: Conversation, latest: Conversation) =>
  latest.thinkDueAt !== null &&
  latest.baton.holder === "bot" &&
  latest.baton.seq === asked.baton.seq &&
  latest.asks === asked.asks;

/** Lets go of the lease, so that whoever comes next can think about what is due now. */
async function giveBack(parts: ThinkerParts, { connectionId, conversationId }: Conversation): Promise<Thought> {
  await parts.turns.dropThinkLease({ connectionId, conversationId });
  return { deliver: false, again: true };
}

function contextOf({ conversation, messages }: ThinkView, settings: InboxSettings, now: number): TurnContext {
  const owed = new Set(conversation.owed);
  const asked = messages.filter((message) => owed.has(message.id));
  return {
    connectionId: conversation.connectionId,
    conversation: conversation.known.state,
    settings,
    messages,
    owed: asked.length > 0 ? asked : trailingAsks(messages),
    summary: conversation.summary,
    instruction: conversation.instruction,
    now,
  };
}

/** After people gave it back: what the customer said last and nobody answered. */
function trailingAsks(messages: readonly Message[]): readonly Message[] {
  const lastSpoken = messages.findLastIndex(({ author }) => author.kind === "person" || author.kind === "bot");
  return messages.slice(lastSpoken + 1).filter(({ author }) => author.kind === "customer");
}

const nameOf = ({ connectionId, conversationId }: ConversationKey) => `${connectionId}/${conversationId}`;
