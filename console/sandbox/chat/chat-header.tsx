import { Avatar } from "../../shared/avatar.tsx";
import { Icon } from "../../shared/icon.tsx";
import type { Inbox } from "../info.ts";
import { channelTraits } from "./channels.ts";
import type { Chat } from "./chat.ts";
import { type ChatState, inboxOf } from "./chat-state.ts";
import type { Customer } from "./customers.ts";

interface ChatHeaderProps {
  readonly chat: Chat;
  readonly state: ChatState;
  readonly customer: Customer;
  readonly inbox: Inbox;
}

export function ChatHeader({ chat, state, customer, inbox }: ChatHeaderProps) {
  const { label } = channelTraits(inbox.channelType);
  return (
    <header class="chat__header">
      <h2 class="visually-hidden" id="chat-title">
        The customer's chat
      </h2>
      <Avatar name={customer.name} type="contact" size="large" />
      <div class="chat__who">
        <label class="visually-hidden" for="chat-customer">
          Customer
        </label>
        <select
          id="chat-customer"
          class="select select--title"
          value={customer.key}
          onChange={(event) => void chat.select(event.currentTarget.value)}
        >
          {state.customers.map((other) => (
            <option key={other.key} value={other.key}>
              {optionText(state, other)}
            </option>
          ))}
        </select>
        <p class="chat__channel">{label === inbox.name ? label : `${inbox.name} · ${label}`}</p>
      </div>
      <UnreadElsewhere state={state} />
      <button type="button" class="button button--quiet" onClick={() => chat.addCustomer()}>
        <Icon name="plus" />
        <span>
          New<span class="chat__new-word"> customer</span>
        </span>
      </button>
    </header>
  );
}

function optionText(state: ChatState, customer: Customer): string {
  const unread = state.unread.get(customer.key) ?? 0;
  const inbox = inboxOf(state, customer)?.name ?? "";
  return `${customer.name}${state.customers.length > 1 ? ` (${inbox})` : ""}${unread > 0 ? ` • ${unread} new` : ""}`;
}

function UnreadElsewhere({ state }: { readonly state: ChatState }) {
  const total = [...state.unread.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  return (
    <span class="count" title="New messages for other customers">
      {total}
      <span class="visually-hidden"> new messages for other customers</span>
    </span>
  );
}
