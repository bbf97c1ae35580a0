import { DayList } from "../../shared/day-list.tsx";
import { ScrollLog } from "../../shared/scroll-log.tsx";
import { TypingDots } from "../../shared/typing-dots.tsx";
import type { Inbox } from "../info.ts";
import { useNow } from "../use-now.ts";
import type { Chat } from "./chat.ts";
import { ChatMessage } from "./chat-message.tsx";
import { ChatOutgoing } from "./chat-outgoing.tsx";
import { type ChatState, outgoingOf } from "./chat-state.ts";
import type { Customer } from "./customers.ts";

interface ChatLogProps {
  readonly chat: Chat;
  readonly state: ChatState;
  readonly customer: Customer;
  readonly inbox: Inbox;
}

export function ChatLog({ chat, state, customer, inbox }: ChatLogProps) {
  const nowMs = useNow();
  const outgoing = outgoingOf(state, customer.key);
  const present = state.typists.get(customer.conversationId ?? 0) ?? [];
  const typist = present.find(({ person }) => person.type !== "contact");
  return (
    <ScrollLog label={`Chat of ${customer.name}`} subject={customer.key}>
      <DayList
        items={state.messages}
        nowMs={nowMs}
        keyOf={(message) => message.id}
        render={(message, previous) => (
          <ChatMessage message={message} previous={previous} answers={chat.answersTo(message)} shopName={inbox.name} />
        )}
      />
      {outgoing.length > 0 && (
        <ol class="day-list">
          {outgoing.map((item) => (
            <ChatOutgoing key={item.key} outgoing={item} onRetry={chat.retry} onDiscard={chat.discard} />
          ))}
        </ol>
      )}
      {typist && <TypingDots text={`${typist.person.name} is typing`} />}
    </ScrollLog>
  );
}
