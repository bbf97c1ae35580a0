import { parseRestConversation } from "../chatwoot/deliveries/rest.ts";
import type { RestConversation } from "../chatwoot/resources/rest-conversation.ts";
import { type Known, learn } from "../core/baton/observe.ts";
import type { ConversationState } from "../core/event.ts";

/** Whether Chatwoot shows another status or another person than Baton knows of. */
export function hasDrifted(known: Known, conversation: RestConversation, readAt: number): boolean {
  const seen = parseRestConversation(conversation);
  if (!seen) return false;
  const now = learn(known, { ...seen, readAt }).state;
  return now.status !== known.state.status || personOf(now) !== personOf(known.state);
}

const personOf = ({ assignee }: ConversationState) => (assignee?.kind === "person" ? assignee.id : null);
