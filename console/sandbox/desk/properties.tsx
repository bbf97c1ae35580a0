import { type Conversation, PRIORITIES, STATUSES, type Status } from "../../shared/chatwoot/conversation.ts";
import { fullTime } from "../../shared/text/time.ts";
import type { Desk } from "./desk.ts";
import type { SnoozeFor } from "./desk-actions.ts";
import type { DeskState } from "./desk-state.ts";
import { PropertySelect } from "./property-select.tsx";

interface PropertiesProps {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly conversation: Conversation;
}

const STATUS_LABELS: Readonly<Record<Status, string>> = {
  pending: "Pending",
  open: "Open",
  snoozed: "Snoozed",
  resolved: "Resolved",
};

const SNOOZES: readonly { readonly value: SnoozeFor; readonly label: string }[] = [
  { value: "next_reply", label: "Snooze until the next reply" },
  { value: "one_hour", label: "Snooze for 1 hour" },
  { value: "tomorrow", label: "Snooze until tomorrow 9:00" },
];

/** Chatwoot's own fields, one change at a time: what the relay does in one press can be done here step by step. */
export function Properties({ desk, state, conversation }: PropertiesProps) {
  const { assignee, team, priority } = conversation;
  return (
    <div class="properties">
      <StatusSelect desk={desk} conversation={conversation} />
      <PropertySelect
        label="Assignee"
        value={assignee?.type === "user" ? String(assignee.id) : ""}
        options={[
          { value: "", label: "Nobody" },
          ...state.users.map(({ id, name }) => ({
            value: String(id),
            label: id === state.me.id ? `Me (${name})` : name,
          })),
        ]}
        onValue={(value) => void desk.assign(value ? Number(value) : null)}
      />
      <PropertySelect
        label="Team"
        value={team ? String(team.id) : ""}
        options={[
          { value: "", label: "No team" },
          ...state.teams.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onValue={(value) => void desk.assignTeam(value ? Number(value) : null)}
      />
      <PropertySelect
        label="Priority"
        value={priority ?? ""}
        options={[
          { value: "", label: "None" },
          ...PRIORITIES.map((name) => ({ value: name, label: name.charAt(0).toUpperCase() + name.slice(1) })),
        ]}
        onValue={(value) => void desk.setPriority(PRIORITIES.find((name) => name === value) ?? null)}
      />
    </div>
  );
}

function StatusSelect({ desk, conversation }: Omit<PropertiesProps, "state">) {
  const { status, snoozedUntilMs } = conversation;
  const isSnoozed = status === "snoozed";
  const snoozedLabel = snoozedUntilMs ? `Snoozed until ${fullTime(snoozedUntilMs)}` : "Snoozed until the next reply";
  const options = STATUSES.filter((name) => name !== "snoozed").map((name) => ({
    value: name,
    label: STATUS_LABELS[name],
  }));
  const onValue = (value: string) => {
    const snooze = SNOOZES.find((option) => option.value === value);
    const chosen = STATUSES.find((name) => name === value);
    if (snooze) void desk.snooze(snooze.value);
    else if (chosen && chosen !== status) void desk.setStatus(chosen);
  };
  return (
    <PropertySelect
      label="Status"
      value={status}
      options={[...options, ...(isSnoozed ? [{ value: "snoozed", label: snoozedLabel }] : []), ...SNOOZES]}
      onValue={onValue}
    />
  );
}
