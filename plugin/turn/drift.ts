import { parseRestConversation } from "../chatwoot/parse-rest.ts";
import type { RestConversation } from "../chatwoot/resources/rest-conversation.ts";
import type { ConversationState } from "../core/event.ts";
import { type Known, learn } from "../core/observe.ts";

/** Whether Chatwoot shows another status or another person than Baton knows of. */
export function hasDrifted(known: Known, conversation: RestConversation, readAt: number): boolean {
  const seen = parseRestConversation(conversation);
  if (!seen) return false;
  const now = learn(known, { ...seen, readAt }).state;
  return now.status !== known.state.status || personOf(now) !== personOf(known.state);
}

const personOf = ({ assignee }: ConversationState) => (assignee?.kind === "person" ? assignee.id : null);
