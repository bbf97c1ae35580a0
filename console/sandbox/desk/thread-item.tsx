import { Avatar } from "../../shared/avatar.tsx";
import type { Message } from "../../shared/chatwoot/message.ts";
import { isSamePerson } from "../../shared/chatwoot/person.ts";
import { Icon } from "../../shared/icon.tsx";
import { MessageContent } from "../../shared/message-content.tsx";
import { clockTime, fullTime } from "../../shared/text/time.ts";

interface ThreadItemProps {
  readonly message: Message;
  readonly previous: Message | undefined;
}

export function ThreadItem({ message, previous }: ThreadItemProps) {
  if (message.kind === "activity") return <ActivityLine message={message} />;
  const isCustomer = message.kind === "incoming";
  const look = lookOf(message);
  const follows = previous !== undefined && isContinued(previous, message);
  return (
    <li class={`bubble-row ${isCustomer ? "" : "bubble-row--own"} ${follows ? "bubble-row--follows" : ""}`}>
      {isCustomer &&
        (follows ? <span class="bubble-row__gap" /> : <Avatar name={senderName(message)} type="contact" />)}
      <div class="bubble-row__body">
        <p class={follows && !message.isPrivate ? "visually-hidden" : "bubble-row__sender"}>
          {senderName(message)}
          {message.sender?.type === "agent_bot" && <span class="tag tag--bot">bot</span>}
        </p>
        <div class={`bubble bubble--${look}`}>
          {message.isPrivate && (
            <p class="bubble__private">
              <Icon name="lock" /> Private note
            </p>
          )}
          <MessageContent message={message} answers={null} />
        </div>
        <p class="bubble-row__meta">
          <time dateTime={new Date(message.createdAtMs).toISOString()} title={fullTime(message.createdAtMs)}>
            {clockTime(message.createdAtMs)}
          </time>
          {message.status === "failed" && <strong class="bubble-row__failed">Not delivered</strong>}
        </p>
      </div>
    </li>
  );
}

function ActivityLine({ message }: { readonly message: Message }) {
  return (
    <li class="activity">
      <span>{message.content}</span> ·{" "}
      <time dateTime={new Date(message.createdAtMs).toISOString()}>{clockTime(message.createdAtMs)}</time>
    </li>
  );
}

function lookOf(message: Message): string {
  if (message.isPrivate) return "note";
  if (message.kind === "template") return "template";
  return message.kind === "incoming" ? "contact" : (message.sender?.type ?? "user");
}

function senderName(message: Message): string {
  if (message.sender) return message.sender.name;
  if (message.attributes.external_echo === true) return "From the channel's own app";
  return message.kind === "template" ? "Automatic message" : "Unknown sender";
}

const CONTINUED_WITHIN_MS = 5 * 60_000;

function isContinued(previous: Message, message: Message): boolean {
  const isSameTurn = previous.kind === message.kind && previous.isPrivate === message.isPrivate;
  const isSoon = message.createdAtMs - previous.createdAtMs < CONTINUED_WITHIN_MS;
  return isSameTurn && isSoon && isSamePerson(previous.sender, message.sender);
}
