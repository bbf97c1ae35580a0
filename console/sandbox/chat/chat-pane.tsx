import { useState } from "preact/hooks";
import { Composer } from "../../shared/composer.tsx";
import { Icon } from "../../shared/icon.tsx";
import { useStore } from "../../shared/store.ts";
import { channelTraits } from "./channels.ts";
import type { Chat } from "./chat.ts";
import { ChatHeader } from "./chat-header.tsx";
import { ChatLog } from "./chat-log.tsx";
import { inboxOf, outgoingOf, selectedCustomer } from "./chat-state.ts";
import { ChatWelcome } from "./chat-welcome.tsx";
import "./chat.css";

/** Avenida Paulista, where the demo shop is. */
const SAMPLE_PLACE = { latitude: -23.56141, longitude: -46.65588, title: "Av. Paulista, 1578, São Paulo" };

export function ChatPane({ chat }: { readonly chat: Chat }) {
  const state = useStore(chat.store);
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  const customer = selectedCustomer(state);
  const inbox = customer && inboxOf(state, customer);
  if (!customer || !inbox) return <NoInbox />;

  const isNew = state.messages.length === 0 && outgoingOf(state, customer.key).length === 0 && !state.isLoading;
  const onText = (text: string) => {
    setDrafts((known) => ({ ...known, [customer.key]: text }));
  };
  const onSend = (text: string, files: readonly File[]) => {
    chat.send(text, files);
    return Promise.resolve(true);
  };
  return (
    <section class="pane chat" id="chat" aria-labelledby="chat-title" tabIndex={-1}>
      <ChatHeader chat={chat} state={state} customer={customer} inbox={inbox} />
      {isNew ? (
        <ChatWelcome chat={chat} customer={customer} inboxes={state.inboxes} />
      ) : (
        <ChatLog chat={chat} state={state} customer={customer} inbox={inbox} />
      )}
      <div class="chat__composer composer-card">
        <Composer
          key={customer.key}
          label={`Message as ${customer.name}`}
          placeholder="Write as the customer…"
          text={drafts[customer.key] ?? ""}
          onText={onText}
          onTyping={chat.keystroke}
          onSend={onSend}
          tools={channelTraits(inbox.channelType).hasLocation && <LocationButton chat={chat} />}
        />
      </div>
    </section>
  );
}

function LocationButton({ chat }: { readonly chat: Chat }) {
  return (
    <button
      type="button"
      class="button button--bare"
      aria-label="Share a sample location"
      title="Share a sample location"
      onClick={() => void chat.shareLocation(SAMPLE_PLACE)}
    >
      <Icon name="pin" />
    </button>
  );
}

function NoInbox() {
  return (
    <section class="pane chat" id="chat" aria-label="Customer" tabIndex={-1}>
      <p>This sandbox has no inbox, so no customer can write.</p>
    </section>
  );
}
