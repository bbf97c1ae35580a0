import { type Known, learnOwn } from "../core/baton/observe.ts";
import { beginOwn, doubtOwn, type OwnChange } from "../core/baton/own-write.ts";
import { type Conversation, type ConversationKey, noChange, type TurnChange } from "../core/conversation.ts";
import type { TurnStore } from "../db/turn/turn-store.ts";

/** Reads, decides and writes until no other worker wrote in between. Null from `decide` changes no row. */
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

/** Records Baton's own changes of status and assignee, so that their webhooks do not count as acts of an agent. */
export interface OwnChanges {
  /** Before the call: the webhook may arrive before the answer. */
  begin(key: ConversationKey, making: { readonly change: OwnChange; readonly at: number }): Promise<void>;
  /** At once, because the echo may be late, swallowed or lost. */
  finish(key: ConversationKey, done: Parameters<typeof learnOwn>[1]): Promise<void>;
  /** The call failed, but the change may have been made. */
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
