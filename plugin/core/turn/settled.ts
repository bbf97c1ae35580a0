import type { Conversation, TurnChange } from "../conversation.ts";

import { listeningIds } from "../held.ts";

/** What there is to do now that a turn has been written. */
export interface Settled {
  readonly deliver: boolean;
  /** Milliseconds until an answer is due; null: none is owed. */
  readonly thinkInMs: number | null;
  /** An answer may be in the making that nobody wants any more. */
  readonly abortThink: boolean;
  /** An agent waits for something. */
  readonly hasCommands: boolean;
  /** A voice note waits to be written down. */
  readonly listens: boolean;
}

export function whatFollows(
  before: Conversation,
  { conversation, effects, confirmed, commands }: TurnChange,
  now: number,
): Settled {
  const { thinkDueAt, asks, baton } = conversation;
  return {
    deliver: effects.length > 0 || confirmed.length > 0,
    thinkInMs: thinkDueAt === null ? null : Math.max(0, thinkDueAt - now),
    // Where no answer was due, nobody can be making one: there is no need to tell all processes to stop.
    hasCommands: commands.length > 0,
    listens: listeningIds(conversation.marks).some((id) => !listeningIds(before.marks).includes(id)),
    abortThink: before.thinkDueAt !== null && (before.asks !== asks || before.baton.seq !== baton.seq),
  };
}
