import { randomUUID } from "node:crypto";
import type { Directory } from "../accounts/directory.ts";
import { parseCommand } from "../core/commands/parse.ts";
import { mayRead } from "../core/consent.ts";
import { type Conversation, type ConversationKey, keyName, type TurnChange } from "../core/conversation.ts";
import type { Brain } from "../core/decision.ts";
import { isCustomerVisible } from "../core/effect.ts";
import type { Handlers } from "../core/handler.ts";
import type { RecordGap } from "../core/knowledge.ts";
import { nobodyKnown } from "../core/people.ts";
import { answerDraft, besideOf, type Made } from "../core/turn/answer.ts";
import type { Surroundings } from "../core/turn/surroundings.ts";
import { turnContextOf } from "../core/turn/turn-context.ts";
import type { HandoffStore } from "../db/turn/handoff-store.ts";
import type { Lease, ThinkView, TurnStore } from "../db/turn/turn-store.ts";
import type { Logger } from "../telemetry/logger.ts";
import { decideTurn } from "./decide-turn.ts";

export interface Thinker {
  /** Makes the answer that is due, if one is. */
  think(key: ConversationKey): Promise<Thought>;
  /** Stops the model call at once: the answer is no longer wanted. */
  abort(key: ConversationKey): void;
  /** Stops all answers in the making and returns them for another worker. */
  abortAll(): void;
}

export interface Thought {
  readonly deliver: boolean;
  /** A newer message came; another answer is due. */
  readonly again: boolean;
  /** The customer gets words, which end the typing dots. */
  readonly speaks: boolean;
}

/** Longer than any pause of a healthy process, shorter than a customer's patience with a dead one. */
const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
const CONTEXT_MESSAGES = 30;
const NOTHING: Thought = { deliver: false, again: false, speaks: false };

export interface ThinkerParts {
  readonly turns: TurnStore;
  readonly handoffs: HandoffStore;
  readonly brain: Brain;
  readonly directory: Directory;
  readonly log: Logger;
  readonly now: () => number;
  readonly handlers: Pick<Handlers, "commands">;
  /** Records customers' questions that have no answer. */
  readonly recordGap?: RecordGap | undefined;
  /** Shows or removes the typing dots in the customer's widget. */
  readonly showTyping: (key: ConversationKey, conversation: Conversation, on: boolean) => Promise<void>;
}

/** The typing dots start after this time: a quick answer needs none. */
const TYPING_AFTER_MS = 800;

/**
 * Thinking is slow and holds no lock. A decision counts only if the baton and the newest customer message are still
 * those it was made for.
 */
export function createThinker(parts: ThinkerParts): Thinker {
  const running = new Map<string, AbortController>();
  return {
    async think(key) {
      const lease: Lease = { ...key, owner: randomUUID(), leaseMs: LEASE_MS };
      const view = await parts.turns.leaseForThink(lease, { messages: CONTEXT_MESSAGES, now: parts.now() });
      if (!view) return NOTHING;
      const abort = new AbortController();
      const renewal = setInterval(() => void parts.turns.renewThinkLease(lease).catch(() => undefined), RENEW_MS);
      const dots = showDots(parts, key, view.conversation);
      running.set(keyName(key), abort);
      try {
        const thought = await thinkAndCommit(parts, view, abort.signal);
        if (!thought?.speaks) await dots.remove();
        if (thought) return thought;
        // Lets go of the lease, so that the next worker can think about what is due now.
        await parts.turns.dropThinkLease(lease);
        return { deliver: false, again: true, speaks: false };
      } finally {
        clearInterval(renewal);
        dots.stop();
        running.delete(keyName(key));
      }
    },
    abort: (key) => running.get(keyName(key))?.abort(),
    abortAll() {
      for (const abort of running.values()) abort.abort();
    },
  };
}

/** Shows the customer typing dots once thinking takes noticeably long. */
function showDots({ showTyping }: ThinkerParts, key: ConversationKey, conversation: Conversation) {
  let areShown = false;
  let shown = Promise.resolve();
  const timer = setTimeout(() => {
    areShown = true;
    shown = showTyping(key, conversation, true).catch(() => undefined);
  }, TYPING_AFTER_MS);
  return {
    stop: () => clearTimeout(timer),
    /** After a turn without words the widget would show the dots for ever. */
    async remove() {
      clearTimeout(timer);
      await shown;
      if (areShown) await showTyping(key, conversation, false).catch(() => undefined);
    },
  };
}

/** Undefined: what was thought is not wanted any more. */
async function thinkAndCommit(parts: ThinkerParts, view: ThinkView, signal: AbortSignal): Promise<Thought | undefined> {
  const { conversation } = view;
  const { connectionId, conversationId } = conversation;
  const surroundings = await parts.directory.loadSurroundings(connectionId, conversation.inboxId);
  const { hours } = surroundings;
  const context = { ...turnContextOf(view, surroundings.settings, parts.now()), hours };
  const isReadable = mayRead(surroundings.settings, view.person);
  const startedAt = parts.now();
  const { usualWaitMs } = parts.handoffs;
  const made = await decideTurn(
    { ...parts, usualWaitMs },
    { context, conversation, surroundings, person: view.person, isReadable },
    signal,
  );
  if (made === "aborted") return undefined;
  const change = await commit(parts, view, { made, surroundings });
  const committed = change !== null;
  const fields = { connectionId, conversationId, decision: made.kind, ms: parts.now() - startedAt, committed };
  parts.log.info(fields, "thought");
  if (!committed) return undefined;
  await recordGaps(parts, conversation, made);
  return { deliver: true, again: false, speaks: change.effects.some(({ effect }) => isCustomerVisible(effect)) };
}

/** Shown to the people who maintain the knowledge. A failure here does not delay the committed answer. */
async function recordGaps(parts: ThinkerParts, { connectionId, inboxId }: Conversation, made: Made): Promise<void> {
  const gaps = besideOf(made).gaps ?? [];
  for (const question of gaps.filter((text) => !isCommand(text, parts))) {
    await parts.recordGap?.({ connectionId, inboxId, question }).catch((err: unknown) => {
      parts.log.warn({ err, connectionId }, "an unanswered question was not recorded");
    });
  }
}

/** A customer who writes `@help` copies an agent: that is no question for the knowledge base. */
const isCommand = (text: string, { handlers: { commands } }: ThinkerParts) =>
  parseCommand(text, { commands, people: nobodyKnown, locale: "en" }).kind === "command";

/** Commits on the newest version unless it has changed in a way that matters for the answer. */
async function commit(
  parts: ThinkerParts,
  view: ThinkView,
  decided: { made: Made; surroundings: Surroundings },
): Promise<TurnChange | null> {
  let latest: Conversation | undefined = view.conversation;
  while (latest && isStillWanted(view.conversation, latest)) {
    const { person, conversation } = view;
    const options = { surroundings: decided.surroundings, covered: conversation.owed, person, now: parts.now() };
    const change = answerDraft(latest, decided.made, options);
    if (await parts.turns.commit(change)) return change;
    latest = await parts.turns.find(latest);
  }
  return null;
}

/** No answer is due: another worker took this one for dead and has answered since. */
const isStillWanted = (asked: Conversation, latest: Conversation) =>
  latest.thinkDueAt !== null &&
  latest.baton.holder === "bot" &&
  latest.baton.seq === asked.baton.seq &&
  latest.asks === asked.asks;
