import { useState } from "preact/hooks";
import { Avatar } from "../../shared/avatar.tsx";
import type { Conversation } from "../../shared/chatwoot/conversation.ts";
import { Icon } from "../../shared/icon.tsx";
import { clockTime } from "../../shared/text/time.ts";
import type { Inbox } from "../info.ts";
import type { Desk } from "./desk.ts";
import type { DeskState } from "./desk-state.ts";
import { Facts } from "./facts.tsx";
import { Properties } from "./properties.tsx";
import { Relay } from "./relay.tsx";
import { ThreadComposer } from "./thread-composer.tsx";
import { ThreadLog } from "./thread-log.tsx";
import "./thread.css";

interface ThreadProps {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly conversation: Conversation;
  readonly inboxes: readonly Inbox[];
}

export function Thread(props: ThreadProps) {
  const { desk, state, conversation } = props;
  const [isDetailsOpen, setDetailsOpen] = useState(false);
  return (
    <section class="desk__thread" aria-labelledby="thread-title">
      <header class="thread-header">
        <Who {...props} isDetailsOpen={isDetailsOpen} onDetails={() => setDetailsOpen(!isDetailsOpen)} />
        <Relay desk={desk} conversation={conversation} me={state.me} />
        <div id="thread-details" class="thread-header__details" data-open={isDetailsOpen}>
          <Properties desk={desk} state={state} conversation={conversation} />
          <Facts conversation={conversation} />
        </div>
      </header>
      <ThreadLog desk={desk} state={state} conversation={conversation} />
      <ThreadComposer key={conversation.id} desk={desk} state={state} conversation={conversation} />
    </section>
  );
}

interface WhoProps extends ThreadProps {
  readonly isDetailsOpen: boolean;
  readonly onDetails: () => void;
}

function Who({ desk, conversation, inboxes, isDetailsOpen, onDetails }: WhoProps) {
  const { contact, id, inboxId, waitingSinceMs } = conversation;
  const inbox = inboxes.find((candidate) => candidate.id === inboxId);
  return (
    <div class="thread-header__who">
      <button
        type="button"
        class="button button--bare thread-header__back"
        aria-label="Back to the list"
        onClick={desk.closeThread}
      >
        <Icon name="back" />
      </button>
      <Avatar name={contact.name} type="contact" size="large" />
      <div class="thread-header__names">
        <h3 id="thread-title">{contact.name}</h3>
        <p>
          {inbox?.name ?? "Inbox"} · #{id}
          {waitingSinceMs !== null && <> · waiting since {clockTime(waitingSinceMs)}</>}
        </p>
      </div>
      <button
        type="button"
        class="button button--quiet thread-header__toggle"
        aria-expanded={isDetailsOpen}
        aria-controls="thread-details"
        onClick={onDetails}
      >
        <Icon name="sliders" /> Details
      </button>
    </div>
  );
}
