import { type Known, learnOwn } from "../core/baton/observe.ts";
import { beginOwn, doubtOwn, type OwnChange } from "../core/baton/own-write.ts";
import { type Conversation, type ConversationKey, noChange, type TurnChange } from "../core/conversation.ts";
import type { TurnStore } from "../db/turn/turn-store.ts";

/** Reads, decides and writes until nobody wrote in between. Null from `decide` leaves everything as it is. */
export async function changeConversation(
  turns: TurnStore,
  key: ConversationKey,
  decide: (conversation: Conversation) => TurnChange | null,
): Promise<boolean> {
  for (;;) {
    const conversation = await turns.find(key);
    const change = conversation && decide(conversation);
    if (!change) return false;
    if (await turns.commit(change)) return true;
  }
}

/** What Baton itself does to status and assignee, written down as it happens: the news of it is no act of a person. */
export interface OwnChanges {
  /** Before the call: Chatwoot may tell of it before it has answered. */
  begin(key: ConversationKey, making: { readonly change: OwnChange; readonly at: number }): Promise<void>;
  /** Told at once, for the echo may be late, swallowed or lost. */
  finish(key: ConversationKey, done: Parameters<typeof learnOwn>[1]): Promise<void>;
  /** The call has failed: perhaps it was done all the same. */
  doubt(key: ConversationKey): Promise<void>;
}

export function createOwnChanges(turns: TurnStore): OwnChanges {
  const learn = (key: ConversationKey, next: (known: Known) => Known) =>
    changeConversation(turns, key, (conversation: Conversation) => ({
      ...noChange,
      conversation: { ...conversation, known: next(conversation.known) },
    })).then(() => undefined);
  return {
    begin: (key, making) => learn(key, (known) => ({ ...known, own: beginOwn(known.own, making) })),
    finish: (key, done) => learn(key, (known) => learnOwn(known, done)),
    doubt: (key) => learn(key, (known) => ({ ...known, own: doubtOwn(known.own) })),
  };
}
