import type { Conversation } from "../../shared/chatwoot/conversation.ts";
import { DayList } from "../../shared/day-list.tsx";
import { ScrollLog } from "../../shared/scroll-log.tsx";
import { TypingDots } from "../../shared/typing-dots.tsx";
import { useNow } from "../use-now.ts";
import type { Desk } from "./desk.ts";
import type { DeskState } from "./desk-state.ts";
import { ThreadItem } from "./thread-item.tsx";

interface ThreadLogProps {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly conversation: Conversation;
}

export function ThreadLog({ desk, state, conversation }: ThreadLogProps) {
  const nowMs = useNow();
  const isMe = (type: string, id: number) => type === "user" && id === state.me.id;
  const others = (state.typists.get(conversation.id) ?? []).filter(({ person }) => !isMe(person.type, person.id));
  return (
    <ScrollLog label={`Conversation with ${conversation.contact.name}`} subject={String(conversation.id)}>
      {state.hasEarlier && (
        <button
          type="button"
          class="button button--small thread-log__earlier"
          aria-disabled={state.isThreadLoading}
          onClick={() => void desk.loadEarlier()}
        >
          Earlier messages
        </button>
      )}
      {state.messages.length === 0 && !state.isThreadLoading && (
        <p class="thread-log__empty">The customer has opened a conversation and not written yet.</p>
      )}
      <DayList
        items={state.messages}
        nowMs={nowMs}
        keyOf={(message) => message.id}
        render={(message, previous) => <ThreadItem message={message} previous={previous} />}
      />
      {others.map(({ person, isPrivate }) => (
        <TypingDots
          key={`${person.type}-${person.id}`}
          text={`${person.name} is ${isPrivate ? "writing a note" : "typing"}`}
        />
      ))}
    </ScrollLog>
  );
}
