import { firstBaton } from "../baton/baton.ts";
import { learn } from "../baton/observe.ts";
import type { Conversation, ConversationKey } from "../conversation.ts";
import type { BatonEvent } from "../event.ts";

/** A conversation that Baton has never heard of before this event. */
export function startConversation(key: ConversationKey, event: BatonEvent): Conversation {
  return {
    ...key,
    inboxId: event.conversation.inboxId,
    version: 0,
    baton: firstBaton(event.conversation, event.at),
    known: learn(null, event.conversation),
    asks: 0,
    owed: [],
    owedSince: null,
    thinkDueAt: null,
    offer: null,
    summary: null,
    instruction: null,
    marks: {},
    wish: null,
    audit: { seq: 0, hash: "" },
  };
}
