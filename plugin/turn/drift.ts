import { parseRestConversation } from "../chatwoot/parse-rest.ts";
import type { RestConversation } from "../chatwoot/resources/rest-conversation.ts";
import type { RestMessage } from "../chatwoot/resources/rest-message.ts";
import type { ConversationState } from "../core/event.ts";
import { type Known, learn } from "../core/observe.ts";

/** Whether Chatwoot shows another status or another person than Baton knows of. */
export function hasDrifted(known: Known, conversation: RestConversation): boolean {
  const seen = parseRestConversation(conversation);
  if (!seen) return false;
  const now = learn(known, seen).state;
  return now.status !== known.state.status || personOf(now) !== personOf(known.state);
}

const personOf = ({ assignee }: ConversationState) => (assignee?.kind === "person" ? assignee.id : null);

const OUTGOING = 1;

/** A person's public reply leaves a pending conversation as it is: only the message itself shows the takeover. */
export function personsReply({ messages }: RestConversation): RestMessage | undefined {
  const last = messages.at(-1);
  if (!last || last.message_type !== OUTGOING || last.private) return undefined;
  return last.sender?.type === "user" ? last : undefined;
}
