import type { Chatwoot } from "./chatwoot.ts";
import type { CallOptions } from "./client.ts";
import { type SeenConversation, type SeenMessage, seenConversation, seenMessage } from "./deliveries/seen.ts";

/** Reads of Chatwoot's messages. All of them need a user token (`abilities.readsMessages`). */

type Messages = Pick<Chatwoot, "messages">;

export interface ReadOptions extends CallOptions {
  readonly limit?: number;
}

export interface FindOptions extends CallOptions {
  /** An older message: the messages after it are searched. Without it only the newest hundred are. */
  readonly sinceId?: number;
}

export interface ChangedOptions extends CallOptions {
  readonly updatedWithinSeconds: number;
}

const NEWEST_PAGES = 5;
/** The smallest page that another page may follow: 20 going back, 100 going forward. */
const SMALLEST_FULL_PAGE = 20;

/** The newest messages of a conversation, oldest first. */
export async function readNewestMessages(chatwoot: Messages, conversationId: number): Promise<readonly SeenMessage[]> {
  return (await chatwoot.messages.list(conversationId)).payload.map(seenMessage);
}

export async function readConversation(
  chatwoot: Pick<Chatwoot, "conversations">,
  conversationId: number,
): Promise<SeenConversation> {
  return seenConversation(await chatwoot.conversations.get(conversationId));
}

/** The messages after this id, in the order of their ids; notes and activity are among them. */
export async function readMessagesAfter(
  chatwoot: Messages,
  conversationId: number,
  afterId: number,
  { limit = 1000, ...options }: ReadOptions = {},
): Promise<readonly SeenMessage[]> {
  const read: SeenMessage[] = [];
  for await (const page of pagesAfter(chatwoot, conversationId, afterId, options)) {
    read.push(...page);
    if (read.length >= limit) break;
  }
  return read.slice(0, limit);
}

/**
 * The message that an effect became, if it did. A message deleted since has lost its attributes and is not found.
 * "Not found" right after a call of unknown outcome proves nothing: the call may still be on its way.
 */
export async function findMessageByEffect(
  chatwoot: Messages,
  conversationId: number,
  effectId: string,
  { sinceId, ...options }: FindOptions = {},
): Promise<SeenMessage | undefined> {
  const pages =
    sinceId === undefined
      ? newestPages(chatwoot, conversationId, options)
      : pagesAfter(chatwoot, conversationId, sinceId, options);
  for await (const page of pages) {
    const found = page.find((message) => message.effectId === effectId);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All conversations that changed lately, in any status, in one answer: this query is not paged. */
export async function listChangedConversations(
  chatwoot: Pick<Chatwoot, "conversations">,
  { updatedWithinSeconds, ...options }: ChangedOptions,
): Promise<readonly SeenConversation[]> {
  const query = { status: "all", assignee_type: "all", updated_within: updatedWithinSeconds } as const;
  return (await chatwoot.conversations.list(query, options)).payload.map(seenConversation);
}

async function* pagesAfter(chatwoot: Messages, conversationId: number, afterId: number, options: CallOptions) {
  for (let after = afterId; ; ) {
    const { payload } = await chatwoot.messages.list(conversationId, { after }, options);
    // Chatwoot sorts by time, pages by id; imported messages can disagree.
    const page = payload
      .map(seenMessage)
      .filter(({ id }) => id > after)
      .sort(byId);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    if (payload.length < SMALLEST_FULL_PAGE) return;
    after = last.id;
  }
}

async function* newestPages(chatwoot: Messages, conversationId: number, options: CallOptions) {
  let before: number | undefined;
  for (let count = 0; count < NEWEST_PAGES; count += 1) {
    const { payload } = await chatwoot.messages.list(conversationId, before === undefined ? {} : { before }, options);
    const page = payload.map(seenMessage).sort(byId);
    const first = page[0];
    if (first === undefined) return;
    yield page;
    if (payload.length < SMALLEST_FULL_PAGE) return;
    before = first.id;
  }
}

function byId(one: SeenMessage, other: SeenMessage): number {
  return one.id - other.id;
}
