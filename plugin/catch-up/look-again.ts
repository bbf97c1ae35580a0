import type { Directory } from "../accounts/directory.ts";
import type { Chatwoot } from "../chatwoot/chatwoot.ts";
import { parseRestConversation, parseRestMessage } from "../chatwoot/deliveries/rest.ts";
import type { RestConversation } from "../chatwoot/resources/rest-conversation.ts";
import type { RestMessage } from "../chatwoot/resources/rest-message.ts";
import type { Baton } from "../core/baton/holder.ts";
import type { Known } from "../core/baton/observe.ts";
import type { Connection } from "../core/connection.ts";
import type { ConversationKey } from "../core/conversation.ts";
import type { DeliveryStore, NewDelivery } from "../db/turn/delivery-store.ts";
import type { MessageStore } from "../db/turn/message-store.ts";
import type { TurnStore } from "../db/turn/turn-store.ts";
import { ChatwootError } from "../errors.ts";
import type { Logger } from "../telemetry/logger.ts";
import { hasDrifted } from "./drift.ts";
import { foundMessage, foundState } from "./found-delivery.ts";
import { freshReplies } from "./fresh-replies.ts";

/** `moved_on`: somebody else has the conversation by now, or may have: what was found is being settled. */
export type Look = "unchanged" | "moved_on" | "unreachable";

interface LookParts {
  readonly turns: Pick<TurnStore, "find">;
  readonly deliveries: Pick<DeliveryStore, "insertAll" | "hasUnsettled">;
  readonly messages: MessageStore;
  readonly directory: Pick<Directory, "loadClients">;
  readonly nudgeSettle: (key: ConversationKey) => Promise<void>;
  readonly log: Pick<Logger, "warn">;
  readonly now: () => number;
}

/** The conversation as it was when the effect was taken from the outbox. */
interface Taken {
  readonly known: Known;
  readonly baton: Pick<Baton, "seq">;
}

/**
 * The last look before the customer sees something: a takeover whose webhook is still on its way counts too. Needs the
 * user token; without one, or with one that is refused, what the webhooks told has to do.
 */
export function createLookAgain(parts: LookParts) {
  return async (key: ConversationKey, taken: Taken): Promise<Look> => {
    const { reader, connection } = await parts.directory.loadClients(key.connectionId);
    if (!reader) return "unchanged";
    try {
      const found = await lookFor(parts, key, { reader, connection, known: taken.known });
      if (await isBeingSettled(parts, key, found)) return "moved_on";
      // Looking takes time, in which a webhook may have been faster.
      const latest = await parts.turns.find(key);
      return latest && latest.baton.seq !== taken.baton.seq ? "moved_on" : "unchanged";
    } catch (err) {
      if (!(err instanceof ChatwootError)) throw err;
      if (!err.retryable) return "unchanged";
      parts.log.warn({ err, ...key }, "could not look before sending");
      return "unreachable";
    }
  };
}

/** What was stored before is waited for as well; what was settled without effect is not. */
async function isBeingSettled(
  { deliveries, nudgeSettle }: LookParts,
  key: ConversationKey,
  found: readonly NewDelivery[],
): Promise<boolean> {
  if (found.length === 0) return false;
  const isNews = (await deliveries.insertAll(found)).length > 0;
  if (!isNews && !(await deliveries.hasUnsettled(key))) return false;
  await nudgeSettle(key);
  return true;
}

interface Looking {
  readonly reader: Chatwoot;
  readonly connection: Connection;
  readonly known: Known;
}

async function lookFor(
  { messages, now }: LookParts,
  key: ConversationKey,
  looking: Looking,
): Promise<readonly NewDelivery[]> {
  const { reader, known } = looking;
  const readAt = reader.clock.now();
  const [conversation, { payload: page }] = await Promise.all([
    reader.conversations.get(key.conversationId),
    reader.messages.list(key.conversationId),
  ]);
  const found = { connectionId: key.connectionId, conversation, readAt, now: now() };
  const state = hasDrifted(known, conversation, readAt) ? foundState(found) : [];
  const replies = page.filter((message) => isPersons(message, conversation, looking));
  if (replies.length === 0) return state;
  const ids = replies.map(({ id }) => id);
  const { ids: knownIds, firstId } = await messages.knownIds(key, ids);
  const fresh = freshReplies(page, readAt);
  const isSince = (reply: RestMessage) => firstId !== null && (reply.id > firstId || fresh.includes(reply));
  const news = replies.filter((reply) => !knownIds.has(reply.id) && isSince(reply));
  return [...state, ...news.flatMap((reply) => foundMessage(reply, found))];
}

/** A person's public reply leaves a pending conversation as it is: only the message itself shows the takeover. */
function isPersons(message: RestMessage, conversation: RestConversation, { connection }: Looking): boolean {
  const state = parseRestConversation(conversation);
  const { botId, accountId } = connection;
  return state !== undefined && parseRestMessage(message, state, { botId, accountId })?.type === "person_message";
}
