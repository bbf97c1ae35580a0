import { Avatar } from "../../shared/avatar.tsx";
import type { Message } from "../../shared/chatwoot/message.ts";
import { isSamePerson } from "../../shared/chatwoot/person.ts";
import { MessageContent } from "../../shared/message-content.tsx";
import type { Answers } from "../../shared/rich/answers.ts";
import { clockTime, fullTime } from "../../shared/text/time.ts";

interface ChatMessageProps {
  readonly message: Message;
  readonly previous: Message | undefined;
  readonly answers: Answers;
  /** Who speaks when nobody in particular does: automatic messages and native apps. */
  readonly shopName: string;
}

export function ChatMessage({ message, previous, answers, shopName }: ChatMessageProps) {
  const isMine = message.kind === "incoming";
  const follows = previous !== undefined && isContinued(previous, message);
  const senderName = message.sender?.name ?? shopName;
  const type = message.sender?.type ?? "user";
  return (
    <li class={`bubble-row ${isMine ? "bubble-row--own" : ""} ${follows ? "bubble-row--follows" : ""}`}>
      {!isMine && (follows ? <span class="bubble-row__gap" /> : <Avatar name={senderName} type={type} />)}
      <div class="bubble-row__body">
        <p class={isMine || follows ? "visually-hidden" : "bubble-row__sender"}>
          {isMine ? "You" : senderName}
          {type === "agent_bot" && !isMine && <span class="tag tag--bot">bot</span>}
        </p>
        <div class={`bubble bubble--${isMine ? "own" : type}`}>
          <MessageContent message={message} answers={isMine ? null : answers} />
        </div>
        <p class="bubble-row__meta">
          <time dateTime={new Date(message.createdAtMs).toISOString()} title={fullTime(message.createdAtMs)}>
            {clockTime(message.createdAtMs)}
          </time>
        </p>
      </div>
    </li>
  );
}

const CONTINUED_WITHIN_MS = 5 * 60_000;

/** Messages of one person in a row read as one turn: name and picture once. */
function isContinued(previous: Message, message: Message): boolean {
  if (previous.kind !== message.kind || message.createdAtMs - previous.createdAtMs > CONTINUED_WITHIN_MS) return false;
  return isSamePerson(previous.sender, message.sender) || (previous.sender === null && message.sender === null);
}
