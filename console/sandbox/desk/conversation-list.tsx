import { STATUSES, type Status } from "../../shared/chatwoot/conversation.ts";
import type { Inbox } from "../info.ts";
import { useNow } from "../use-now.ts";
import { ConversationRow } from "./conversation-row.tsx";
import type { Desk } from "./desk.ts";
import { type Filter, OWNERS, type Owner } from "./desk-api.ts";
import { type DeskState, listedConversations } from "./desk-state.ts";
import "./list.css";

interface ConversationListProps {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly inboxes: readonly Inbox[];
}

const OWNER_LABELS: Readonly<Record<Owner, string>> = { mine: "Mine", unassigned: "Unassigned", all: "All" };

/** Chatwoot's status, said in terms of who has the baton. */
const STATUS_LABELS: Readonly<Record<Status | "all", string>> = {
  all: "Any status",
  pending: "Pending: with the bot",
  open: "Open: with people",
  snoozed: "Snoozed",
  resolved: "Resolved",
};

export function ConversationList({ desk, state, inboxes }: ConversationListProps) {
  const nowMs = useNow();
  const listed = listedConversations(state);
  return (
    <nav class="list" aria-label="Conversations">
      <Filters filter={state.filter} state={state} onFilter={(change) => void desk.setFilter(change)} />
      {listed.length === 0 && !state.isListLoading && <EmptyList desk={desk} state={state} />}
      <ul class="list__rows">
        {listed.map((conversation) => (
          <ConversationRow
            key={conversation.id}
            conversation={conversation}
            inboxName={inboxes.find(({ id }) => id === conversation.inboxId)?.name ?? ""}
            me={state.me}
            isSelected={conversation.id === state.selectedId}
            nowMs={nowMs}
            onSelect={() => void desk.select(conversation.id)}
          />
        ))}
      </ul>
      {state.hasMore && (
        <button type="button" class="button list__more" onClick={() => void desk.loadMore()}>
          Load more
        </button>
      )}
    </nav>
  );
}

interface FiltersProps {
  readonly filter: Filter;
  readonly state: DeskState;
  readonly onFilter: (change: Partial<Filter>) => void;
}

function Filters({ filter, state, onFilter }: FiltersProps) {
  return (
    <div class="filters">
      <fieldset class="segments">
        <legend class="visually-hidden">Whose conversations</legend>
        {OWNERS.map((owner) => (
          <button
            key={owner}
            type="button"
            class="segments__button"
            aria-pressed={filter.owner === owner}
            onClick={() => onFilter({ owner })}
          >
            {OWNER_LABELS[owner]} <span class="segments__count">{state.counts[owner]}</span>
          </button>
        ))}
      </fieldset>
      <label class="visually-hidden" for="filter-status">
        Status
      </label>
      <select
        id="filter-status"
        class="select"
        value={filter.status}
        onChange={(event) => onFilter({ status: asStatus(event.currentTarget.value) })}
      >
        {(["all", ...STATUSES] as const).map((status) => (
          <option key={status} value={status}>
            {STATUS_LABELS[status]}
          </option>
        ))}
      </select>
    </div>
  );
}

function asStatus(value: string): Status | "all" {
  return STATUSES.find((status) => status === value) ?? "all";
}

function EmptyList({ desk, state }: { readonly desk: Desk; readonly state: DeskState }) {
  if (state.conversations.size === 0) {
    return <p class="list__empty">No conversation yet. Write as the customer and it shows up here.</p>;
  }
  return (
    <div class="list__empty">
      <p>Nothing matches this filter.</p>
      <button
        type="button"
        class="button button--small"
        onClick={() => void desk.setFilter({ owner: "all", status: "all" })}
      >
        Show all
      </button>
    </div>
  );
}
