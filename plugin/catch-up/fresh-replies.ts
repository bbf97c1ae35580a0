import type { RestMessage } from "../chatwoot/resources/rest-message.ts";

const OUTGOING = 1;
const ACTIVITY = 2;
const FRESH_MS = 60 * 60_000;

/**
 * What people said before the first message that Baton knows is history. Not so what they have just said, when nothing has
 * been done to the conversation since: the webhook of the customer's first message may have been lost.
 */
export function freshReplies(page: readonly RestMessage[], now: number): readonly RestMessage[] {
  const lastLine = page.findLastIndex(({ message_type }) => message_type === ACTIVITY);
  return page
    .slice(lastLine + 1)
    .filter(
      ({ message_type, private: isPrivate, created_at }) =>
        message_type === OUTGOING && !isPrivate && now - created_at * 1_000 < FRESH_MS,
    );
}
