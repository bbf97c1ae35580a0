import type { Conversation, TurnChange } from "../conversation.ts";

import { listeningIds } from "../held.ts";

/** The work that follows from a written turn. */
export interface Settled {
  readonly deliver: boolean;
  /** Milliseconds until an answer is due; null: none is owed. */
  readonly thinkInMs: number | null;
  /** An answer in the making may no longer be wanted. */
  readonly abortThink: boolean;
  /** A command waits. */
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
    // Without a due answer no worker is making one: other processes need not be told to stop.
    hasCommands: commands.length > 0,
    listens: listeningIds(conversation.marks).some((id) => !listeningIds(before.marks).includes(id)),
    abortThink: before.thinkDueAt !== null && (before.asks !== asks || before.baton.seq !== baton.seq),
  };
}
