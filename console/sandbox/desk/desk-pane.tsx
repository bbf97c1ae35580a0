import { useStore } from "../../shared/store.ts";
import type { Inbox } from "../info.ts";
import { ConversationList } from "./conversation-list.tsx";
import type { Desk } from "./desk.ts";
import { selectedConversation } from "./desk-state.ts";
import { EmptyDesk } from "./empty-desk.tsx";
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
        <EmptyDesk isEmpty={state.conversations.size === 0} />
      )}
    </section>
  );
}
