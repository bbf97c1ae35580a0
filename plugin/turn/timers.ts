import type { Directory } from "../accounts/directory.ts";
import { createFreshCache, type FreshCache } from "../accounts/fresh-cache.ts";
import { wishHandoff } from "../core/baton/handoff.ts";
import type { Conversation, ConversationKey, TurnChange } from "../core/conversation.ts";
import type { DueTimer, EventContext, Handlers } from "../core/handler.ts";
import { type Draft, openDraft } from "../core/turn/draft.ts";
import { contextOf, take } from "../core/turn/handled.ts";
import { type Settled, whatFollows } from "../core/turn/settled.ts";
import type { ConversationStore } from "../db/turn/conversation-store.ts";
import type { TimerStore } from "../db/turn/timer-store.ts";
import type { TurnStore } from "../db/turn/turn-store.ts";
import type { Logger } from "../telemetry/logger.ts";

export interface TimerRunner {
  /** Runs what is due in a conversation. Undefined: nothing was. */
  fire(key: ConversationKey): Promise<Settled | undefined>;
}

interface TimerParts {
  readonly turns: TurnStore;
  readonly timers: TimerStore;
  readonly conversations: Pick<ConversationStore, "countWaiting">;
  readonly directory: Directory;
  readonly handlers: Handlers;
  readonly log: Logger;
  readonly now: () => number;
}

/** A timer is a row: it survives restarts, and goes in the same transaction that writes what it did. */
export function createTimerRunner(parts: TimerParts): TimerRunner {
  const waiting = createFreshCache((id: string) => parts.conversations.countWaiting(id), parts.now);
  return {
    async fire(key) {
      for (;;) {
        const conversation = await parts.turns.find(key);
        const due = await parts.timers.listDue(key, parts.now());
        if (!conversation || due.length === 0) return undefined;
        const change = await fireAll(parts, waiting, { conversation, due });
        if (await parts.turns.commit(change)) return whatFollows(conversation, change, parts.now());
      }
    },
  };
}

interface Due {
  readonly conversation: Conversation;
  readonly due: readonly DueTimer[];
}

async function fireAll(
  parts: TimerParts,
  waiting: FreshCache<number>,
  { conversation, due }: Due,
): Promise<TurnChange> {
  const now = parts.now();
  const { connectionId, inboxId, known } = conversation;
  const surroundings = await parts.directory.loadSurroundings(connectionId, inboxId);
  const { contact } = known.state;
  const person = contact && (await parts.turns.findPerson(connectionId, contact.id));
  const queue = conversation.baton.holder === "team" ? { waiting: await waiting.get(connectionId) } : {};
  const draft = openDraft(conversation, { now, ...surroundings, person });
  const context = () => ({ ...contextOf(draft, surroundings, now), ...queue });
  for (const timer of due) applyTimer(parts, draft, { timer, context });
  return draft.finish([]);
}

interface Firing {
  readonly timer: DueTimer;
  readonly context: () => EventContext;
}

/** What one due timer does to a turn. Its row goes, unless the handler set it anew. */
export function applyTimer(
  { handlers, log }: { readonly handlers: Handlers; readonly log: Pick<Logger, "warn" | "error"> },
  draft: Draft,
  { timer, context }: Firing,
): void {
  const handler = handlers.timers.find(({ kind }) => kind === timer.kind);
  const seen = context();
  const { kind } = timer;
  try {
    if (handler) take(draft, handler.run(timer, seen), { at: seen.now, actor: "timer" });
    else log.warn({ conversationId: seen.conversation.id, kind }, "no handler for this timer; dropped");
  } catch (err) {
    // Fired again it would fail again, and nobody would ever hear of it.
    log.error({ err, conversationId: seen.conversation.id, kind }, "a timer failed; a person has to look");
    draft.ticket({ title: "A timer failed", detail: { kind } });
    draft.wish(wishHandoff("error", { remark: "The bot failed on something that was due." }));
  }
  draft.cancelTimer(kind);
}
