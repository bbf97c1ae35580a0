import { Avatar } from "../../shared/avatar.tsx";
import type { Conversation } from "../../shared/chatwoot/conversation.ts";
import { HOLDER_LABELS, type Holder, holderOf } from "../../shared/chatwoot/holder.ts";
import type { Message } from "../../shared/chatwoot/message.ts";
import { HolderBadge } from "../../shared/holder-badge.tsx";
import { languageOf } from "../../shared/text/language.ts";
import { fullTime, shortAge } from "../../shared/text/time.ts";
import type { DeskUser } from "../info.ts";

interface ConversationRowProps {
  readonly conversation: Conversation;
  readonly inboxName: string;
  readonly me: DeskUser;
  readonly isSelected: boolean;
  readonly nowMs: number;
  readonly onSelect: () => void;
}

export function ConversationRow({ isSelected, onSelect, ...facts }: ConversationRowProps) {
  return (
    <li>
      <button
        type="button"
        class={`row ${isSelected ? "row--selected" : ""}`}
        aria-current={isSelected}
        onClick={onSelect}
      >
        <Avatar name={facts.conversation.contact.name} type="contact" size="large" />
        <span class="row__main">
          <NameLine {...facts} />
          <PreviewLine {...facts} />
          <FactsLine {...facts} />
        </span>
      </button>
    </li>
  );
}

type RowFacts = Omit<ConversationRowProps, "isSelected" | "onSelect">;

function NameLine({ conversation, nowMs }: RowFacts) {
  const { contact, lastActivityAtMs } = conversation;
  return (
    <span class="row__line">
      <strong class="row__name">{contact.name}</strong>
      <time class="row__age" dateTime={new Date(lastActivityAtMs).toISOString()} title={fullTime(lastActivityAtMs)}>
        {shortAge(lastActivityAtMs, nowMs)}
      </time>
    </span>
  );
}

function PreviewLine({ conversation }: RowFacts) {
  const { lastMessage, unreadCount } = conversation;
  const preview = previewOf(lastMessage);
  return (
    <span class="row__line">
      <span class="row__preview" lang={languageOf(preview)}>
        {preview}
      </span>
      {unreadCount > 0 && (
        <span class="count">
          {unreadCount}
          <span class="visually-hidden"> unread</span>
        </span>
      )}
    </span>
  );
}

function FactsLine({ conversation, inboxName, me }: RowFacts) {
  const { id, priority } = conversation;
  const holder = holderOf(conversation);
  return (
    <span class="row__line row__line--facts">
      <HolderBadge holder={holder} name={holderName(conversation, holder, me)} />
      {priority && <span class={`priority priority--${priority}`}>{priority}</span>}
      <span class="row__inbox">
        {inboxName} #{id}
      </span>
    </span>
  );
}

function holderName({ assignee, team }: Conversation, holder: Holder, me: DeskUser): string {
  if (holder === "agent" && assignee) return assignee.id === me.id ? "You" : assignee.name;
  return holder === "team" && team ? team.name : HOLDER_LABELS[holder];
}

function previewOf(message: Message | null): string {
  if (!message) return "No message yet";
  const text = message.content.replace(/\[([^\]]+)\]\([^)]*\)/g, "$1").replace(/[*_~`\\]/g, "");
  const what = text || (message.attachments.length > 0 ? "Attachment" : "");
  if (message.isPrivate) return `Note: ${what}`;
  return message.kind === "outgoing" && message.sender?.type === "user" ? `↩ ${what}` : what;
}
