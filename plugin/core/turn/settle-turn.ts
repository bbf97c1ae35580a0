import { wishHandoff } from "../baton/handoff.ts";
import type { ContactMemory } from "../contact-memory.ts";
import type { Conversation, ConversationKey, TurnChange } from "../conversation.ts";
import type { BatonEvent } from "../event.ts";
import type { Handlers } from "../handler.ts";
import type { Pace } from "../pace.ts";
import { applyEvent, type HandlerFailure } from "./apply-event.ts";
import { contextOf } from "./apply-wishes.ts";
import { openDraft } from "./draft.ts";
import { startConversation } from "./start-conversation.ts";
import type { Surroundings } from "./surroundings.ts";

/** A delivery and its event. */
export interface Arrival {
  readonly deliveryId: number;
  readonly event: BatonEvent;
}

/** The news of one conversation, in the order of the events. */
export interface News {
  /** The conversation as it was read; one that Baton has never heard of begins with the first arrival. */
  readonly start: Conversation;
  /** All events; repetitions included. */
  readonly arrivals: readonly Arrival[];
  /** Events that are new to Baton. */
  readonly fresh: readonly Arrival[];
}

/** Undefined: nothing that Baton understands, in a conversation that it does not know. */
export function newsOf(
  key: ConversationKey,
  known: { readonly conversation: Conversation | undefined; readonly messageIds: ReadonlySet<number> },
  read: readonly Arrival[],
): News | undefined {
  const arrivals = [...read].sort((a, b) => a.event.at - b.event.at || messageIdOf(a.event) - messageIdOf(b.event));
  const first = arrivals[0];
  const start = known.conversation ?? (first && startConversation(key, first.event));
  return start && { start, arrivals, fresh: arrivals.filter(({ event }) => !isRepeated(event, known.messageIds)) };
}

/** The data that settling needs besides the news. */
export interface Settling {
  readonly surroundings: Surroundings;
  readonly person: ContactMemory | null;
  /** What was remembered of both contacts, where two were merged. */
  readonly merged: ContactMemory | null;
  readonly paceOf: (deliveryId: number) => Pace | null;
  readonly handlers: Handlers;
  readonly now: number;
}

export interface SettledTurn {
  readonly change: TurnChange;
  readonly failures: readonly HandlerFailure[];
}

/** Decides on the news: baton, transcript, effects, timers. Writes no row and makes no call. */
export function settleTurn(
  { start, fresh }: News,
  settling: Settling,
  deliveries: TurnChange["deliveries"],
): SettledTurn {
  const { surroundings, person, merged, paceOf, handlers, now } = settling;
  const draft = openDraft(start, { now, ...surroundings, person });
  if (merged) draft.rememberPerson(merged);
  const failures = fresh.flatMap(({ event, deliveryId }) =>
    applyEvent(handlers, draft, {
      event,
      context: () => ({ ...contextOf(draft, surroundings, now), pace: paceOf(deliveryId) }),
    }),
  );
  return { change: draft.finish(deliveries), failures };
}

/** Hands a conversation that Baton cannot go on with to people. Null: people have it already. */
export function giveUpTurn(
  conversation: Conversation,
  { surroundings, now, remark }: { readonly surroundings: Surroundings; readonly now: number; readonly remark: string },
): TurnChange | null {
  if (conversation.baton.holder !== "bot") return null;
  const draft = openDraft(conversation, { now, ...surroundings });
  draft.wish(wishHandoff("error", { remark }));
  return draft.finish([]);
}

/**
 * The same message by another way (a month later, by polling) is in the transcript already, and every read receipt of a
 * question repeats the answer that was given through it: neither asks for anything.
 */
function isRepeated(event: BatonEvent, knownMessageIds: ReadonlySet<number>): boolean {
  switch (event.type) {
    case "customer_message":
    case "person_message":
    case "private_note":
    case "system_message":
      return knownMessageIds.has(event.message.id);
    case "choice_made":
    case "form_submitted":
      return knownMessageIds.has(-event.messageId);
    default:
      return false;
  }
}

const messageIdOf = (event: BatonEvent) =>
  "message" in event ? event.message.id : "messageId" in event ? event.messageId : 0;
