import { type Known, learnOwn } from "../core/baton/observe.ts";
import { beginOwn, doubtOwn, type OwnChange } from "../core/baton/own-write.ts";
import { type Conversation, type ConversationKey, noChange } from "../core/conversation.ts";
import type { TurnStore } from "../db/turn/turn-store.ts";
import { changeConversation } from "./change-conversation.ts";
import type { Sent } from "./send-effect.ts";

/** What Baton itself does to status and assignee, written down as it happens: the news of it is no act of a person. */
export interface OwnChanges {
  /** Before the call: Chatwoot may tell of it before it has answered. */
  begin(key: ConversationKey, making: { readonly change: OwnChange; readonly at: number }): Promise<void>;
  /** Told at once, for the echo may be late, swallowed or lost. */
  finish(key: ConversationKey, done: Pick<Sent, "change" | "at">): Promise<void>;
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
