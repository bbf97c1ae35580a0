import { assertNever } from "../assert-never.ts";
import type { Effect } from "../effect.ts";
import { type Baton, isPeople } from "./holder.ts";

/**
 * Asked again just before each send. What the customer sees must belong to the latest pass; what would undo a person's
 * act is dropped once a person has the conversation; notes, labels and attributes are welcome at any time.
 */
export function mayDeliver(effect: Effect, committedSeq: number, baton: Baton): boolean {
  switch (effect.kind) {
    case "typing":
      return effect.private === true || !effect.on || committedSeq === baton.seq;
    case "say":
    case "choice":
      return committedSeq === baton.seq;
    case "assign":
      return committedSeq === baton.seq || ("team" in effect.to && baton.holder === "team");
    case "set_status":
      return committedSeq === baton.seq || (effect.status === "open" && isAtWork(baton));
    case "note":
    case "mention":
    case "set_priority":
    case "change_labels":
    case "merge_attributes":
      return true;
    default:
      return assertNever(effect);
  }
}

/** Opening a conversation that an agent has just snoozed would wake it. */
const isAtWork = ({ holder, reason }: Baton) => isPeople(holder) && reason !== "snoozed";
