import type { Directory } from "../accounts/directory.ts";
import { createFreshCache } from "../accounts/fresh-cache.ts";
import type { ConversationKey } from "../core/conversation.ts";
import type { Handlers } from "../core/handler.ts";
import { applyTimers } from "../core/turn/apply-timers.ts";
import { type Settled, whatFollows } from "../core/turn/settled.ts";
import type { ConversationStore } from "../db/turn/conversation-store.ts";
import type { TimerStore } from "../db/turn/timer-store.ts";
import type { TurnStore } from "../db/turn/turn-store.ts";
import type { Logger } from "../telemetry/logger.ts";

export interface TimerRunner {
  /** Runs due timers of a conversation. Undefined: no timer was due. */
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

/** A timer is a row: it survives restarts, and is deleted in the transaction that writes its results. */
export function createTimerRunner(parts: TimerParts): TimerRunner {
  const { turns, timers, directory, handlers, log, now } = parts;
  const countWaiting = createFreshCache((id: string) => parts.conversations.countWaiting(id), now);
  return {
    async fire(key) {
      for (;;) {
        const conversation = await turns.find(key);
        const due = await timers.listDue(key, now());
        if (!conversation || due.length === 0) return undefined;
        const { connectionId, inboxId, known, baton } = conversation;
        const { contact } = known.state;
        const { change, failures } = applyTimers(conversation, due, {
          surroundings: await directory.loadSurroundings(connectionId, inboxId),
          person: contact && (await turns.findPerson(connectionId, contact.id)),
          waiting: baton.holder === "team" ? await countWaiting.get(connectionId) : undefined,
          handlers,
          now: now(),
        });
        for (const { kind, err } of failures) {
          if (err === undefined) log.warn({ ...key, kind }, "timer without a handler dropped");
          else log.error({ ...key, kind, err }, "a timer failed; a person has to look");
        }
        if (await turns.commit(change)) return whatFollows(conversation, change, now());
      }
    },
  };
}
