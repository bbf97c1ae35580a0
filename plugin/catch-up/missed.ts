import type { Clients } from "../chatwoot/clients.ts";
import type { SeenMessage } from "../chatwoot/deliveries/seen.ts";
import { looksLikeCommand } from "../core/commands/note.ts";
import type { NewDelivery } from "../db/turn/delivery-store.ts";
import type { KnownIds, MessageStore } from "../db/turn/message-store.ts";
import { foundMessage, type Sighting } from "./found-delivery.ts";

export type Reader = NonNullable<Clients["reader"]>;

/** The newest messages of a conversation and the ones that Baton knows. */
export interface Page {
  readonly messages: readonly SeenMessage[];
  readonly known: KnownIds;
  /** By Chatwoot's clock. */
  readonly readAt: number;
}

/** Chooses the messages of a page that Baton lacks and should have; a rule may read further pages. */
export type Choose = (page: Page) => readonly SeenMessage[] | Promise<readonly SeenMessage[]>;

interface Search {
  /** The newest messages of the conversation. */
  readonly messages: readonly SeenMessage[];
  readonly sighting: Sighting;
  readonly choose: Choose;
}

/** Asks which messages of a page are known, and makes deliveries of the chosen ones. */
export async function findMissed(
  store: Pick<MessageStore, "knownIds">,
  { messages, sighting, choose }: Search,
): Promise<readonly NewDelivery[]> {
  const { connectionId, conversation, readAt } = sighting;
  const ids = messages.map(({ id }) => id);
  const known = await store.knownIds({ connectionId, conversationId: conversation.id }, ids);
  const chosen = await choose({ messages, known, readAt });
  return chosen.flatMap((message) => foundMessage(message, sighting));
}

/** One note may hide another. Notes from before Baton met the conversation were not meant for it. */
export const missedCommandNotes: Choose = ({ messages, known: { ids, firstId } }) =>
  messages.filter((note) => isCommandNote(note) && !ids.has(note.id) && firstId !== null && note.id > firstId);

export const isCommandNote = ({ private: isPrivate, sender, text }: SeenMessage): boolean =>
  isPrivate && sender?.isUser === true && looksLikeCommand(text);

/** Replies of agents that Baton lacks, from the first known message on, and the fresh ones. */
export const missedReplies =
  (isPersons: (message: SeenMessage) => boolean): Choose =>
  ({ messages, known: { ids, firstId }, readAt }) => {
    const fresh = freshReplies(messages, readAt);
    const isSince = (reply: SeenMessage) => firstId !== null && (reply.id > firstId || fresh.includes(reply));
    return messages.filter((reply) => isPersons(reply) && !ids.has(reply.id) && isSince(reply));
  };

/**
 * All messages that Baton lacks. The last page holds every hole that a lost webhook left; only when none of its
 * messages is known are the ones before it read with `readAfter`.
 */
export const missedMessages =
  (readAfter: (id: number) => Promise<readonly SeenMessage[]>): Choose =>
  async ({ messages, known: { ids, firstId, lastId }, readAt }) => {
    const missed = messages.filter(({ id, type }) => type !== "activity" && !ids.has(id));
    if (lastId === null) return trailingCustomerMessages(missed);
    if (missed.length < messages.length) return sinceFirst(missed, firstId ?? 0, freshReplies(messages, readAt));
    return (await readAfter(lastId)).filter(({ type }) => type !== "activity");
  };

/** Messages before the first known one are history: only fresh and unanswered ones count. */
function sinceFirst(
  missed: readonly SeenMessage[],
  firstId: number,
  fresh: readonly SeenMessage[],
): readonly SeenMessage[] {
  const unanswered = trailingCustomerMessages(missed.filter(({ id }) => id < firstId));
  return missed.filter((message) => message.id > firstId || unanswered.includes(message) || fresh.includes(message));
}

/** Of a conversation new to Baton only the unanswered end counts: earlier replies of agents are no takeover now. */
function trailingCustomerMessages(messages: readonly SeenMessage[]): readonly SeenMessage[] {
  return messages.slice(messages.findLastIndex(isPublicReply) + 1).filter(({ type }) => type === "incoming");
}

const FRESH_MS = 60 * 60_000;

/**
 * Replies of people before the first message that Baton knows are history, but not those of the last hour after which
 * the conversation was not changed: the webhook of the customer's first message may have been lost.
 */
function freshReplies(page: readonly SeenMessage[], readAt: number): readonly SeenMessage[] {
  return afterLastActivity(page).filter((message) => isPublicReply(message) && readAt - message.createdAt < FRESH_MS);
}

export const afterLastActivity = (page: readonly SeenMessage[]): readonly SeenMessage[] =>
  page.slice(page.findLastIndex(({ type }) => type === "activity") + 1);

export const isPublicReply = ({ type, private: isPrivate }: SeenMessage): boolean => type === "outgoing" && !isPrivate;
