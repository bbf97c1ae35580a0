import type { Conversation } from "../../shared/chatwoot/conversation.ts";
import { HOLDER_LABELS, type Holder, holderOf } from "../../shared/chatwoot/holder.ts";
import { Icon } from "../../shared/icon.tsx";
import type { DeskUser } from "../info.ts";
import type { Desk } from "./desk.ts";
import "./relay.css";

interface RelayProps {
  readonly desk: Desk;
  readonly conversation: Conversation;
  readonly me: DeskUser;
}

type StationName = Exclude<Holder, "snoozed">;

interface Station {
  readonly name: StationName;
  /** What it says while it holds the baton. */
  readonly state: string;
  /** What a click does while it does not. */
  readonly verb: string;
  readonly verbFor: string;
  readonly pass: () => Promise<void>;
}

/** The track the baton runs on. Each station shows who holds it, and passes it there when pressed. */
export function Relay({ desk, conversation, me }: RelayProps) {
  const holder = holderOf(conversation);
  const at = stationOf(conversation);
  const isMine = conversation.assignee?.type === "user" && conversation.assignee.id === me.id;
  return (
    <div class={`relay relay--${holder}`} style={{ "--at": String(STATION_ORDER.indexOf(at)) }}>
      <span class="relay__baton" aria-hidden="true" />
      <ol class="relay__stations" aria-label="Who holds the baton">
        {stationsOf(desk, conversation, me).map((station) => {
          const isHere = station.name === at;
          const isSettled = isHere && !(station.name === "agent" && !isMine) && holder !== "snoozed";
          return (
            <li key={station.name}>
              <button
                type="button"
                class="relay__station"
                aria-current={isHere ? "step" : undefined}
                aria-disabled={isSettled}
                aria-label={spokenLabel(station, isHere, isSettled)}
                title={isSettled ? undefined : station.verbFor}
                onClick={() => !isSettled && void station.pass()}
              >
                <Icon name={isHere && holder === "snoozed" ? "snoozed" : station.name} />
                <span class="relay__text">
                  <span class="relay__name">{HOLDER_LABELS[station.name]}</span>
                  <span class="relay__hint">{isHere ? station.state : station.verb}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function spokenLabel({ name, state, verbFor }: Station, isHere: boolean, isSettled: boolean): string {
  const present = `${HOLDER_LABELS[name]}: ${state}`;
  if (!isHere) return verbFor;
  return isSettled ? present : `${present}. ${verbFor}`;
}

const STATION_ORDER = ["bot", "team", "agent", "closed"] as const satisfies readonly StationName[];

/** Snoozed is not a place: whoever had the conversation still has it, asleep. */
function stationOf(conversation: Conversation): StationName {
  const holder = holderOf(conversation);
  if (holder !== "snoozed") return holder;
  return conversation.assignee?.type === "user" ? "agent" : "team";
}

function stationsOf(desk: Desk, conversation: Conversation, me: DeskUser): readonly Station[] {
  const { assignee, team, status } = conversation;
  const agentState = assignee?.id === me.id ? "you have it" : (assignee?.name ?? "");
  const isSnoozed = status === "snoozed";
  return [
    { name: "bot", state: "answering", verb: "Give back", verbFor: "Give back to the bot", pass: desk.giveToBot },
    {
      name: "team",
      state: isSnoozed ? "snoozed" : (team?.name ?? "waiting"),
      verb: "Open",
      verbFor: "Open for the team",
      pass: desk.giveToTeam,
    },
    {
      name: "agent",
      state: isSnoozed ? "snoozed" : agentState,
      verb: "Take it",
      verbFor: "Take it: assign to me",
      pass: desk.takeOver,
    },
    { name: "closed", state: "resolved", verb: "Resolve", verbFor: "Resolve", pass: () => desk.setStatus("resolved") },
  ];
}
