import type { ConversationKey } from "../core/conversation.ts";
import type { DueTimer, EventContext, Handlers } from "../core/handler.ts";
import type { TimerStore } from "../db/timer-store.ts";
import type { TurnStore } from "../db/turn-store.ts";
import type { Logger } from "../logger.ts";
import type { Directory } from "./directory.ts";
import { type Draft, openDraft } from "./draft.ts";
import { contextOf, take } from "./handled.ts";

export interface TimerRunner {
  /** Runs what is due in a conversation. True when there is something to deliver. */
  fire(key: ConversationKey): Promise<boolean>;
}

interface TimerParts {
  readonly turns: TurnStore;
  readonly timers: TimerStore;
  readonly directory: Directory;
  readonly handlers: Handlers;
  readonly log: Logger;
  readonly now: () => number;
}

/** A timer is a row: it survives restarts, and goes in the same transaction that writes what it did. */
export function createTimerRunner(parts: TimerParts): TimerRunner {
  return {
    async fire(key) {
      for (;;) {
        const now = parts.now();
        const conversation = await parts.turns.find(key);
        const due = await parts.timers.listDue(key, now);
        if (!conversation || due.length === 0) return false;
        const surroundings = await parts.directory.loadSurroundings(key.connectionId, conversation.inboxId);
        const { contact } = conversation.known.state;
        const person = contact && (await parts.turns.findPerson(key.connectionId, contact.id));
        const draft = openDraft(conversation, { now, ...surroundings, person });
        const context = () => contextOf(draft, surroundings, now);
        for (const timer of due) applyTimer(parts, draft, { timer, context });
        const change = draft.finish([]);
        if (await parts.turns.commit(change)) return change.effects.length > 0;
      }
    },
  };
}

interface Firing {
  readonly timer: DueTimer;
  readonly context: () => EventContext;
}

/** What one due timer does to a turn. Its row goes, unless the handler set it anew. */
export function applyTimer(
  { handlers, log }: { readonly handlers: Handlers; readonly log: Pick<Logger, "warn"> },
  draft: Draft,
  { timer, context }: Firing,
): void {
  const handler = handlers.timers.find(({ kind }) => kind === timer.kind);
  const seen = context();
  if (handler) take(draft, handler.run(timer, seen), { at: seen.now, actor: "timer" });
  else log.warn({ conversationId: seen.conversation.id, kind: timer.kind }, "no handler for this timer; dropped");
  draft.cancelTimer(timer.kind);
}
