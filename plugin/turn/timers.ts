import type { ConversationKey } from "../core/conversation.ts";
import type { Handlers } from "../core/handler.ts";
import type { TimerStore } from "../db/timer-store.ts";
import type { TurnStore } from "../db/turn-store.ts";
import type { Logger } from "../logger.ts";
import type { Directory } from "./directory.ts";
import { openDraft } from "./draft.ts";
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
        for (const timer of due) {
          const context = contextOf(draft, surroundings, now);
          const handler = parts.handlers.timers.find(({ kind }) => kind === timer.kind);
          if (handler) take(draft, handler.run(timer, context), { at: now, actor: "timer" });
          else parts.log.warn({ ...key, kind: timer.kind }, "no handler for this timer; dropped");
          draft.cancelTimer(timer.kind);
        }
        const change = draft.finish([]);
        if (await parts.turns.commit(change)) return change.effects.length > 0;
      }
    },
  };
}
