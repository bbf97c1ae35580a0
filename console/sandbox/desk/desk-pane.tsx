import { useStore } from "../../shared/store.ts";
import type { Inbox } from "../info.ts";
import { ConversationList } from "./conversation-list.tsx";
import type { Desk } from "./desk.ts";
import { selectedConversation } from "./desk-state.ts";
import { SignIn } from "./sign-in.tsx";
import { Thread } from "./thread.tsx";
import "./desk.css";

interface DeskPaneProps {
  readonly desk: Desk;
  readonly inboxes: readonly Inbox[];
}

export function DeskPane({ desk, inboxes }: DeskPaneProps) {
  const state = useStore(desk.store);
  const conversation = selectedConversation(state);
  return (
    <section
      class="pane desk"
      id="desk"
      aria-labelledby="desk-title"
      tabIndex={-1}
      data-view={conversation && state.isThreadOpen ? "thread" : "list"}
    >
      <h2 id="desk-title" class="visually-hidden">
        The agent's desk
      </h2>
      <div class="desk__side">
        <header class="desk__header">
          <p class="desk__title" aria-hidden="true">
            Desk
          </p>
          <SignIn users={state.users} me={state.me} onSignIn={(user) => void desk.signIn(user)} />
        </header>
        <ConversationList desk={desk} state={state} inboxes={inboxes} />
      </div>
      {conversation ? (
        <Thread desk={desk} state={state} conversation={conversation} inboxes={inboxes} />
      ) : (
        <NothingChosen isEmpty={state.conversations.size === 0} />
      )}
    </section>
  );
}

function NothingChosen({ isEmpty }: { readonly isEmpty: boolean }) {
  return (
    <div class="desk__thread desk__nothing">
      <svg viewBox="0 0 160 90" aria-hidden="true" focusable="false">
        <path d="M0 78C50 78 70 20 160 20M0 92C58 92 84 36 160 36M0 106C66 106 98 52 160 52" />
        <rect x="62" y="36" width="46" height="12" rx="6" transform="rotate(-38 85 42)" />
      </svg>
      <h3>{isEmpty ? "Nobody has written yet" : "Choose a conversation"}</h3>
      <p>
        {isEmpty
          ? "Send something from the customer's chat. The conversation opens here by itself, with the bot holding the baton."
          : "You see what the customer sees, and the private notes besides."}
      </p>
    </div>
  );
}
